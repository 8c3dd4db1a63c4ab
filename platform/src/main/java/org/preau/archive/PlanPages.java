package org.preau.archive;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.archive.Changes.Line;
import org.preau.base.Ids;
import org.preau.render.Link;
import org.preau.snapshot.Counts;
import org.preau.tenancy.Right;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** What going back to a moment would do, the question, and the act: wholly or in part. */
final class PlanPages {

    /**
     * What the template of the question shows.
     *
     * @param part what comes back alone: chapter, section, form, or all
     */
    record View(
            Instant at,
            List<Line> counts,
            boolean people,
            UUID id,
            String part,
            String action,
            String back,
            @Nullable Message wrong,
            List<Link> crumbs) {}

    private final Room room;

    PlanPages(Room room) {
        this.room = room;
    }

    Reply plan(Desk desk, Exchange exchange) {
        return room.at(desk, exchange, it -> plan(200, desk, exchange, it, null));
    }

    private Reply plan(
            int status, Desk desk, Exchange exchange, Snapshot moment, @Nullable Message wrong)
            throws IOException {
        Optional<Wish> wish = wish(exchange, false);
        if (wish.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        Map<String, Counts> counts =
                room.restore().plan(room.order(desk, moment.number(), wish.get())).orElse(Map.of());
        String here = MomentPages.base(desk) + "/" + moment.number();
        View view =
                new View(
                        moment.time(),
                        Line.of(counts),
                        wish.get().everything() && desk.may(Right.PEOPLE),
                        Ids.next(),
                        part(wish.get()),
                        here + query(exchange),
                        here,
                        wrong,
                        MomentPages.crumbs(desk));
        return room.pages().desk(status, "archive/plan", view, desk, exchange);
    }

    private static String part(Wish wish) {
        if (wish.section() != null) {
            return "section";
        }
        if (wish.form() != null) {
            return "form";
        }
        return wish.chapters().isEmpty() ? "all" : "chapter";
    }

    /** What it is about, for the form to say it again. */
    private static String query(Exchange exchange) {
        for (String name : List.of("rubrique", "formulaire", "only")) {
            String said = exchange.query(name);
            if (!said.isEmpty()) {
                return "?" + name + "=" + URLEncoder.encode(said, StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    /** What the query wishes for; empty for what cannot be. */
    private Optional<Wish> wish(Exchange exchange, boolean people) {
        String only = exchange.query("only");
        String section = exchange.query("rubrique");
        String form = exchange.query("formulaire");
        if (!section.isEmpty()) {
            return Room.id(section).map(Wish::section);
        }
        if (!form.isEmpty()) {
            return Room.id(form).map(Wish::form);
        }
        Wish wish = new Wish(only.isEmpty() ? List.of() : List.of(only), null, people);
        return room.restore().knows(wish) ? Optional.of(wish) : Optional.empty();
    }

    Reply restore(Desk desk, Exchange exchange) {
        return room.at(
                desk,
                exchange,
                it -> {
                    Optional<UUID> id = Room.id(exchange.form("id"));
                    Optional<Wish> wish = wish(exchange, exchange.formHas("people"));
                    if (id.isEmpty()) {
                        return room.pages().problem(400, exchange);
                    }
                    if (wish.isEmpty()) {
                        return room.pages().notFound(exchange);
                    }
                    return switch (room.ask().run(desk, id.get(), it.number(), wish.get())) {
                        case AskRestore.Asked(UUID asked) ->
                                Reply.seeOther(RestorationPages.path(desk, asked));
                        case AskRestore.Unknown _ -> room.pages().notFound(exchange);
                        case AskRestore.Busy _ -> wrong(409, desk, exchange, it, "busy");
                        case AskRestore.NotPeople _ -> wrong(422, desk, exchange, it, "people");
                    };
                });
    }

    private Reply wrong(int status, Desk desk, Exchange exchange, Snapshot moment, String why)
            throws IOException {
        Message wrong = Message.of("archive.wrong." + why);
        return plan(status, desk, exchange, moment, wrong);
    }

    /** Brings one text back. */
    Reply text(Desk desk, Exchange exchange) {
        return room.at(
                desk,
                exchange,
                it -> {
                    Optional<UUID> id = Room.id(exchange.parameter("article"));
                    if (id.isEmpty()) {
                        return room.pages().notFound(exchange);
                    }
                    return switch (room.texts().run(desk, it.number(), id.get())) {
                        case RestoreText.Back(UUID back, boolean isPage) ->
                                Pages.done(
                                        "/espace/"
                                                + desk.tenant().slug()
                                                + (isPage ? "/pages/" : "/articles/")
                                                + back,
                                        "said.archive-text");
                        case RestoreText.Unknown _ -> room.pages().notFound(exchange);
                        case RestoreText.Refused _ -> wrong(409, desk, exchange, it, "text");
                    };
                });
    }
}
