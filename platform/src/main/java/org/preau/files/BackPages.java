package org.preau.files;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.preau.render.Link;
import org.preau.text.Dates;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** Puts a folder back to a moment: asks which, says what it will do, does it. */
final class BackPages {

    private static final int SHOWN = 50;

    /**
     * What the template shows.
     *
     * @param typed the moment as the field holds it
     * @param exact the moment to the last digit
     * @param moment that was chosen; null when none was, or none that can be read
     * @param nothing whether the folder is as it was then
     */
    record View(
            String name,
            List<Link> crumbs,
            String action,
            String typed,
            String exact,
            @org.jspecify.annotations.Nullable Instant moment,
            boolean nothing,
            List<String> returning,
            List<String> older,
            List<String> leaving,
            int more,
            Optional<Message> problem) {}

    private final FilesRoom room;

    BackPages(FilesRoom room) {
        this.room = room;
    }

    /** {@code GET …/fichiers/dossiers/{folder}/avant}. */
    Reply ask(Desk desk, Exchange exchange) {
        String typed = exchange.query("moment");
        Optional<Instant> moment = moment(typed);
        boolean wrong = !typed.isBlank() && moment.isEmpty();
        return page(
                wrong ? 422 : 200,
                desk,
                exchange,
                typed,
                moment,
                wrong ? Optional.of(Message.of("files.back.wrong")) : Optional.empty());
    }

    /** {@code POST …/fichiers/dossiers/{folder}/avant}. */
    Reply put(Desk desk, Exchange exchange) {
        Optional<Trail> folder = room.folder(desk, exchange.parameter("folder"));
        Optional<Instant> moment = moment(exchange.form("moment"));
        if (folder.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        if (moment.isEmpty()) {
            return page(
                    422,
                    desk,
                    exchange,
                    exchange.form("moment"),
                    moment,
                    Optional.of(Message.of("files.back.wrong")));
        }
        Node node = folder.get().nodes().getLast();
        return switch (room.acts().back().run(desk, node.nodeId(), moment.get())) {
            case PutFolderBack.Back(PutFolderBack.Plan plan, Instant before) ->
                    Pages.done(
                            FilesPaths.forms(desk, node.nodeId())
                                    + "/avant?moment="
                                    + before.truncatedTo(ChronoUnit.MICROS),
                            "said.folder-back");
            case PutFolderBack.Missing() -> room.pages().notFound(exchange);
            case PutFolderBack.Locked(Lock lock) ->
                    page(
                            409,
                            desk,
                            exchange,
                            exchange.form("moment"),
                            moment,
                            Optional.of(FileWords.of(new Outcome.Locked(lock))));
        };
    }

    /** What a browser's field sends, on the clocks of Paris; or an instant, exactly. */
    static Optional<Instant> moment(String typed) {
        String text = typed.strip();
        try {
            Instant moment =
                    text.endsWith("Z")
                            ? Instant.parse(text)
                            : LocalDateTime.parse(text).atZone(Dates.PARIS).toInstant();
            return moment.isAfter(Instant.now()) || moment.isBefore(Instant.EPOCH)
                    ? Optional.empty()
                    : Optional.of(moment);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Reply page(
            int status,
            Desk desk,
            Exchange exchange,
            String typed,
            Optional<Instant> moment,
            Optional<Message> problem) {
        Optional<Trail> folder = room.folder(desk, exchange.parameter("folder"));
        if (folder.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        Node node = folder.get().nodes().getLast();
        Optional<PutFolderBack.Plan> plan =
                moment.map(it ->
                        room.database()
                                .read(
                                        desk.tenancy(),
                                        tx -> PutFolderBack.plan(tx, node.nodeId(), it)));
        return room.pages()
                .desk(
                        status,
                        "files/back",
                        view(desk, folder.get(), typed, moment, plan, problem),
                        desk,
                        exchange);
    }

    private static View view(
            Desk desk,
            Trail folder,
            String typed,
            Optional<Instant> moment,
            Optional<PutFolderBack.Plan> plan,
            Optional<Message> problem) {
        Node node = folder.nodes().getLast();
        List<Node> returning =
                plan.map(it ->
                                java.util.stream.Stream.concat(
                                                it.returning().stream(), it.copied().stream())
                                        .toList())
                        .orElse(List.of());
        List<Node> older = plan.map(PutFolderBack.Plan::older).orElse(List.of());
        List<Node> leaving = plan.map(PutFolderBack.Plan::leaving).orElse(List.of());
        int more =
                Math.max(0, returning.size() - SHOWN)
                        + Math.max(0, older.size() - SHOWN)
                        + Math.max(0, leaving.size() - SHOWN);
        List<Link> crumbs = new java.util.ArrayList<>(FolderPages.crumbs(desk, folder));
        crumbs.add(
                new Link(
                        node.isRoot() ? Message.of("files.title") : FilesPaths.named(node.name()),
                        FilesPaths.folder(desk, node.nodeId())));
        return new View(
                node.name(),
                crumbs,
                FilesPaths.forms(desk, node.nodeId()) + "/avant",
                moment.map(BackPages::written).orElse(typed),
                moment.map(Instant::toString).orElse(""),
                moment.orElse(null),
                plan.filter(PutFolderBack.Plan::isNothing).isPresent(),
                names(returning),
                names(older),
                names(leaving),
                more,
                problem);
    }

    private static String written(Instant moment) {
        return LocalDateTime.ofInstant(moment, Dates.PARIS)
                .truncatedTo(ChronoUnit.MINUTES)
                .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }

    private static List<String> names(List<Node> nodes) {
        return nodes.stream().limit(SHOWN).map(Node::name).toList();
    }
}
