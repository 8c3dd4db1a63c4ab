package org.preau.archive;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
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
     * @param only a chapter, or empty text for all
     * @param section one, or empty text
     * @param form one, or empty text
     * @param part what comes back alone: chapter, section, form, or all
     */
    record View(
            Instant at,
            List<Line> counts,
            boolean people,
            UUID id,
            String only,
            String section,
            String form,
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
        return room.at(
                desk, exchange, it -> plan(200, desk, exchange, it, exchange::query, null));
    }

    private Reply plan(
            int status,
            Desk desk,
            Exchange exchange,
            Snapshot moment,
            UnaryOperator<String> said,
            @Nullable Message wrong)
            throws IOException {
        Optional<Wish> wish = wish(said, false);
        if (wish.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        Map<String, Counts> counts =
                room.restore()
                        .plan(room.order(desk, moment.number(), wish.get()))
                        .orElse(Map.of());
        String here = MomentPages.base(desk) + "/" + moment.number();
        View view =
                new View(
                        moment.time(),
                        Line.of(counts),
                        wish.get().everything() && desk.may(Right.PEOPLE),
                        Ids.next(),
                        said.apply("only"),
                        said.apply("section"),
                        said.apply("form"),
                        part(wish.get()),
                        here,
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

    /** What the query or the form wishes for; empty for what cannot be. */
    private Optional<Wish> wish(UnaryOperator<String> said, boolean people) {
        String only = said.apply("only");
        String section = said.apply("section");
        String form = said.apply("form");
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
                    Optional<Wish> wish = wish(exchange::form, exchange.formHas("people"));
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
        return plan(status, desk, exchange, moment, exchange::form, wrong);
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
