package org.preau.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.web.PrivacyNote;

/** What the privacy page says of forms: each one that is open, what for, for how long. */
public final class FormsPrivacy implements PrivacyNote {

    record Row(String title, String purpose, int keptMonths) {}

    @Override
    public List<Part> of(TenantTx tx) {
        List<Row> open =
                tx.query(
                                """
                                select title, purpose, kept_months
                                  from questionnaire
                                 where opened
                                 order by title, id
                                """)
                        .list(Row.class);
        if (open.isEmpty()) {
            return List.of();
        }
        List<Message> sentences = new ArrayList<>();
        sentences.add(Message.of("forms.privacy.what"));
        open.forEach(row ->
                sentences.add(
                        new Message(
                                "forms.privacy.one",
                                Map.of(
                                        "title", row.title(),
                                        "purpose", row.purpose(),
                                        "months", row.keptMonths()))));
        return List.of(new Part(Message.of("forms.privacy"), sentences));
    }
}
