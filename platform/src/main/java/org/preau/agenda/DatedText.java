package org.preau.agenda;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
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

/** The text that a path names, around the pages of its dates: finds it, shows it, changes it. */
record DatedText(AgendaRoom room, ArticleKind kind) {

    /** Where the dates of a text are. */
    String dates(Desk desk, UUID article) {
        return AgendaRoom.text(desk, kind, article) + "/dates";
    }

    /** The date that a path names. */
    Optional<UUID> id(Exchange exchange) {
        return AgendaRoom.id(exchange.parameter(AgendaRoom.part(kind)));
    }

    /** A date of it, as lists show it. */
    DateRow row(Desk desk, Article article, ArticleDate it) {
        String its = dates(desk, article.id()) + "/" + it.id();
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

    /**
     * Does it, and leads back to the list.
     *
     * @param again the page with what is wrong, at that status
     */
    Reply answer(
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
            case ChangeDates.Kept _ -> Pages.done(dates(desk, article.get()), said);
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

    <V> Reply shown(
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

    Optional<ArticleDate> date(TenantTx tx, Article article, Exchange exchange) {
        return id(exchange).flatMap(id -> ArticleDates.find(tx, article.id(), id));
    }

    static Optional<Message> general(List<Wrong> wrongs) {
        return wrongs.stream().filter(one -> one.field().isEmpty()).map(Wrong::problem).findFirst();
    }

    List<Link> crumbs(Desk desk, Article article) {
        return List.of(
                new Link(
                        Message.plain(article.title()), AgendaRoom.text(desk, kind, article.id())));
    }

    List<Link> below(Desk desk, Article article) {
        return List.of(
                crumbs(desk, article).getFirst(),
                new Link(Message.of("agenda.dates"), dates(desk, article.id())));
    }
}
