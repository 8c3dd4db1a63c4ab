package org.preau.files;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.preau.account.LinkPasswords;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.text.Message;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/**
 * What people see who were given a link: a folder's list, a file, or why there is nothing any more.
 * Nobody needs an account or a cookie, and no search engine may keep it.
 */
final class SharedPages {

    /**
     * A folder or a file.
     *
     * @param crumbs the folders above, down from what is shared
     * @param by who shared it
     */
    record View(
            String association,
            String by,
            Instant until,
            String name,
            List<Link> crumbs,
            boolean folder,
            long bytes,
            List<Row> rows,
            String zip,
            Preview preview,
            String download) {}

    /** A file or folder in the list. */
    record Row(String name, String href, String icon, boolean folder, long bytes) {}

    /** The question for the password. */
    record Asked(String association, Form form, String action) {}

    /**
     * A link that leads nowhere.
     *
     * @param why a word of {@link OpenLink.Why}
     */
    record Closed(String association, String why) {}

    private final FilesRoom room;
    private final OpenLink open;
    private final FolderZip zip;
    private final LinkPasswords passwords;
    private final LinkKeys keys;

    SharedPages(
            FilesRoom room, OpenLink open, FolderZip zip, LinkPasswords passwords, LinkKeys keys) {
        this.room = room;
        this.open = open;
        this.zip = zip;
        this.passwords = passwords;
        this.keys = keys;
    }

    /** {@code GET /partage/{association}/{shared}}. */
    Reply show(Exchange exchange) {
        OpenLink.Opened opened = open.run(exchange);
        if (opened instanceof OpenLink.Open it) {
            room.database()
                    .write(
                            it.tenancy(),
                            tx -> {
                                ShareLinks.opened(tx, it.link().id());
                                return it;
                            });
        }
        return answer(exchange, opened, it -> page(exchange, it));
    }

    /** {@code GET /partage/{association}/{shared}/{node}}. */
    Reply within(Exchange exchange) {
        return answer(exchange, open.within(exchange), it -> page(exchange, it));
    }

    /** {@code GET …/{node}/contenu}: shown in place. */
    Reply content(Exchange exchange) {
        return bytes(
                exchange,
                it -> FileAnswer.shown(room, it.tenant().id(), it.node(), exchange),
                false);
    }

    /** {@code GET …/{node}/telechargement}: to be saved. */
    Reply download(Exchange exchange) {
        return bytes(
                exchange, it -> FileAnswer.saved(room.shelf(), it.tenant().id(), it.node()), false);
    }

    /** {@code GET …/{node}/zip}: a folder with all that is in it. */
    Reply zip(Exchange exchange) {
        return bytes(exchange, it -> zip.of(it.tenant().id(), it.tenancy(), it.node()), true);
    }

    /** A player or a broken download asks for many parts: the first one counts. */
    private Reply bytes(Exchange exchange, Function<OpenLink.Open, Reply> reply, boolean ofFolder) {
        OpenLink.Opened opened = open.within(exchange);
        String range = exchange.header("range");
        if (opened instanceof OpenLink.Open it) {
            if (it.node().folder() != ofFolder) {
                return room.pages().notFound(exchange);
            }
            if (range.isEmpty() || range.startsWith("bytes=0-")) {
                room.database()
                        .write(
                                it.tenancy(),
                                tx -> {
                                    ShareLinks.fetched(tx, it.link().id());
                                    return it;
                                });
            }
        }
        return answer(exchange, opened, reply);
    }

    /** {@code POST /partage/{association}/{shared}}: the password. */
    Reply unlock(Exchange exchange) {
        OpenLink.Opened opened = open.run(exchange);
        if (!(opened instanceof OpenLink.Locked(var tenant, ShareLink link))
                || link.passwordHash() == null) {
            return opened instanceof OpenLink.Open
                    ? Reply.seeOther(paths(exchange).page())
                    : answer(exchange, opened, it -> page(exchange, it));
        }
        return switch (passwords.check(
                link.id(),
                link.passwordHash(),
                exchange.form("password"),
                exchange.remoteAddress())) {
            case RIGHT ->
                    Reply.seeOther(
                            SharedPaths.of(tenant, exchange.parameter("shared"), keys.next(link))
                                    .page());
            case WRONG ->
                    ask(422, exchange, tenant.name(), Optional.of("files.shared.password.wrong"));
            case TOO_MANY ->
                    ask(429, exchange, tenant.name(), Optional.of("files.shared.password.many"));
            case BUSY ->
                    ask(503, exchange, tenant.name(), Optional.of("files.shared.password.busy"));
        };
    }

    private Reply answer(
            Exchange exchange, OpenLink.Opened opened, Function<OpenLink.Open, Reply> whenOpen) {
        Reply reply =
                switch (opened) {
                    case OpenLink.Nothing() -> room.pages().notFound(exchange);
                    case OpenLink.Closed(var tenant, OpenLink.Why why) ->
                            room.pages()
                                    .portal(
                                            410,
                                            "files/shared-closed",
                                            new Closed(
                                                    tenant.name(),
                                                    why.name().toLowerCase(Locale.ROOT)),
                                            exchange);
                    case OpenLink.Locked(var tenant, var link) ->
                            ask(200, exchange, tenant.name(), Optional.empty());
                    case OpenLink.Open it -> whenOpen.apply(it);
                };
        return reply.with("x-robots-tag", "noindex, nofollow, noarchive");
    }

    private Reply ask(int status, Exchange exchange, String association, Optional<String> wrong) {
        Field field =
                Field.of(Field.Type.PASSWORD, "password", "files.shared.password")
                        .withAutocomplete("off")
                        .withFocus();
        Field marked = wrong.map(key -> field.withError(Message.of(key))).orElse(field);
        Asked view = new Asked(association, Form.of(marked), exchange.path());
        return room.pages()
                .portal(status, "files/shared-password", view, exchange)
                .with("x-robots-tag", "noindex, nofollow, noarchive");
    }

    private static SharedPaths paths(Exchange exchange) {
        return new SharedPaths(
                "/partage/"
                        + exchange.parameter("association")
                        + "/"
                        + exchange.parameter("shared"),
                exchange.query(SharedPaths.KEY));
    }

    private Reply page(Exchange exchange, OpenLink.Open it) {
        SharedPaths paths =
                SharedPaths.of(
                        it.tenant(),
                        exchange.parameter("shared"),
                        it.link().passwordHash() == null ? "" : exchange.query(SharedPaths.KEY));
        Node node = it.node();
        List<Row> rows =
                !node.folder()
                        ? List.of()
                        : room
                                .database()
                                .read(it.tenancy(), tx -> Tree.children(tx, node.nodeId()))
                                .stream()
                                .map(child -> row(paths, child))
                                .toList();
        View view =
                new View(
                        it.tenant().name(),
                        it.link().madeBy(),
                        it.link().untilAt(),
                        node.name(),
                        crumbs(paths, it),
                        node.folder(),
                        node.bytes(),
                        rows,
                        node.folder() ? paths.zip(node.nodeId()) : "",
                        Preview.of(
                                room.shelf(), it.tenant().id(), node, paths.content(node.nodeId())),
                        node.folder() ? "" : paths.download(node.nodeId()));
        return room.pages().portal(200, "files/shared", view, exchange);
    }

    private static List<Link> crumbs(SharedPaths paths, OpenLink.Open it) {
        List<Link> crumbs = new ArrayList<>();
        for (Node above : it.way().subList(0, it.way().size() - 1)) {
            crumbs.add(
                    new Link(
                            FilesPaths.named(above.name()),
                            above.equals(it.shared()) ? paths.page() : paths.page(above.nodeId())));
        }
        return crumbs;
    }

    private static Row row(SharedPaths paths, Node node) {
        return new Row(
                node.name(),
                paths.page(node.nodeId()),
                FileKinds.icon(node),
                node.folder(),
                node.bytes());
    }
}
