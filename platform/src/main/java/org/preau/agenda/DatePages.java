package org.preau.agenda;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.preau.base.Ids;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.site.Article;
import org.preau.site.ArticleKind;
import org.preau.site.Articles;
import org.preau.site.Wrong;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** The dates of one text: all of them with one more, one of them, one to be taken away. */
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

    /**
     * The view of {@code agenda/date.hbs}.
     *
     * @param now how it stands by now, when somebody changed it in the meantime
     */
    record OneView(
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

    private final AgendaRoom room;
    private final ArticleKind kind;

    DatePages(AgendaRoom room, ArticleKind kind) {
        this.room = room;
        this.kind = kind;
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
        return shown(
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
                        .map(one -> row(desk, article, one))
                        .toList();
        DateInput input =
                typed.or(() -> ArticleDates.lastPlace(tx)).orElseGet(() -> DateInput.at("", ""));
        return new View(
                article.title(),
                crumbs(desk, article),
                AgendaRoom.dates(desk, kind, article.id()),
                AgendaRoom.agenda(desk),
                input.id() == null ? Ids.next() : input.id(),
                article.isPublished(),
                rows.stream().filter(row -> !row.over()).toList(),
                rows.stream().filter(DateRow::over).toList().reversed(),
                Form.of(DateForm.fresh(input, wrongs).toArray(Field[]::new)),
                general(wrongs));
    }

    private DateRow row(Desk desk, Article article, ArticleDate it) {
        String its = AgendaRoom.dates(desk, kind, article.id()) + "/" + it.id();
        LocalDate today = room.today();
        return new DateRow(
                it.startsOn(),
                String.valueOf(it.startsOn().getYear()),
                DateRow.hour(it.startsAt()),
                DateRow.until(it.startsOn(), it.endsOn()),
                Optional.empty(),
                article.isPublished(),
                it.note(),
                it.place(),
                it.state(),
                it.endsOn().isBefore(today),
                its,
                its + "/retrait");
    }

    Reply add(Desk desk, Exchange exchange) {
        UUID id = AgendaRoom.id(exchange.form("id")).orElseGet(Ids::next);
        DateInput input = DateInput.of(exchange, id, null);
        return answer(
                desk,
                exchange,
                new ChangeDates.Add(input),
                "said.date-added",
                (status, wrongs) -> list(status, desk, exchange, Optional.of(input), wrongs));
    }

    Reply show(Desk desk, Exchange exchange) {
        return shown(
                200,
                desk,
                exchange,
                "agenda/date",
                (tx, article) ->
                        date(tx, article, exchange)
                                .map(it ->
                                        one(
                                                desk,
                                                article,
                                                it,
                                                DateInput.of(it),
                                                List.of(),
                                                false)));
    }

    private OneView one(
            Desk desk,
            Article article,
            ArticleDate it,
            DateInput input,
            List<Wrong> wrongs,
            boolean stale) {
        DateRow row = row(desk, article, it);
        return new OneView(
                article.title(),
                below(desk, article),
                row.href(),
                row.remove(),
                AgendaRoom.dates(desk, kind, article.id()),
                it.changes(),
                stale ? Optional.of(row) : Optional.empty(),
                DateForm.standing(input, wrongs),
                general(wrongs));
    }

    Reply save(Desk desk, Exchange exchange) {
        Optional<UUID> id = AgendaRoom.id(exchange.parameter(AgendaRoom.part(kind)));
        if (id.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        int version = AgendaRoom.number(exchange.form("version"), -1);
        DateInput input = DateInput.of(exchange, id.get(), version);
        return answer(
                desk,
                exchange,
                new ChangeDates.Edit(id.get(), input),
                "said.date-saved",
                (status, wrongs) ->
                        shown(
                                status,
                                desk,
                                exchange,
                                "agenda/date",
                                (tx, article) ->
                                        date(tx, article, exchange)
                                                .map(it ->
                                                        one(
                                                                desk,
                                                                article,
                                                                it,
                                                                input,
                                                                wrongs,
                                                                status == 409))));
    }

    Reply confirm(Desk desk, Exchange exchange) {
        return shown(
                200,
                desk,
                exchange,
                "agenda/remove",
                (tx, article) -> date(tx, article, exchange).map(it -> asked(desk, article, it)));
    }

    private RemoveView asked(Desk desk, Article article, ArticleDate it) {
        DateRow row = row(desk, article, it);
        return new RemoveView(
                below(desk, article),
                row,
                row.remove(),
                row.href(),
                AgendaRoom.dates(desk, kind, article.id()));
    }

    Reply remove(Desk desk, Exchange exchange) {
        return AgendaRoom.id(exchange.parameter(AgendaRoom.part(kind)))
                .map(id ->
                        answer(
                                desk,
                                exchange,
                                new ChangeDates.Remove(id),
                                "said.date-removed",
                                (status, wrongs) ->
                                        list(status, desk, exchange, Optional.empty(), wrongs)))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    /**
     * Does it, and leads back to the list.
     *
     * @param again the page with what is wrong, at that status
     */
    private Reply answer(
            Desk desk,
            Exchange exchange,
            ChangeDates.Change change,
            String said,
            BiFunction<Integer, List<Wrong>, Reply> again) {
        Optional<UUID> article = AgendaRoom.id(exchange.parameter(kind.part()));
        if (article.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        return switch (room.change().run(desk, kind, article.get(), change)) {
            case ChangeDates.Kept _ ->
                    Pages.done(AgendaRoom.dates(desk, kind, article.get()), said);
            case ChangeDates.Invalid(List<Wrong> wrongs) -> again.apply(422, wrongs);
            case ChangeDates.Stale _ ->
                    again.apply(409, List.of(Wrong.of("", "agenda.wrong.stale")));
            case ChangeDates.PublishersOnly() ->
                    again.apply(403, List.of(Wrong.of("", "agenda.wrong.publishers")));
            case ChangeDates.Elsewhere() ->
                    again.apply(403, List.of(Wrong.of("", "agenda.wrong.elsewhere")));
            case ChangeDates.Missing() -> room.pages().notFound(exchange);
        };
    }

    private <V> Reply shown(
            int status,
            Desk desk,
            Exchange exchange,
            String template,
            BiFunction<TenantTx, Article, Optional<V>> view) {
        return AgendaRoom.id(exchange.parameter(kind.part()))
                .flatMap(id ->
                        room.database()
                                .read(
                                        desk.tenancy(),
                                        tx ->
                                                Articles.find(tx, id)
                                                        .filter(it -> it.kind() == kind)
                                                        .flatMap(it -> view.apply(tx, it))))
                .map(it -> room.pages().desk(status, template, it, desk, exchange))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private Optional<ArticleDate> date(TenantTx tx, Article article, Exchange exchange) {
        return AgendaRoom.id(exchange.parameter(AgendaRoom.part(kind)))
                .flatMap(id -> ArticleDates.find(tx, article.id(), id));
    }

    private static Optional<Message> general(List<Wrong> wrongs) {
        return wrongs.stream().filter(one -> one.field().isEmpty()).map(Wrong::problem).findFirst();
    }

    private List<Link> crumbs(Desk desk, Article article) {
        return List.of(
                new Link(
                        Message.plain(article.title()), AgendaRoom.text(desk, kind, article.id())));
    }

    private List<Link> below(Desk desk, Article article) {
        return List.of(
                crumbs(desk, article).getFirst(),
                new Link(Message.of("agenda.dates"), AgendaRoom.dates(desk, kind, article.id())));
    }
}
