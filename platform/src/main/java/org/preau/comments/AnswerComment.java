package org.preau.comments;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.preau.audit.AuditLog;
import org.preau.base.EmailAddress;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.web.Desk;

/**
 * Answers a comment under the association's own name, one level below it. A comment that nobody saw
 * yet appears with its answer. Whoever wrote it gets one letter, if she asked for one.
 */
final class AnswerComment {

    /**
     * An answer.
     *
     * @param id of the caller's choice: sent twice, it is written once
     * @param comment that is answered; beside an answer when it is one itself
     */
    record Command(UUID id, UUID comment, String body) {}

    /** How it went. */
    sealed interface Outcome {}

    /** Visitors see it; whether the writer of the comment gets a letter. */
    record Answered(Comment answer, boolean told) implements Outcome {}

    record Invalid(Message problem) implements Outcome {}

    record Missing() implements Outcome {}

    private final Database database;
    private final CommentLetters letters;
    private final Predicate<EmailAddress> mayWrite;
    private final Clock clock;

    AnswerComment(
            Database database,
            CommentLetters letters,
            Predicate<EmailAddress> mayWrite,
            Clock clock) {
        this.database = database;
        this.letters = letters;
        this.mayWrite = mayWrite;
        this.clock = clock;
    }

    Outcome run(Desk desk, Command command) {
        Optional<Comment> comment =
                database.read(desk.tenancy(), tx -> Comments.find(tx, command.comment()));
        if (comment.isEmpty()) {
            return new Missing();
        }
        String body = CleanInput.text(command.body()).strip();
        Optional<Message> wrong = Words.wrong(body);
        if (wrong.isPresent()) {
            return new Invalid(wrong.get());
        }
        Optional<EmailAddress> asked = asked(comment.get()).filter(mayWrite);
        return database.write(
                desk.tenancy(), tx -> answer(tx, desk, comment.get(), command.id(), body, asked));
    }

    private static Optional<EmailAddress> asked(Comment comment) {
        String email = comment.email();
        return !comment.asks() || email == null ? Optional.empty() : EmailAddress.of(email);
    }

    private Outcome answer(
            TenantTx tx,
            Desk desk,
            Comment comment,
            UUID id,
            String body,
            Optional<EmailAddress> asked) {
        boolean written = Comments.insert(tx, row(desk, comment, id, body));
        Optional<Comment> answer = Comments.find(tx, id).filter(it -> isHere(it, comment));
        if (answer.isEmpty()) {
            return new Missing();
        }
        if (written) {
            show(tx, desk, comment);
            Comments.recount(tx, comment.articleId());
            note(tx, desk, comment, "comment.answered");
            asked.ifPresent(to -> letters.answered(tx, desk.tenant(), comment, to));
        }
        return new Answered(answer.get(), written && asked.isPresent());
    }

    private NewComment row(Desk desk, Comment comment, UUID id, String body) {
        return new NewComment(
                id,
                comment.articleId(),
                thread(comment),
                Words.cut(desk.tenant().name(), Words.NAME),
                null,
                body,
                Comment.State.PUBLISHED,
                List.of(),
                true,
                false,
                clock.instant());
    }

    /** The comment that all answers of its thread stand below. */
    static UUID thread(Comment comment) {
        UUID parent = comment.parentId();
        return parent == null ? comment.id() : parent;
    }

    /** The same identifier sent again for another comment is no answer to this one. */
    private static boolean isHere(Comment answer, Comment comment) {
        return answer.answer() && thread(comment).equals(answer.parentId());
    }

    private static void show(TenantTx tx, Desk desk, Comment comment) {
        if (comment.state() != Comment.State.PUBLISHED) {
            Comments.decide(tx, comment.id(), Comment.State.PUBLISHED, desk.actor().name());
            note(tx, desk, comment, "comment.published");
        }
    }

    private static void note(TenantTx tx, Desk desk, Comment comment, String act) {
        AuditLog.note(
                tx, desk.actor(), act, comment.articleTitle(), Map.of("name", comment.name()));
    }
}
