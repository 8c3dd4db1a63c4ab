package org.preau.files;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** Links to files in the workspace: made, listed, revoked. */
final class LinkPages {

    /** All links of the association. */
    record View(List<Link> crumbs, List<Row> links) {}

    /**
     * A link.
     *
     * @param name of what it shows
     * @param href of that in the workspace; empty when it is gone
     * @param standing a word of {@link ShareLink.Standing}, or {@code gone}
     */
    record Row(
            String name,
            String href,
            String by,
            Instant made,
            Instant until,
            String standing,
            boolean locked,
            long opened,
            long fetched,
            @Nullable Instant last,
            String revoke) {}

    /** The form of a new one. */
    record Asked(
            List<Link> crumbs,
            String name,
            boolean folder,
            Form form,
            String id,
            String action,
            String back) {}

    /**
     * One was made.
     *
     * @param address shown this once; empty when the same form was sent before
     */
    record Made(
            List<Link> crumbs,
            String name,
            String address,
            @Nullable Instant until,
            boolean locked,
            String list,
            String back) {}

    private final FilesRoom room;
    private final MakeLink make;
    private final RevokeLink revoke;
    private final Origins origins;
    private final Clock clock;

    LinkPages(FilesRoom room, MakeLink make, RevokeLink revoke, Origins origins, Clock clock) {
        this.room = room;
        this.make = make;
        this.revoke = revoke;
        this.origins = origins;
        this.clock = clock;
    }

    /** {@code GET …/fichiers/liens}. */
    Reply list(Desk desk, Exchange exchange) {
        List<Row> rows =
                room.database()
                        .read(
                                desk.tenancy(),
                                tx ->
                                        ShareLinks.all(tx).stream()
                                                .map(it -> row(tx, desk, it))
                                                .toList());
        List<Link> crumbs = List.of(new Link(Message.of("files.title"), FilesPaths.root(desk)));
        return room.pages().desk(200, "files/links", new View(crumbs, rows), desk, exchange);
    }

    private Row row(TenantTx tx, Desk desk, ShareLink it) {
        ShareLink.Standing standing = it.standing(clock.instant());
        Optional<Node> node =
                standing == ShareLink.Standing.OPEN
                        ? Tree.find(tx, it.nodeId()).flatMap(Trail::target)
                        : Optional.empty();
        boolean gone = standing == ShareLink.Standing.OPEN && node.isEmpty();
        return new Row(
                node.map(Node::name).orElseGet(() -> ShareLinks.name(tx, it.nodeId())),
                node.map(found -> FilesPaths.node(desk, found.nodeId())).orElse(""),
                it.madeBy(),
                it.madeAt(),
                it.untilAt(),
                gone ? "gone" : standing.name().toLowerCase(Locale.ROOT),
                it.passwordHash() != null,
                it.opened(),
                it.fetched(),
                it.openedAt(),
                standing == ShareLink.Standing.OPEN
                        ? FilesPaths.links(desk) + "/" + it.id() + "/revocation"
                        : "");
    }

    /** {@code GET …/fichiers/{node}/lien}. */
    Reply ask(Desk desk, Exchange exchange) {
        return page(200, desk, exchange, LinkDraft.blank(), Map.of());
    }

    /** {@code POST …/fichiers/{node}/lien}. */
    Reply make(Desk desk, Exchange exchange) {
        Optional<UUID> node = FilesRoom.id(exchange.parameter("node"));
        LinkDraft draft =
                new LinkDraft(
                        exchange.form("id"),
                        exchange.form("days"),
                        exchange.form("until"),
                        exchange.form("password"));
        if (node.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        return switch (draft.check(clock)) {
            case LinkDraft.Wrong(var problems) -> page(422, desk, exchange, draft, problems);
            case LinkDraft.Good(UUID id, Instant until, String password) ->
                    switch (make.run(desk, new MakeLink.Command(id, node.get(), until, password))) {
                        case MakeLink.Made(ShareLink link, String secret) ->
                                made(desk, exchange, link, secret);
                        case MakeLink.MadeBefore() -> made(desk, exchange, null, "");
                        case MakeLink.Missing() -> room.pages().notFound(exchange);
                    };
        };
    }

    /** {@code POST …/fichiers/liens/{link}/revocation}. */
    Reply revoke(Desk desk, Exchange exchange) {
        return FilesRoom.id(exchange.parameter("link"))
                .filter(id -> revoke.run(desk, id))
                .map(id -> Pages.done(FilesPaths.links(desk), "said.link-revoked"))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    /** Not to be kept by anything on the way: the page holds a secret. */
    private Reply made(Desk desk, Exchange exchange, @Nullable ShareLink link, String secret) {
        Optional<Trail> trail = room.find(desk, exchange.parameter("node"));
        if (trail.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        Node node = trail.get().nodes().getLast();
        Made view =
                new Made(
                        crumbs(desk, trail.get()),
                        node.name(),
                        secret.isEmpty() ? "" : SharedPaths.address(origins, desk.tenant(), secret),
                        link == null ? null : link.untilAt(),
                        link != null && link.passwordHash() != null,
                        FilesPaths.links(desk),
                        FilesPaths.node(desk, node.nodeId()));
        return room.pages()
                .desk(200, "files/link-made", view, desk, exchange)
                .with("cache-control", "no-store");
    }

    private Reply page(
            int status,
            Desk desk,
            Exchange exchange,
            LinkDraft draft,
            Map<String, Message> problems) {
        Optional<Trail> trail =
                room.find(desk, exchange.parameter("node")).filter(it -> !it.path().isRoot());
        if (trail.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        Node node = trail.get().nodes().getLast();
        String here = FilesPaths.node(desk, node.nodeId());
        Asked view =
                new Asked(
                        crumbs(desk, trail.get()),
                        node.name(),
                        node.folder(),
                        LinkForm.of(draft, problems, clock),
                        FilesRoom.id(draft.id()).isPresent() ? draft.id() : LinkDraft.blank().id(),
                        here + "/lien",
                        here);
        return room.pages().desk(status, "files/link-new", view, desk, exchange);
    }

    private static List<Link> crumbs(Desk desk, Trail trail) {
        List<Link> crumbs = new ArrayList<>(FolderPages.crumbs(desk, trail));
        Node node = trail.nodes().getLast();
        crumbs.add(new Link(FilesPaths.named(node.name()), FilesPaths.node(desk, node.nodeId())));
        return crumbs;
    }

    /** The questions of the form. */
    static final class LinkForm {

        private LinkForm() {}

        static Form of(LinkDraft draft, Map<String, Message> problems, Clock clock) {
            List<Message> general =
                    Optional.ofNullable(problems.get("id")).map(List::of).orElse(List.of());
            return Form.of(
                    general,
                    marked(days(draft), problems),
                    marked(until(draft), problems),
                    marked(password(), problems));
        }

        private static Field days(LinkDraft draft) {
            List<Field.Option> options = new ArrayList<>();
            for (String term : LinkDraft.TERMS) {
                options.add(Field.Option.of(term, Message.of("files.link.days." + term)));
            }
            options.add(Field.Option.of(LinkDraft.DATE, Message.of("files.link.days.date")));
            String chosen = LinkDraft.TERMS.contains(draft.days()) ? draft.days() : LinkDraft.DATE;
            return Field.choice(Field.Type.RADIOS, "days", "files.link.days", options)
                    .withValue(chosen);
        }

        private static Field until(LinkDraft draft) {
            return Field.of(Field.Type.DATE, "until", "files.link.until")
                    .withValue(draft.until())
                    .withHint(Message.of("files.link.until.hint"))
                    .optional();
        }

        private static Field password() {
            return Field.of(Field.Type.PASSWORD, "password", "files.link.password")
                    .withHint(Message.of("files.link.password.hint"))
                    .withAutocomplete("new-password")
                    .optional();
        }

        private static Field marked(Field field, Map<String, Message> problems) {
            Message problem = problems.get(field.name());
            return problem == null ? field : field.withError(problem);
        }
    }
}
