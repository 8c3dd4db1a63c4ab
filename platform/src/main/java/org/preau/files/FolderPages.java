package org.preau.files;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.preau.web.Upload;

/** A folder in the workspace: what it holds, how more comes in. */
final class FolderPages {

    private static final int MOST_AT_ONCE = 100;

    /**
     * What the template shows.
     *
     * @param crumbs the folders above, the root first; empty at the root
     * @param self the page of what can be done with this folder; empty at the root
     * @param report what became of what was just sent
     * @param before bytes that only the trash and former versions need
     * @param refused whether nothing of it was done
     * @param typed the name that was refused, or nothing
     */
    record View(
            String named,
            List<Link> crumbs,
            boolean root,
            boolean mayWrite,
            String forms,
            String self,
            String trash,
            String links,
            List<Row> rows,
            Gauge gauge,
            long before,
            List<Told> report,
            String parts,
            List<Waiting> waiting,
            boolean refused,
            String typed) {}

    /**
     * A file that came in part.
     *
     * @param drop where it is given up
     */
    record Waiting(String path, long taken, long bytes, Instant at, String drop) {}

    /** A file or folder in the list. */
    record Row(
            String name,
            String href,
            String acts,
            String icon,
            boolean folder,
            long bytes,
            Instant at,
            String by) {}

    record Gauge(long used, long max, long high) {}

    /**
     * @param kind of the notice
     */
    record Told(String kind, Message text) {}

    private final FilesRoom room;
    private final FolderZip zip;

    FolderPages(FilesRoom room, FolderZip zip) {
        this.room = room;
        this.zip = zip;
    }

    /** {@code GET …/fichiers}. */
    Reply root(Desk desk, Exchange exchange) {
        Trail root = new Trail(FilePath.ROOT, List.of(Node.ROOT));
        return page(200, desk, exchange, root, List.of());
    }

    /** {@code GET …/fichiers/dossiers/{folder}}. */
    Reply show(Desk desk, Exchange exchange) {
        return room.folder(desk, exchange.parameter("folder"))
                .map(it -> page(200, desk, exchange, it, List.of()))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    /** {@code GET …/fichiers/dossiers/{folder}/zip}: a folder with all that is in it. */
    Reply zip(Desk desk, Exchange exchange) {
        return room.folder(desk, exchange.parameter("folder"))
                .map(it -> it.nodes().getLast())
                .map(it -> zip.of(desk.tenant().id(), desk.tenancy(), it))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    /** {@code POST …/fichiers/dossiers/{folder}/nouveau}. */
    Reply make(Desk desk, Exchange exchange) {
        Optional<Trail> folder = room.folder(desk, exchange.parameter("folder"));
        if (folder.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        Optional<FilePath> path =
                FileName.of(exchange.form("name").strip())
                        .flatMap(name -> folder.get().path().child(name));
        if (path.isEmpty()) {
            return refused(desk, exchange, folder.get(), Message.of("files.refused.name"));
        }
        Outcome outcome = room.acts().make().run(desk, path.get(), Terms.NONE);
        return outcome instanceof Outcome.Done
                ? Pages.done(
                        FilesPaths.folder(desk, folder.get().nodes().getLast().nodeId()),
                        "said.folder-made")
                : refused(desk, exchange, folder.get(), FileWords.of(outcome));
    }

    private Reply refused(Desk desk, Exchange exchange, Trail folder, Message why) {
        return page(422, desk, exchange, folder, List.of(new Told("error", why)));
    }

    /** {@code POST …/fichiers/dossiers/{folder}/envoi}. */
    Reply send(Desk desk, Exchange exchange) {
        Optional<Trail> folder = room.folder(desk, exchange.parameter("folder"));
        if (folder.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        List<Upload> files = exchange.uploads("files");
        if (files.isEmpty()) {
            return refused(desk, exchange, folder.get(), Message.of("files.send.none"));
        }
        List<Told> report = new ArrayList<>();
        for (Upload file : files.subList(0, Math.min(files.size(), MOST_AT_ONCE))) {
            report.add(kept(desk, folder.get().path(), file));
        }
        if (files.size() > MOST_AT_ONCE) {
            report.add(new Told("error", Message.of("files.send.too-many", "most", MOST_AT_ONCE)));
        }
        boolean none = report.stream().allMatch(it -> it.kind().equals("error"));
        return page(none ? 422 : 200, desk, exchange, folder.get(), report);
    }

    /** Browsers may send a whole path as the name; the name is its end. */
    private Told kept(Desk desk, FilePath folder, Upload file) {
        String sent = file.name().replace('\\', '/');
        String last = sent.substring(sent.lastIndexOf('/') + 1);
        Optional<FilePath> path = FileName.of(last).flatMap(folder::child);
        if (path.isEmpty()) {
            return new Told("error", Message.of("files.refused.name"));
        }
        Outcome outcome = put(desk, path.get(), file);
        if (outcome instanceof Outcome.Done(Node node, boolean made)) {
            return new Told(
                    "success",
                    Message.of(
                            made ? "files.sent.new" : "files.sent.version", "name", node.name()));
        }
        return new Told("error", FileWords.of(outcome));
    }

    private Outcome put(Desk desk, FilePath path, Upload file) {
        try {
            return room.acts().put().run(desk, path, FileShelf.Source.of(file.path()), Terms.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reply page(int status, Desk desk, Exchange exchange, Trail folder, List<Told> report) {
        String typed = status == 422 ? exchange.form("name") : "";
        View view =
                room.database()
                        .read(
                                desk.tenancy(),
                                tx -> view(tx, desk, folder, report, status == 422, typed));
        return room.pages().desk(status, "files/folder", view, desk, exchange);
    }

    private static View view(
            TenantTx tx,
            Desk desk,
            Trail folder,
            List<Told> report,
            boolean refused,
            String typed) {
        Node node = folder.nodes().getLast();
        boolean root = node.isRoot();
        return new View(
                node.name(),
                crumbs(desk, folder),
                root,
                FilesRoom.mayWrite(desk),
                FilesPaths.forms(desk, node.nodeId()),
                root ? "" : FilesPaths.node(desk, node.nodeId()),
                FilesPaths.trash(desk),
                FilesPaths.links(desk),
                Tree.children(tx, node.nodeId()).stream().map(it -> row(desk, it)).toList(),
                gauge(tx),
                History.shares(tx).before(),
                report,
                FilesPaths.parts(desk),
                waiting(tx, desk, node),
                refused,
                typed);
    }

    private static List<Waiting> waiting(TenantTx tx, Desk desk, Node folder) {
        UUID sender = desk.actor().id();
        return sender == null
                ? List.of()
                : PartialFiles.waiting(tx, folder.nodeId(), sender).stream()
                        .map(it ->
                                new Waiting(
                                        it.path(),
                                        it.taken(),
                                        it.bytes(),
                                        it.touchedAt(),
                                        FilesPaths.parts(desk) + "/" + it.id() + "/abandon"))
                        .toList();
    }

    /** The folders above something, the root first. */
    static List<Link> crumbs(Desk desk, Trail trail) {
        List<Link> crumbs = new ArrayList<>();
        for (Node above : trail.nodes().subList(0, trail.nodes().size() - 1)) {
            crumbs.add(
                    new Link(
                            above.isRoot()
                                    ? Message.of("files.title")
                                    : FilesPaths.named(above.name()),
                            FilesPaths.folder(desk, above.nodeId())));
        }
        return crumbs;
    }

    private static Row row(Desk desk, Node it) {
        String acts = FilesPaths.node(desk, it.nodeId());
        return new Row(
                it.name(),
                it.folder() ? FilesPaths.folder(desk, it.nodeId()) : acts,
                acts,
                FileKinds.icon(it),
                it.folder(),
                it.bytes(),
                it.fromAt(),
                it.byName());
    }

    static Gauge gauge(TenantTx tx) {
        KeptBytes.Room space = KeptBytes.Room.of(tx);
        long max = Math.max(1, space.quotaBytes());
        return new Gauge(Math.min(space.usedBytes(), max), max, max / 10 * 9);
    }
}
