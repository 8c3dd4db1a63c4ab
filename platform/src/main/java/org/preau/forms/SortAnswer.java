package org.preau.forms;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/**
 * Says of an answer that it was dealt with, or whether it is one at all; each can be taken back.
 */
final class SortAnswer {

    /** What is said. */
    enum How {
        DONE,
        OPEN,
        RECEIVED,
        SPAM
    }

    private final Database database;

    SortAnswer(Database database) {
        this.database = database;
    }

    /** The answer as it is now; empty when there is no such one of that form. */
    Optional<Answer> run(Desk desk, UUID form, UUID id, How how) {
        return database.write(desk.tenancy(), tx -> sort(tx, desk, form, id, how));
    }

    private static Optional<Answer> sort(TenantTx tx, Desk desk, UUID form, UUID id, How how) {
        Optional<Answer> found = Answers.find(tx, form, id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        switch (how) {
            case DONE -> Answers.done(tx, id, desk.actor().name());
            case OPEN -> Answers.done(tx, id, null);
            case RECEIVED -> Answers.sort(tx, id, Answer.State.RECEIVED);
            case SPAM -> Answers.sort(tx, id, Answer.State.SPAM);
        }
        String title = Questionnaires.find(tx, form).map(Questionnaire::title).orElse("");
        AuditLog.note(
                tx,
                desk.actor(),
                switch (how) {
                    case DONE -> "answer.done";
                    case OPEN -> "answer.open";
                    case RECEIVED -> "answer.received";
                    case SPAM -> "answer.spam";
                },
                title,
                Map.of());
        return Answers.find(tx, form, id);
    }
}
