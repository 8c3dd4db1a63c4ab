package org.preau.comments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** The association answers a comment, and mends what it answered. */
final class AnswerPages {

    /**
     * The view of {@code comments/answer.hbs}.
     *
     * @param quoted what is answered; empty while an answer is mended
     * @param answered what the association has answered there already
     * @param theirs what somebody else made of it meanwhile
     */
    record View(
            List<Link> crumbs,
            Message heading,
            Message lead,
            Optional<Quoted> quoted,
            List<Quoted> answered,
            List<String> theirs,
            String action,
            UUID id,
            int version,
            Form form,
            Message go,
            String back) {}

    /** Somebody's words. */
    record Quoted(String name, Instant at, List<String> lines) {}

    private final CommentRoom room;

    AnswerPages(CommentRoom room) {
        this.room = room;
    }

    /** {@code GET …/commentaires/{comment}/reponse}. */
    Reply ask(Desk desk, Exchange exchange) {
        return find(desk, exchange)
                .map(it -> answering(200, desk, exchange, it, Ids.next(), "", null))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    /** {@code POST …/commentaires/{comment}/reponse}. */
    Reply answer(Desk desk, Exchange exchange) {
        Optional<Comment> comment = find(desk, exchange);
        if (comment.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        UUID id = CommentPages.id(exchange.form("id")).orElseGet(Ids::next);
        String body = exchange.form("texte");
        AnswerComment.Command command = new AnswerComment.Command(id, comment.get().id(), body);
        return switch (room.answer().run(desk, command)) {
            case AnswerComment.Answered(Comment answer, boolean told) ->
                    done(desk, answer, told ? "said.comments-told" : "said.comments-answered");
            case AnswerComment.Invalid(Message problem) ->
                    answering(422, desk, exchange, comment.get(), id, body, problem);
            case AnswerComment.Missing() -> room.pages().notFound(exchange);
        };
    }

    private Reply answering(
            int status,
            Desk desk,
            Exchange exchange,
            Comment comment,
            UUID id,
            String body,
            @Nullable Message problem) {
        UUID thread = AnswerComment.thread(comment);
        List<Quoted> before =
                room.database().read(desk.tenancy(), tx -> Comments.answers(tx, thread)).stream()
                        .filter(it -> !it.id().equals(comment.id()))
                        .map(AnswerPages::quoted)
                        .toList();
        boolean seen = comment.state() == Comment.State.PUBLISHED;
        View view =
                new View(
                        crumbs(desk),
                        Message.of("comments.answer"),
                        Message.of("comments.answer.lead", "association", desk.tenant().name()),
                        Optional.of(quoted(comment)),
                        before,
                        List.of(),
                        CommentPages.list(desk) + "/" + comment.id() + "/reponse",
                        id,
                        0,
                        form(body, problem),
                        Message.of(seen ? "comments.answer.go" : "comments.answer.go-both"),
                        CommentPages.list(desk) + "?etat=" + comment.state().word());
        return room.pages().desk(status, "comments/answer", view, desk, exchange);
    }

    /** {@code GET …/commentaires/{comment}/texte}. */
    Reply askEdit(Desk desk, Exchange exchange) {
        return find(desk, exchange)
                .filter(Comment::answer)
                .map(it -> editing(200, desk, exchange, it, it.body(), null, List.of()))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    /** {@code POST …/commentaires/{comment}/texte}. */
    Reply edit(Desk desk, Exchange exchange) {
        Optional<Comment> answer = find(desk, exchange).filter(Comment::answer);
        if (answer.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        String body = exchange.form("texte");
        EditAnswer.Command command =
                new EditAnswer.Command(
                        answer.get().id(), CommentPages.page(exchange.form("version")), body);
        return switch (room.edit().run(desk, command)) {
            case EditAnswer.Saved(Comment saved) ->
                    done(desk, saved, "said.comments-answer-edited");
            case EditAnswer.Stale(Comment theirs) ->
                    editing(409, desk, exchange, theirs, body, null, CommentPages.lines(theirs));
            case EditAnswer.Invalid(Message problem) ->
                    editing(422, desk, exchange, answer.get(), body, problem, List.of());
            case EditAnswer.Missing() -> room.pages().notFound(exchange);
        };
    }

    private Reply editing(
            int status,
            Desk desk,
            Exchange exchange,
            Comment answer,
            String body,
            @Nullable Message problem,
            List<String> theirs) {
        View view =
                new View(
                        crumbs(desk),
                        Message.of("comments.answer.edit"),
                        Message.plain(answer.articleTitle()),
                        Optional.empty(),
                        List.of(),
                        theirs,
                        CommentPages.list(desk) + "/" + answer.id() + "/texte",
                        answer.id(),
                        answer.version(),
                        form(body, problem),
                        Message.of("comments.save"),
                        CommentPages.list(desk) + "?etat=" + answer.state().word());
        return room.pages().desk(status, "comments/answer", view, desk, exchange);
    }

    private static Reply done(Desk desk, Comment answer, String said) {
        String list = CommentPages.list(desk) + "?etat=" + answer.state().word();
        return Pages.done(list, said);
    }

    private static Form form(String body, @Nullable Message problem) {
        Field field =
                Field.of(Field.Type.AREA, "texte", "comments.field.answer")
                        .withValue(body)
                        .withHint(Message.of("comments.field.answer.hint"));
        return Form.of(problem == null ? field : field.withError(problem));
    }

    private static Quoted quoted(Comment it) {
        return new Quoted(it.name(), it.writtenAt(), CommentPages.lines(it));
    }

    private static List<Link> crumbs(Desk desk) {
        return List.of(new Link(Message.of("comments.all"), CommentPages.list(desk)));
    }

    private Optional<Comment> find(Desk desk, Exchange exchange) {
        return CommentPages.id(exchange.parameter("comment"))
                .flatMap(id -> room.database().read(desk.tenancy(), tx -> Comments.find(tx, id)));
    }
}
