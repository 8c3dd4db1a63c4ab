package org.preau.comments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.base.Slug;
import org.preau.render.Link;
import org.preau.render.Pager;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** What waits to be read, and what was decided: a queue that the keyboard alone gets through. */
final class CommentPages {

    private static final int PAGE = 20;

    /**
     * @param mode of the site, as a word
     * @param settings where it is changed; empty for who may not
     */
    record ListView(
            String state,
            String mode,
            long waiting,
            List<Row> rows,
            Pager pager,
            String path,
            String settings) {}

    /**
     * @param lines the paragraphs
     * @param email empty for none
     * @param ours whether the association wrote it
     * @param answer where it is answered; empty where it is not
     * @param edit where its words are mended; empty for a reader's
     */
    record Row(
            UUID id,
            String name,
            String email,
            List<String> lines,
            boolean reply,
            boolean ours,
            String state,
            List<Message> reasons,
            Instant at,
            String article,
            String articleHref,
            String articleSettings,
            String answer,
            String edit,
            String decide,
            String delete) {}

    record DeleteView(
            List<Link> crumbs, String name, List<String> lines, String action, String back) {}

    private record Found(List<Comment> comments, long total, long waiting, String mode) {}

    private final CommentRoom room;

    CommentPages(CommentRoom room) {
        this.room = room;
    }

    static String list(Slug association) {
        return "/espace/" + association + "/commentaires";
    }

    static String list(Desk desk) {
        return list(desk.tenant().slug());
    }

    /** {@code GET …/commentaires?etat=&page=}. */
    Reply list(Desk desk, Exchange exchange) {
        Comment.State state = state(exchange.query("etat")).orElse(Comment.State.WAITING);
        int page = page(exchange.query("page"));
        Found found = room.database().read(desk.tenancy(), tx -> found(tx, state, page));
        String path = list(desk);
        ListView view =
                new ListView(
                        state.word(),
                        found.mode(),
                        found.waiting(),
                        found.comments().stream().map(it -> row(desk, it)).toList(),
                        Pager.of(
                                page,
                                (int) Math.ceilDiv(found.total(), (long) PAGE),
                                number -> path + "?etat=" + state.word() + "&page=" + number),
                        path,
                        desk.may(Right.ARRANGE) ? path + "/reglages" : "");
        return room.pages().desk(200, "comments/comments", view, desk, exchange);
    }

    private static Found found(TenantTx tx, Comment.State state, int page) {
        return new Found(
                Comments.in(tx, state, PAGE, (page - 1L) * PAGE),
                Comments.count(tx, state),
                Comments.count(tx, Comment.State.WAITING),
                Comments.settings(tx).mode().word());
    }

    private Row row(Desk desk, Comment it) {
        String base = list(desk) + "/" + it.id();
        return new Row(
                it.id(),
                it.name(),
                it.email() == null ? "" : it.email(),
                lines(it),
                it.parentId() != null,
                it.answer(),
                it.state().word(),
                it.reasons().stream().map(one -> Message.of("comments.reason." + one)).toList(),
                it.writtenAt(),
                it.articleTitle(),
                "/espace/" + desk.tenant().slug() + "/articles/" + it.articleId(),
                list(desk) + "/articles/" + it.articleId(),
                isAnswerable(it) ? base + "/reponse" : "",
                it.answer() ? base + "/texte" : "",
                base + "/decision",
                base + "/suppression");
    }

    /** What was refused is not answered by mistake: it would appear. */
    private static boolean isAnswerable(Comment it) {
        return !it.answer()
                && (it.state() == Comment.State.WAITING || it.state() == Comment.State.PUBLISHED);
    }

    static List<String> lines(Comment it) {
        return it.body().lines().filter(line -> !line.isBlank()).toList();
    }

    /** {@code POST …/commentaires/{comment}/decision}: {@code geste} says which. */
    Reply decide(Desk desk, Exchange exchange) {
        Optional<UUID> id = id(exchange.parameter("comment"));
        Optional<Comment> before =
                id.flatMap(it -> room.database().read(desk.tenancy(), tx -> Comments.find(tx, it)));
        Optional<Comment.State> to = state(exchange.form("geste"));
        if (before.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        if (to.isEmpty()) {
            return room.pages().problem(400, exchange);
        }
        room.decide().run(desk, before.get().id(), to.get());
        return Pages.done(
                list(desk) + "?etat=" + before.get().state().word(),
                "said.comments-" + to.get().word());
    }

    /** {@code GET …/commentaires/{comment}/suppression}. */
    Reply askDelete(Desk desk, Exchange exchange) {
        return id(exchange.parameter("comment"))
                .flatMap(id -> room.database().read(desk.tenancy(), tx -> Comments.find(tx, id)))
                .map(it -> {
                    DeleteView view =
                            new DeleteView(
                                    List.of(new Link(Message.of("comments.all"), list(desk))),
                                    it.name(),
                                    new ArrayList<>(lines(it)),
                                    list(desk) + "/" + it.id() + "/suppression",
                                    list(desk));
                    return room.pages().desk(200, "comments/delete", view, desk, exchange);
                })
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    /** {@code POST …/commentaires/{comment}/suppression}. */
    Reply delete(Desk desk, Exchange exchange) {
        return id(exchange.parameter("comment"))
                .filter(id -> room.decide().delete(desk, id))
                .map(id -> Pages.done(list(desk), "said.comments-deleted"))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    static Optional<Comment.State> state(String word) {
        for (Comment.State state : Comment.State.values()) {
            if (state.word().equals(word)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    static int page(String text) {
        try {
            return Math.clamp(Integer.parseInt(text), 1, 10_000);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    static Optional<UUID> id(String text) {
        return Ids.read(text);
    }
}
