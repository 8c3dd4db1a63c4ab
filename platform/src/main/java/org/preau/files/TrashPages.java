package org.preau.files;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.render.Link;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** The trash: what is in it, bringing something back, emptying it. */
final class TrashPages {

    /** What the template shows. */
    record View(
            List<Link> crumbs,
            List<Row> rows,
            boolean mayWrite,
            long before,
            String empty,
            String thin) {}

    /** Something in it. */
    record Row(
            String name,
            String icon,
            boolean folder,
            long bytes,
            Instant at,
            String by,
            @Nullable String where,
            String back) {}

    /** The question before it is emptied. */
    record Asked(List<Link> crumbs, int count, long before, String action, String back) {}

    private final FilesRoom room;

    TrashPages(FilesRoom room) {
        this.room = room;
    }

    /** {@code GET …/fichiers/corbeille}. */
    Reply show(Desk desk, Exchange exchange) {
        View view =
                room.database()
                        .read(
                                desk.tenancy(),
                                tx ->
                                        new View(
                                                crumbs(desk),
                                                History.trash(tx).stream()
                                                        .map(it -> row(desk, it))
                                                        .toList(),
                                                FilesRoom.mayWrite(desk),
                                                History.shares(tx).before(),
                                                FilesPaths.trash(desk) + "/vider",
                                                FilesPaths.root(desk) + "/allegement"));
        return room.pages().desk(200, "files/trash", view, desk, exchange);
    }

    /** {@code POST …/fichiers/corbeille/{trashed}}. */
    Reply restore(Desk desk, Exchange exchange) {
        Optional<UUID> id = FilesRoom.id(exchange.parameter("trashed"));
        return id.map(it -> room.acts().restore().run(desk, it))
                .filter(Outcome.Done.class::isInstance)
                .map(it -> Pages.done(FilesPaths.trash(desk), "said.file-back"))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    /** {@code GET …/fichiers/corbeille/vider}. */
    Reply ask(Desk desk, Exchange exchange) {
        Asked view =
                room.database()
                        .read(
                                desk.tenancy(),
                                tx ->
                                        new Asked(
                                                List.of(
                                                        crumbs(desk).getFirst(),
                                                        new Link(
                                                                Message.of("files.trash"),
                                                                FilesPaths.trash(desk))),
                                                History.trash(tx).size(),
                                                History.shares(tx).before(),
                                                FilesPaths.trash(desk) + "/vider",
                                                FilesPaths.trash(desk)));
        return room.pages().desk(200, "files/trash-empty", view, desk, exchange);
    }

    /** {@code POST …/fichiers/corbeille/vider}. */
    Reply empty(Desk desk, Exchange exchange) {
        room.acts().empty().run(desk);
        return Pages.done(FilesPaths.trash(desk), "said.trash-emptied");
    }

    private static List<Link> crumbs(Desk desk) {
        return List.of(new Link(Message.of("files.title"), FilesPaths.root(desk)));
    }

    private static Row row(Desk desk, History.Trashed it) {
        String by = it.endedBy();
        return new Row(
                it.name(),
                it.folder() ? "folder" : "file-text",
                it.folder(),
                it.bytes(),
                it.untilAt(),
                by == null ? "" : by,
                it.folderName(),
                FilesPaths.trash(desk) + "/" + it.nodeId());
    }
}
