package org.preau.agenda;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.site.Article;
import org.preau.site.Wrong;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** One date of a text: changed, called off, removed. */
final class OneDatePages {

    /**
     * The view of {@code agenda/date.hbs}.
     *
     * @param now how it stands by now, when somebody changed it in the meantime
     */
    record View(
            String article,
            List<Link> crumbs,
            String action,
            String remove,
            String back,
            int version,
            Optional<DateRow> now,
            Form form,
            Optional<Message> problem) {}

    /** The view of {@code agenda/remove.hbs}. */
    record RemoveView(List<Link> crumbs, DateRow date, String action, String edit, String back) {}

    private final DatedText text;

    OneDatePages(DatedText text) {
        this.text = text;
    }

    Reply show(Desk desk, Exchange exchange) {
        return page(200, desk, exchange, Optional.empty(), List.of());
    }

    /**
     * @param typed what was sent; empty for the date as it stands
     */
    private Reply page(
            int status,
            Desk desk,
            Exchange exchange,
            Optional<DateInput> typed,
            List<Wrong> wrongs) {
        boolean stale = status == 409;
        return text.shown(
                status,
                desk,
                exchange,
                "agenda/date",
                (tx, article) ->
                        text.date(tx, article, exchange)
                                .map(it ->
                                        one(
                                                desk,
                                                article,
                                                it,
                                                typed.orElseGet(() -> DateInput.of(it)),
                                                wrongs,
                                                stale)));
    }

    private View one(
            Desk desk,
            Article article,
            ArticleDate it,
            DateInput input,
            List<Wrong> wrongs,
            boolean stale) {
        DateRow row = text.row(desk, article, it);
        return new View(
                article.title(),
                text.below(desk, article),
                row.href(),
                row.remove(),
                text.dates(desk, article.id()),
                it.changes(),
                stale ? Optional.of(row) : Optional.empty(),
                DateForm.standing(input, wrongs),
                DatedText.general(wrongs));
    }

    Reply save(Desk desk, Exchange exchange) {
        Optional<UUID> id = text.id(exchange);
        if (id.isEmpty()) {
            return text.room().pages().notFound(exchange);
        }
        int version = AgendaRoom.number(exchange.form("version"), -1);
        DateInput input = DateInput.of(exchange, id.get(), version);
        return text.answer(
                desk,
                exchange,
                new ChangeDates.Edit(id.get(), input),
                "said.date-saved",
                (status, wrongs) -> page(status, desk, exchange, Optional.of(input), wrongs));
    }

    Reply confirm(Desk desk, Exchange exchange) {
        return text.shown(
                200,
                desk,
                exchange,
                "agenda/remove",
                (tx, article) ->
                        text.date(tx, article, exchange).map(it -> asked(desk, article, it)));
    }

    private RemoveView asked(Desk desk, Article article, ArticleDate it) {
        DateRow row = text.row(desk, article, it);
        return new RemoveView(
                text.below(desk, article),
                row,
                row.remove(),
                row.href(),
                text.dates(desk, article.id()));
    }

    Reply remove(Desk desk, Exchange exchange) {
        return text.id(exchange)
                .map(id ->
                        text.answer(
                                desk,
                                exchange,
                                new ChangeDates.Remove(id),
                                "said.date-removed",
                                (status, wrongs) ->
                                        page(status, desk, exchange, Optional.empty(), wrongs)))
                .orElseGet(() -> text.room().pages().notFound(exchange));
    }
}
