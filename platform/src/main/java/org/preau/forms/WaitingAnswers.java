package org.preau.forms;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.WaitingThings;

/** Answers that nobody has dealt with, one line for each form: how many, and since when. */
public final class WaitingAnswers implements WaitingThings {

    record Row(UUID id, String title, long waiting, long suspects, Instant since) {}

    @Override
    public List<Thing> of(TenantTx tx, Desk desk, int most) {
        return desk.may(Right.PUBLISH)
                ? rows(tx, most).stream().map(row -> thing(desk, row)).toList()
                : List.of();
    }

    private static List<Row> rows(TenantTx tx, int most) {
        return tx.query(
                        """
                        select f.id, f.title, count(*) as waiting,
                               count(*) filter (where a.state = 'suspect') as suspects,
                               min(a.given_at) as since
                          from answer a
                          join questionnaire f on f.tenant_id = a.tenant_id and f.id = a.questionnaire_id
                         where a.done_at is null
                           and a.state in ('received', 'suspect')
                         group by f.id, f.title
                         order by since
                         limit :most
                        """)
                .bind("most", most)
                .list(Row.class);
    }

    private static Thing thing(Desk desk, Row row) {
        boolean suspect = row.suspects() == row.waiting();
        return new Thing(
                Group.DECIDE,
                "list",
                new Message(
                        "forms.waits",
                        java.util.Map.of("count", row.waiting(), "title", row.title())),
                Message.of("forms.waits.note"),
                row.since(),
                FormRoom.of(desk, row.id()) + "/reponses" + (suspect ? "?etat=suspect" : ""),
                Message.of("forms.answers.see"));
    }
}
