package org.preau.files;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.preau.render.Link;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** Former versions of files: fetched, brought back, let go of. */
final class VersionPages {

    /**
     * The question before versions go.
     *
     * @param what one, older or thin
     * @param name of the file; empty for all files
     * @param at of the one version; null for several
     * @param count how many
     * @param bytes that will be free, at least
     */
    record Asked(
            List<Link> crumbs,
            String what,
            String name,
            @Nullable Instant at,
            int count,
            long bytes,
            String action,
            String back) {}

    private final FilesRoom room;
    private final FilePages files;
    private final Clock clock;

    VersionPages(FilesRoom room, FilePages files, Clock clock) {
        this.room = room;
        this.files = files;
        this.clock = clock;
    }

    /** {@code GET …/fichiers/{node}/versions/{version}}: its bytes, to be saved. */
    Reply version(Desk desk, Exchange exchange) {
        Optional<Node> file = files.file(desk, exchange);
        return file.flatMap(it ->
                        number(exchange)
                                .flatMap(number ->
                                        room.database()
                                                .read(
                                                        desk.tenancy(),
                                                        tx ->
                                                                History.version(
                                                                        tx, it.nodeId(), number))))
                .map(it ->
                        FileAnswer.saved(
                                room.shelf(),
                                desk.tenant().id(),
                                file.get().holding(it.sha256(), it.bytes(), it.fromAt())))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    /** {@code POST …/fichiers/{node}/versions/{version}}. */
    Reply bringBack(Desk desk, Exchange exchange) {
        Optional<UUID> id = FilesRoom.id(exchange.parameter("node"));
        Optional<Integer> number = number(exchange);
        if (id.isEmpty() || number.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        Outcome outcome = room.acts().bring().run(desk, id.get(), number.get());
        return switch (outcome) {
            case Outcome.Done done ->
                    Pages.done(FilesPaths.node(desk, id.get()), "said.version-back");
            case Outcome.Missing() -> room.pages().notFound(exchange);
            default ->
                    files.page(
                            FileWords.status(outcome),
                            desk,
                            exchange,
                            Optional.of(FileWords.of(outcome)));
        };
    }

    /** The version that the path names; empty for what is no number. */
    static Optional<Integer> number(Exchange exchange) {
        String sent = exchange.parameter("version");
        boolean plain = sent.length() <= 6 && sent.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain && !sent.isEmpty() ? Optional.of(Integer.valueOf(sent)) : Optional.empty();
    }

    /** {@code GET …/fichiers/{node}/versions/{version}/oubli}. */
    Reply ask(Desk desk, Exchange exchange) {
        Optional<Node> file = files.file(desk, exchange);
        Optional<Integer> number = number(exchange);
        if (file.isEmpty() || number.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        return room.database()
                .read(desk.tenancy(), tx -> one(tx, desk, file.get(), number.get()))
                .map(it -> room.pages().desk(200, "files/drop", it, desk, exchange))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private static Optional<Asked> one(TenantTx tx, Desk desk, Node file, int number) {
        String here = FilesPaths.node(desk, file.nodeId());
        return History.versions(tx, file.nodeId()).stream()
                .skip(1)
                .filter(it -> it.number() == number)
                .findFirst()
                .map(it ->
                        new Asked(
                                crumbs(desk, file),
                                "one",
                                file.name(),
                                it.fromAt(),
                                1,
                                DropVersions.room(tx, file.nodeId(), Set.of(number)),
                                here + "/versions/" + number + "/oubli",
                                here));
    }

    /** {@code POST …/fichiers/{node}/versions/{version}/oubli}. */
    Reply drop(Desk desk, Exchange exchange) {
        Optional<UUID> id = FilesRoom.id(exchange.parameter("node"));
        Optional<Integer> number = number(exchange);
        return id.isEmpty() || number.isEmpty()
                ? room.pages().notFound(exchange)
                : dropped(
                        desk,
                        exchange,
                        id.get(),
                        room.acts().drop().one(desk, id.get(), number.get()));
    }

    /** {@code GET …/fichiers/{node}/oubli}. */
    Reply askOlder(Desk desk, Exchange exchange) {
        Optional<Node> file = files.file(desk, exchange);
        if (file.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        Asked view = room.database().read(desk.tenancy(), tx -> older(tx, desk, file.get()));
        return view.count() == 0
                ? room.pages().notFound(exchange)
                : room.pages().desk(200, "files/drop", view, desk, exchange);
    }

    private static Asked older(TenantTx tx, Desk desk, Node file) {
        List<History.Version> versions = History.versions(tx, file.nodeId());
        int count = versions.isEmpty() ? 0 : versions.getFirst().number() - 1;
        Set<Integer> all = IntStream.rangeClosed(1, count).boxed().collect(Collectors.toSet());
        String here = FilesPaths.node(desk, file.nodeId());
        return new Asked(
                crumbs(desk, file),
                "older",
                file.name(),
                null,
                count,
                DropVersions.room(tx, file.nodeId(), all),
                here + "/oubli",
                here);
    }

    /** {@code POST …/fichiers/{node}/oubli}. */
    Reply dropOlder(Desk desk, Exchange exchange) {
        return FilesRoom.id(exchange.parameter("node"))
                .map(id -> dropped(desk, exchange, id, room.acts().drop().older(desk, id)))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private Reply dropped(
            Desk desk, Exchange exchange, UUID id, Optional<DropVersions.Dropped> dropped) {
        return dropped.isEmpty()
                ? room.pages().notFound(exchange)
                : Pages.done(FilesPaths.node(desk, id), "said.versions-dropped");
    }

    /** {@code GET …/fichiers/allegement}. */
    Reply askThin(Desk desk, Exchange exchange) {
        Asked view = room.database().read(desk.tenancy(), tx -> thin(tx, desk));
        return room.pages().desk(200, "files/drop", view, desk, exchange);
    }

    private Asked thin(TenantTx tx, Desk desk) {
        int count = 0;
        long bytes = 0;
        Map<UUID, List<Integer>> over = DropVersions.over(tx, clock.instant());
        for (Map.Entry<UUID, List<Integer>> it : over.entrySet()) {
            count += it.getValue().size();
            bytes += DropVersions.room(tx, it.getKey(), Set.copyOf(it.getValue()));
        }
        return new Asked(
                List.of(new Link(Message.of("files.title"), FilesPaths.root(desk))),
                "thin",
                "",
                null,
                count,
                bytes,
                FilesPaths.root(desk) + "/allegement",
                FilesPaths.trash(desk));
    }

    /** {@code POST …/fichiers/allegement}. */
    Reply thin(Desk desk, Exchange exchange) {
        room.acts().drop().thin(desk, clock.instant());
        return Pages.done(FilesPaths.trash(desk), "said.versions-dropped");
    }

    private static List<Link> crumbs(Desk desk, Node file) {
        List<Link> crumbs = new ArrayList<>();
        crumbs.add(new Link(Message.of("files.title"), FilesPaths.root(desk)));
        crumbs.add(new Link(FilesPaths.named(file.name()), FilesPaths.node(desk, file.nodeId())));
        return crumbs;
    }
}
