package org.preau.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.render.Link;
import org.preau.snapshot.Counts;
import org.preau.snapshot.Differing;
import org.preau.sql.Database;
import org.preau.tenancy.Right;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/**
 * {@code /espace/{association}/retours}: the moments of an association, what is different since one
 * of them, the way back to it.
 */
final class MomentPages {

    private static final int TEXTS = 30;
    private static final int MOMENTS = 150;

    /** What the template of the list shows. */
    record ListView(String action, boolean unsaved, List<Row> moments, List<RestoreRow> restores) {}

    /** One moment. */
    record Row(String href, Instant at, String reason, String by) {}

    /** One way back. */
    record RestoreRow(String href, Instant at, String state, String by) {}

    /** How many things of a kind. */
    record Line(String chapter, int back, int changed, int gone) {

        static List<Line> of(Map<String, Counts> counts) {
            List<Line> lines = new ArrayList<>();
            counts.forEach((chapter, it) ->
                    lines.add(new Line(chapter, it.back(), it.changed(), it.gone())));
            return lines;
        }
    }

    /**
     * An article or page that is not what it was.
     *
     * @param state gone, other or new
     * @param action where it is brought back; empty for what was not there
     */
    record Text(String title, String state, String action) {}

    /** What the template of one moment shows. */
    record View(
            Instant at,
            String reason,
            String by,
            boolean differs,
            List<Line> counts,
            List<Text> texts,
            int more,
            String plan,
            List<Link> crumbs) {}

    /** What the template of the question shows. */
    record PlanView(
            Instant at,
            List<Line> counts,
            boolean people,
            UUID id,
            String action,
            String back,
            @Nullable Message wrong,
            List<Link> crumbs) {}

    private final Room room;

    MomentPages(Room room) {
        this.room = room;
    }

    Reply list(Desk desk, Exchange exchange) {
        return room.vaulted(
                exchange,
                () -> {
                    String base = base(desk);
                    List<Row> moments =
                            room.vaults().snapshots(desk.tenant().id()).stream()
                                    .limit(MOMENTS)
                                    .map(it ->
                                            new Row(
                                                    base + "/" + it.number(),
                                                    it.time(),
                                                    it.reason().word(),
                                                    it.by()))
                                    .toList();
                    Database database = room.database();
                    boolean unsaved =
                            database.read(
                                    desk.tenancy(),
                                    tx ->
                                            tx.query("select true from change_mark limit 1")
                                                    .exists());
                    List<RestoreRow> restores =
                            database.read(desk.tenancy(), Restorations::latest).stream()
                                    .map(it ->
                                            new RestoreRow(
                                                    RestorationPages.path(desk, it.id()),
                                                    it.madeAt(),
                                                    it.state().word(),
                                                    it.madeBy()))
                                    .toList();
                    return room.pages()
                            .desk(
                                    200,
                                    "archive/moments",
                                    new ListView(base, unsaved, moments, restores),
                                    desk,
                                    exchange);
                });
    }

    Reply take(Desk desk, Exchange exchange) {
        return room.vaulted(
                exchange,
                () -> {
                    TakeSnapshot.Taken taken = room.take(desk);
                    return Pages.done(
                            base(desk), taken.made() ? "said.archive-taken" : "said.archive-same");
                });
    }

    Reply show(Desk desk, Exchange exchange) {
        return at(
                desk,
                exchange,
                it -> {
                    long latest = room.vaults().snapshots(desk.tenant().id()).getFirst().number();
                    Map<String, Counts> counts =
                            room.restore()
                                    .compared(
                                            room.order(desk, it.number(), Wish.EVERYTHING), latest);
                    Differing files =
                            CompareSnapshots.run(
                                    room.vaults().of(desk.tenant().id()), latest, it.number());
                    List<String> gone = texts(files.added());
                    List<String> other = texts(files.edited());
                    List<String> fresh = texts(files.removed());
                    List<Text> texts = new ArrayList<>();
                    texts(texts, desk, gone, it.number(), it.number(), "gone");
                    texts(texts, desk, other, it.number(), it.number(), "other");
                    texts(texts, desk, fresh, latest, it.number(), "new");
                    return room.pages()
                            .desk(
                                    200,
                                    "archive/moment",
                                    new View(
                                            it.time(),
                                            it.reason().word(),
                                            it.by(),
                                            !counts.isEmpty(),
                                            Line.of(counts),
                                            texts,
                                            gone.size()
                                                    + other.size()
                                                    + fresh.size()
                                                    - texts.size(),
                                            base(desk) + "/" + it.number() + "/plan",
                                            crumbs(desk)),
                                    desk,
                                    exchange);
                });
    }

    private static List<String> texts(List<String> paths) {
        return paths.stream().filter(path -> path.startsWith(RestoreText.FOLDER)).toList();
    }

    /**
     * @param read in which version their titles are
     * @param back which version they would come back from
     */
    private void texts(
            List<Text> into, Desk desk, List<String> paths, long read, long back, String state)
            throws IOException {
        for (String path : paths) {
            if (into.size() == TEXTS) {
                return;
            }
            UUID id = Ids.parse(path.substring(RestoreText.FOLDER.length(), path.length() - 3));
            Optional<JsonNode> text = room.texts().read(desk, read, id);
            String action = state.equals("new") ? "" : base(desk) + "/" + back + "/textes/" + id;
            text.ifPresent(it -> into.add(new Text(it.path("title").asText(), state, action)));
        }
    }

    Reply plan(Desk desk, Exchange exchange) {
        return plan(200, desk, exchange, null);
    }

    private Reply plan(int status, Desk desk, Exchange exchange, @Nullable Message wrong) {
        return at(
                desk,
                exchange,
                it -> {
                    Map<String, Counts> counts =
                            room.restore()
                                    .plan(room.order(desk, it.number(), Wish.EVERYTHING))
                                    .orElse(Map.of());
                    String here = base(desk) + "/" + it.number();
                    return room.pages()
                            .desk(
                                    status,
                                    "archive/plan",
                                    new PlanView(
                                            it.time(),
                                            Line.of(counts),
                                            desk.may(Right.PEOPLE),
                                            Ids.next(),
                                            here,
                                            here,
                                            wrong,
                                            crumbs(desk)),
                                    desk,
                                    exchange);
                });
    }

    Reply restore(Desk desk, Exchange exchange) {
        return at(
                desk,
                exchange,
                it -> {
                    Optional<UUID> id = Room.id(exchange.form("id"));
                    if (id.isEmpty()) {
                        return room.pages().problem(400, exchange);
                    }
                    Wish wish = new Wish(List.of(), null, exchange.formHas("people"));
                    return switch (room.ask().run(desk, id.get(), it.number(), wish)) {
                        case AskRestore.Asked(UUID asked) ->
                                Reply.seeOther(RestorationPages.path(desk, asked));
                        case AskRestore.Unknown _ -> room.pages().notFound(exchange);
                        case AskRestore.Busy _ ->
                                plan(409, desk, exchange, Message.of("archive.wrong.busy"));
                        case AskRestore.NotPeople _ ->
                                plan(422, desk, exchange, Message.of("archive.wrong.people"));
                    };
                });
    }

    /** Brings one text back. */
    Reply text(Desk desk, Exchange exchange) {
        return at(
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
                        case RestoreText.Refused _ ->
                                plan(409, desk, exchange, Message.of("archive.wrong.text"));
                    };
                });
    }

    /** What is done with one moment. */
    private interface With {
        Reply reply(Snapshot snapshot) throws IOException;
    }

    private Reply at(Desk desk, Exchange exchange, With then) {
        return room.vaulted(
                exchange,
                () -> {
                    Optional<Snapshot> found = room.snapshot(desk, exchange);
                    return found.isPresent()
                            ? then.reply(found.get())
                            : room.pages().notFound(exchange);
                });
    }

    static List<Link> crumbs(Desk desk) {
        return List.of(new Link(Message.of("archive.title"), base(desk)));
    }

    static String base(Desk desk) {
        return "/espace/" + desk.tenant().slug() + "/retours";
    }
}
