package org.preau.forms;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/**
 * Moves a question one place, or takes it away. Answers that were given keep it: each bears the
 * words of the questions it answers.
 */
final class ArrangeQuestions {

    private final Database database;

    ArrangeQuestions(Database database) {
        this.database = database;
    }

    /** The form as it is now; empty when there is no such question. */
    Optional<Questionnaire> move(Desk desk, UUID form, String question, boolean up) {
        return change(desk, form, question, "form.question-moved", it -> it.moved(question, up));
    }

    /** The same with the question gone, and whatever depended on it asked of everybody. */
    Optional<Questionnaire> drop(Desk desk, UUID form, String question) {
        return change(desk, form, question, "form.question-dropped", it -> it.without(question));
    }

    private Optional<Questionnaire> change(
            Desk desk, UUID form, String question, String act, UnaryOperator<Questions> how) {
        return database.write(desk.tenancy(), tx -> change(tx, desk, form, question, act, how));
    }

    private static Optional<Questionnaire> change(
            TenantTx tx,
            Desk desk,
            UUID id,
            String question,
            String act,
            UnaryOperator<Questions> how) {
        Optional<Questionnaire> form = Questionnaires.lock(tx, id);
        Optional<Question> found = form.flatMap(it -> it.asked().find(question));
        if (form.isEmpty() || found.isEmpty()) {
            return Optional.empty();
        }
        Questionnaires.ask(tx, id, how.apply(form.get().asked()));
        Map<String, String> detail = Map.of("question", found.get().label());
        AuditLog.note(tx, desk.actor(), act, form.get().title(), detail);
        return Questionnaires.find(tx, id);
    }
}
