package org.preau.files;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.render.Link;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** One file, or what can be done with a folder: seen, renamed, moved, thrown away; its versions. */
final class FilePages {

    /**
     * What the template shows.
     *
     * @param preview how it is shown in place
     * @param zip a folder with all that is in it; empty for a file
     * @param share where it is shared by a link
     * @param links those to it that work
     * @param typed the name in the form: its own, or the one that was refused
     * @param problem what went wrong
     */
    record View(
            String name,
            List<Link> crumbs,
            boolean folder,
            boolean mayWrite,
            String type,
            long bytes,
            Instant at,
            String by,
            Preview preview,
            String download,
            String zip,
            String share,
            int links,
            String allLinks,
            String action,
            List<VersionRow> versions,
            boolean former,
            String dropOlder,
            List<Place> places,
            String typed,
            Optional<Message> problem) {}

    /** A version. */
    record VersionRow(
            int number, Instant at, long bytes, String by, boolean now, String href, String drop) {}

    /** A folder that it may be moved to. */
    record Place(String id, String name, boolean here) {}

    private final FilesRoom room;

    FilePages(FilesRoom room) {
        this.room = room;
    }

    /** {@code GET …/fichiers/{node}}. */
    Reply show(Desk desk, Exchange exchange) {
        return page(200, desk, exchange, Optional.empty());
    }

    /** {@code GET …/fichiers/{node}/contenu}. */
    Reply content(Desk desk, Exchange exchange) {
        return file(desk, exchange)
                .map(it -> FileAnswer.shown(room, desk.tenant().id(), it, exchange))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    /** {@code GET …/fichiers/{node}/telechargement}. */
    Reply download(Desk desk, Exchange exchange) {
        return file(desk, exchange)
                .map(it -> FileAnswer.saved(room.shelf(), desk.tenant().id(), it))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    /** The file that the path names; empty for a folder. */
    Optional<Node> file(Desk desk, Exchange exchange) {
        return room.find(desk, exchange.parameter("node"))
                .map(it -> it.nodes().getLast())
                .filter(it -> !it.folder());
    }

    /** {@code POST …/fichiers/{node}/nom}. */
    Reply rename(Desk desk, Exchange exchange) {
        Optional<UUID> id = FilesRoom.id(exchange.parameter("node"));
        Optional<FileName> name = FileName.of(exchange.form("name").strip());
        if (id.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        if (name.isEmpty()) {
            return page(422, desk, exchange, Optional.of(Message.of("files.refused.name")));
        }
        return answer(
                desk,
                exchange,
                room.acts().relocate().rename(desk, id.get(), name.get()),
                FilesPaths.node(desk, id.get()),
                "said.file-renamed");
    }

    /** {@code POST …/fichiers/{node}/place}. */
    Reply move(Desk desk, Exchange exchange) {
        Optional<UUID> id = FilesRoom.id(exchange.parameter("node"));
        Optional<UUID> folder = FilesRoom.id(exchange.form("folder"));
        if (id.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        if (folder.isEmpty()) {
            return page(422, desk, exchange, Optional.of(Message.of("files.refused.no-folder")));
        }
        return answer(
                desk,
                exchange,
                room.acts().relocate().move(desk, id.get(), folder.get()),
                FilesPaths.node(desk, id.get()),
                "said.file-moved");
    }

    /** {@code POST …/fichiers/{node}/suppression}: to the trash, from where it comes back. */
    Reply remove(Desk desk, Exchange exchange) {
        Optional<Trail> trail = room.find(desk, exchange.parameter("node"));
        if (trail.isEmpty() || trail.get().path().isRoot()) {
            return room.pages().notFound(exchange);
        }
        Node above = trail.get().nodes().get(trail.get().nodes().size() - 2);
        return answer(
                desk,
                exchange,
                room.acts().remove().run(desk, trail.get().path(), Terms.NONE),
                FilesPaths.folder(desk, above.nodeId()),
                "said.file-removed");
    }

    private Reply answer(Desk desk, Exchange exchange, Outcome outcome, String next, String said) {
        return switch (outcome) {
            case Outcome.Done done -> Pages.done(next, said);
            case Outcome.Missing() -> room.pages().notFound(exchange);
            default ->
                    page(
                            FileWords.status(outcome),
                            desk,
                            exchange,
                            Optional.of(FileWords.of(outcome)));
        };
    }

    /** The page with what went wrong. */
    Reply page(int status, Desk desk, Exchange exchange, Optional<Message> problem) {
        Optional<Trail> trail =
                room.find(desk, exchange.parameter("node")).filter(it -> !it.path().isRoot());
        if (trail.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        String sent = problem.isPresent() ? exchange.form("name") : "";
        Node node = trail.get().nodes().getLast();
        String content = FilesPaths.node(desk, node.nodeId()) + "/contenu";
        Preview preview = Preview.of(room.shelf(), desk.tenant().id(), node, content);
        View view =
                room.database()
                        .read(
                                desk.tenancy(),
                                tx -> view(tx, desk, trail.get(), preview, sent, problem));
        return room.pages().desk(status, "files/file", view, desk, exchange);
    }

    private static View view(
            TenantTx tx,
            Desk desk,
            Trail trail,
            Preview preview,
            String sent,
            Optional<Message> problem) {
        Node node = trail.nodes().getLast();
        String here = FilesPaths.node(desk, node.nodeId());
        boolean mayWrite = FilesRoom.mayWrite(desk);
        List<VersionRow> versions = node.folder() ? List.of() : versions(tx, here, node);
        return new View(
                node.name(),
                FolderPages.crumbs(desk, trail),
                node.folder(),
                mayWrite,
                FileKinds.type(node.name()),
                node.bytes(),
                node.fromAt(),
                node.byName(),
                preview,
                here + "/telechargement",
                node.folder() ? FilesPaths.forms(desk, node.nodeId()) + "/zip" : "",
                here + "/lien",
                mayWrite ? ShareLinks.open(tx, node.nodeId()).size() : 0,
                FilesPaths.links(desk),
                here,
                versions,
                versions.size() > 1,
                here + "/oubli",
                mayWrite ? places(tx, trail) : List.of(),
                sent.isEmpty() ? node.name() : sent,
                problem);
    }

    private static List<VersionRow> versions(TenantTx tx, String here, Node node) {
        List<VersionRow> rows = new ArrayList<>();
        for (History.Version it : History.versions(tx, node.nodeId())) {
            rows.add(
                    new VersionRow(
                            it.number(),
                            it.fromAt(),
                            it.bytes(),
                            it.byName(),
                            rows.isEmpty(),
                            here + "/versions/" + it.number(),
                            here + "/versions/" + it.number() + "/oubli"));
        }
        return rows;
    }

    /** All folders but those within what is to be moved. */
    private static List<Place> places(TenantTx tx, Trail trail) {
        Node node = trail.nodes().getLast();
        List<Place> places = new ArrayList<>();
        places.add(new Place(Node.ROOT_ID.toString(), "/", node.parentId().equals(Node.ROOT_ID)));
        for (Folders.Way folder : Folders.all(tx)) {
            if (!folder.ids().contains(node.nodeId().toString())) {
                places.add(
                        new Place(
                                folder.nodeId().toString(),
                                folder.way(),
                                folder.nodeId().equals(node.parentId())));
            }
        }
        return places;
    }
}
