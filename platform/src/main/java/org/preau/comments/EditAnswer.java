package org.preau.comments;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.web.Desk;

/** Other words for what the association answered. What a reader wrote is hers and stays. */
final class EditAnswer {

    /**
     * The new words.
     *
     * @param version the one that was edited
     */
    record Command(UUID id, int version, String body) {}

    /** How it went. */
    sealed interface Outcome {}

    record Saved(Comment answer) implements Outcome {}

    /** Somebody else was faster; nothing changed. */
    record Stale(Comment theirs) implements Outcome {}

    record Invalid(Message problem) implements Outcome {}

    /** There is no such answer. */
    record Missing() implements Outcome {}

    private final Database database;

    EditAnswer(Database database) {
        this.database = database;
    }

    Outcome run(Desk desk, Command command) {
        String body = CleanInput.text(command.body()).strip();
        return database.write(desk.tenancy(), tx -> edit(tx, desk, command, body));
    }

    private static Outcome edit(TenantTx tx, Desk desk, Command command, String body) {
        Optional<Comment> before = Comments.find(tx, command.id()).filter(Comment::answer);
        if (before.isEmpty()) {
            return new Missing();
        }
        Optional<Message> wrong = Words.wrong(body);
        if (wrong.isPresent()) {
            return new Invalid(wrong.get());
        }
        if (before.get().body().equals(body)) {
            return new Saved(before.get());
        }
        if (!Comments.reword(tx, command.id(), command.version(), body)) {
            return new Stale(before.get());
        }
        tx.siteChanged();
        AuditLog.note(
                tx, desk.actor(), "comment.answer-edited", before.get().articleTitle(), Map.of());
        return Comments.find(tx, command.id()).<Outcome>map(Saved::new).orElseGet(Missing::new);
    }
}
