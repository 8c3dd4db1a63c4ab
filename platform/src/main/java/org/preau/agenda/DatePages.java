package org.preau.agenda;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.site.Article;
import org.preau.site.Wrong;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** The dates of one text, and one more. */
final class DatePages {

    /** The view of {@code agenda/dates.hbs}. */
    record View(
            String article,
            List<Link> crumbs,
            String action,
            String agenda,
            UUID id,
            boolean visible,
            List<DateRow> coming,
            List<DateRow> past,
            Form form,
            Optional<Message> problem) {}

    private final DatedText text;

    DatePages(DatedText text) {
        this.text = text;
    }

    Reply list(Desk desk, Exchange exchange) {
        return list(200, desk, exchange, Optional.empty(), List.of());
    }

    private Reply list(
            int status,
            Desk desk,
            Exchange exchange,
            Optional<DateInput> typed,
            List<Wrong> wrongs) {
        return text.shown(
                status,
                desk,
                exchange,
                "agenda/dates",
                (tx, article) -> Optional.of(view(tx, desk, article, typed, wrongs)));
    }

    private View view(
            TenantTx tx,
            Desk desk,
            Article article,
            Optional<DateInput> typed,
            List<Wrong> wrongs) {
        List<DateRow> rows =
                ArticleDates.of(tx, article.id()).stream()
                        .map(one -> text.row(desk, article, one))
                        .toList();
        DateInput input =
                typed.or(() -> ArticleDates.lastPlace(tx)).orElseGet(() -> DateInput.at("", ""));
        return new View(
                article.title(),
                text.crumbs(desk, article),
                text.dates(desk, article.id()),
                AgendaRoom.agenda(desk),
                input.id() == null ? Ids.next() : input.id(),
                article.isPublished(),
                rows.stream().filter(row -> !row.over()).toList(),
                rows.stream().filter(DateRow::over).toList().reversed(),
                Form.of(DateForm.fresh(input, wrongs).toArray(Field[]::new)),
                DatedText.general(wrongs));
    }

    Reply add(Desk desk, Exchange exchange) {
        UUID id = AgendaRoom.id(exchange.form("id")).orElseGet(Ids::next);
        DateInput input = DateInput.of(exchange, id, null);
        return text.answer(
                desk,
                exchange,
                new ChangeDates.Add(input),
                "said.date-added",
                (status, wrongs) -> list(status, desk, exchange, Optional.of(input), wrongs));
    }
}
