package org.preau.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.preau.sql.Database;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** Answers what programs ask of files by WebDAV: fetch, put, make, delete, copy, move. */
final class DavSpace {

    private static final String ALLOW =
            "OPTIONS, GET, HEAD, PUT, DELETE, PROPFIND, PROPPATCH, MKCOL, COPY, MOVE, LOCK, UNLOCK";

    private final Database database;
    private final FileShelf shelf;
    private final PutFile put;
    private final MakeFolder make;
    private final RemoveNode remove;
    private final CopyNode copy;
    private final MoveNode move;

    DavSpace(Database database, FileShelf shelf, PutFile put) {
        this.database = database;
        this.shelf = shelf;
        this.put = put;
        this.make = new MakeFolder(database);
        this.remove = new RemoveNode(database);
        this.copy = new CopyNode(database);
        this.move = new MoveNode(database);
    }

    Reply options(Desk desk, Exchange exchange) {
        return DavReplies.text(200, "The files of an association, by WebDAV.")
                .with("dav", "1, 2")
                .with("ms-author-via", "DAV")
                .with("allow", ALLOW);
    }

    /** A file; of a folder, the names in it, one a line. */
    Reply get(Desk desk, Exchange exchange) {
        if (!(DavAddress.target(desk, exchange) instanceof DavAddress.Own(FilePath path))) {
            return DavReplies.malformed();
        }
        Optional<Node> node = database.read(desk.tenancy(), tx -> Tree.walk(tx, path)).target();
        if (node.isEmpty()) {
            return DavReplies.text(404, "There is nothing there.");
        }
        return node.get().folder()
                ? names(desk, node.get())
                : FileAnswer.shown(shelf, desk.tenant().id(), node.get());
    }

    private Reply names(Desk desk, Node folder) {
        List<Node> children =
                database.read(desk.tenancy(), tx -> Tree.children(tx, folder.nodeId()));
        StringBuilder text = new StringBuilder();
        children.forEach(it -> text.append(it.name()).append(it.folder() ? "/\n" : "\n"));
        return Reply.bytes(
                200, "text/plain; charset=utf-8", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    Reply put(Desk desk, Exchange exchange) {
        if (!exchange.header("content-range").isEmpty()) {
            return DavReplies.text(400, "A part of a file is not taken; send it whole.");
        }
        return changed(
                desk, exchange, (path, terms) -> put.run(desk, path, source(exchange), terms));
    }

    private static FileShelf.Source source(Exchange exchange) {
        if (exchange.bodyFile().isEmpty()) {
            return FileShelf.Source.empty();
        }
        try {
            return FileShelf.Source.of(exchange.bodyFile().get().path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reply makeFolder(Desk desk, Exchange exchange) {
        if (exchange.body().length > 0) {
            return DavReplies.text(415, "A folder is made without a body.");
        }
        Reply reply = changed(desk, exchange, (path, terms) -> make.run(desk, path, terms));
        return reply.status() == 412 && exchange.header("if").isEmpty()
                ? DavReplies.text(405, "Something is there already.").with("allow", ALLOW)
                : reply;
    }

    Reply delete(Desk desk, Exchange exchange) {
        String depth = exchange.header("depth").strip();
        if (!depth.isEmpty() && !depth.equalsIgnoreCase("infinity")) {
            return DavReplies.malformed();
        }
        return changed(desk, exchange, (path, terms) -> remove.run(desk, path, terms));
    }

    Reply copy(Desk desk, Exchange exchange) {
        String depth = exchange.header("depth").strip().toLowerCase(Locale.ROOT);
        if (!depth.isEmpty() && !depth.equals("0") && !depth.equals("infinity")) {
            return DavReplies.malformed();
        }
        return towards(
                desk,
                exchange,
                (to, replace) ->
                        changed(
                                desk,
                                exchange,
                                (path, terms) ->
                                        copy.run(
                                                desk,
                                                path,
                                                to,
                                                !depth.equals("0"),
                                                replace,
                                                terms)));
    }

    Reply move(Desk desk, Exchange exchange) {
        return towards(
                desk,
                exchange,
                (to, replace) ->
                        changed(
                                desk,
                                exchange,
                                (path, terms) -> move.run(desk, path, to, replace, terms)));
    }

    /** Reads where something is to go; another host's or association's place is none. */
    private static Reply towards(
            Desk desk, Exchange exchange, BiFunction<FilePath, Boolean, Reply> act) {
        String overwrite = exchange.header("overwrite").strip();
        if (exchange.header("destination").isBlank()) {
            return DavReplies.malformed();
        }
        return switch (DavAddress.of(desk, exchange, exchange.header("destination"))) {
            case DavAddress.Own(FilePath to) -> act.apply(to, !overwrite.equalsIgnoreCase("F"));
            case DavAddress.Malformed() -> DavReplies.malformed();
            case DavAddress.Elsewhere() ->
                    DavReplies.text(403, "Files do not leave the association's space.");
            case DavAddress.OtherHost() ->
                    DavReplies.text(502, "Files are not sent to another server.");
        };
    }

    private Reply changed(Desk desk, Exchange exchange, BiFunction<FilePath, Terms, Outcome> act) {
        if (!(DavAddress.target(desk, exchange) instanceof DavAddress.Own(FilePath path))) {
            return DavReplies.malformed();
        }
        Optional<Terms> terms = DavTerms.of(desk, exchange, path);
        if (terms.isEmpty()) {
            return DavReplies.malformed();
        }
        Outcome outcome = act.apply(path, terms.get());
        Reply reply = DavReplies.of(outcome, DavAddress.of(desk, path, false));
        return outcome instanceof Outcome.Done(Node node, boolean made) && !node.folder()
                ? reply.with("etag", node.etag())
                : reply;
    }
}
