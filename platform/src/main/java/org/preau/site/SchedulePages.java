package org.preau.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.tenancy.Right;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** The page on which somebody says from when until when a text is public. */
final class SchedulePages {

    /**
     * @param article its title
     * @param scheduled when it will be public by itself; empty when it does not wait
     * @param leaves when it goes offline by itself; empty for never
     * @param online whether visitors read it now
     * @param says what cannot be done, and why
     * @param may whether the reader may change it; its sections may be others
     */
    record View(
            List<Link> crumbs,
            String article,
            int version,
            String path,
            ArticleState state,
            Optional<Instant> scheduled,
            Optional<Instant> leaves,
            boolean online,
            Optional<Message> says,
            boolean may,
            Form form) {}

    private final ArticleKind kind;
    private final Room room;
    private final ArticleStates states;

    SchedulePages(ArticleKind kind, Room room, ArticleStates states) {
        this.kind = kind;
        this.room = room;
        this.states = states;
    }

    Reply show(Desk desk, Exchange exchange) {
        return find(desk, exchange)
                .map(it ->
                        page(
                                200,
                                desk,
                                exchange,
                                it,
                                LocalMoment.written(it.waitsFor().orElse(null)),
                                LocalMoment.written(it.leaves().orElse(null)),
                                List.of(),
                                Optional.empty()))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply save(Desk desk, Exchange exchange) {
        return find(desk, exchange)
                .map(it -> save(desk, exchange, it))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private Reply save(Desk desk, Exchange exchange, Article article) {
        List<Wrong> wrongs = new ArrayList<>();
        Instant at =
                moment(
                        "publishAt",
                        exchange.form("publishAt"),
                        article.waitsFor().orElse(null),
                        wrongs);
        Instant until =
                moment(
                        "expiresAt",
                        exchange.form("expiresAt"),
                        article.leaves().orElse(null),
                        wrongs);
        if (!wrongs.isEmpty()) {
            return again(422, desk, exchange, article, wrongs, Optional.empty());
        }
        int version = Math.max(0, Room.number(exchange.form("version"), 0));
        Times times = new Times(at, until);
        StateOutcome outcome =
                room.acts().scheduleArticle().run(desk, article.id(), version, times);
        return switch (outcome) {
            case StateOutcome.Done(Article after) ->
                    Pages.done(
                            ArticlePaths.of(desk, after),
                            after.scheduled() ? "said.site-scheduled" : "said.site-times-saved");
            case StateOutcome.WrongTimes(Article same, List<Wrong> all) ->
                    again(422, desk, exchange, same, all, Optional.empty());
            case StateOutcome.Stale(Article now) ->
                    again(
                            409,
                            desk,
                            exchange,
                            now,
                            List.of(),
                            Optional.of(Message.of("site.says.changed")));
            case StateOutcome.NotNow it -> states.after(desk, exchange, it, "");
            case StateOutcome.Empty it -> states.after(desk, exchange, it, "");
            case StateOutcome.Unexplained it -> states.after(desk, exchange, it, "");
            case StateOutcome.Elsewhere it -> states.after(desk, exchange, it, "");
            case StateOutcome.LegalNoticeMissing it -> states.after(desk, exchange, it, "");
            case StateOutcome.Missing it -> states.after(desk, exchange, it, "");
        };
    }

    private static @Nullable Instant moment(
            String field, String typed, @Nullable Instant standing, List<Wrong> wrongs) {
        return switch (LocalMoment.read(typed, standing)) {
            case LocalMoment.Nothing() -> null;
            case LocalMoment.At(Instant at) -> at;
            case LocalMoment.Wrong(String key) -> {
                wrongs.add(Wrong.of(field, key));
                yield null;
            }
        };
    }

    private Reply again(
            int status,
            Desk desk,
            Exchange exchange,
            Article article,
            List<Wrong> wrongs,
            Optional<Message> says) {
        return page(
                status,
                desk,
                exchange,
                article,
                exchange.form("publishAt"),
                exchange.form("expiresAt"),
                wrongs,
                says);
    }

    private Reply page(
            int status,
            Desk desk,
            Exchange exchange,
            Article it,
            String at,
            String until,
            List<Wrong> wrongs,
            Optional<Message> says) {
        boolean online = it.isPublished() && !it.scheduled();
        boolean may =
                room.database()
                        .read(desk.tenancy(), tx -> Ground.of(tx, desk, Right.PUBLISH).holds(it));
        View view =
                new View(
                        crumbs(desk, it),
                        it.title(),
                        it.version(),
                        ArticlePaths.of(desk, it),
                        it.state(),
                        it.waitsFor(),
                        it.leaves(),
                        online,
                        says,
                        may,
                        form(online, at, until, wrongs));
        return room.pages().desk(status, "site/schedule", view, desk, exchange);
    }

    private static Form form(boolean online, String at, String until, List<Wrong> wrongs) {
        Field end = moment("expiresAt", "site.hint.expires-at", until, wrongs);
        return online
                ? Form.of(end)
                : Form.of(moment("publishAt", "site.hint.publish-at", at, wrongs), end);
    }

    private static Field moment(String name, String hint, String value, List<Wrong> wrongs) {
        return ArticleForm.marked(wrongs, ArticleForm.text(Field.Type.DATETIME, name, value))
                .withHint(Message.of(hint));
    }

    private Optional<Article> find(Desk desk, Exchange exchange) {
        Optional<UUID> id = Room.id(exchange, kind.part());
        return id.flatMap(it ->
                room.database()
                        .read(
                                desk.tenancy(),
                                tx -> Articles.find(tx, it).filter(found -> found.kind() == kind)));
    }

    private List<Link> crumbs(Desk desk, Article article) {
        return List.of(
                new Link(
                        Message.of(kind == ArticleKind.PAGE ? "site.page.all" : "site.article.all"),
                        ArticlePaths.list(desk, kind)),
                new Link(Message.plain(article.title()), ArticlePaths.of(desk, article)));
    }
}
