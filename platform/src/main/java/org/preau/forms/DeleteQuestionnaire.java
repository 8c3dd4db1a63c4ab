package org.preau.forms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/** Deletes a form for good, with all its answers and their files. */
final class DeleteQuestionnaire {

    private final Database database;
    private final AnswerShelf shelf;

    DeleteQuestionnaire(Database database, AnswerShelf shelf) {
        this.database = database;
        this.shelf = shelf;
    }

    /** False when there is no such form. */
    boolean run(Desk desk, UUID id) {
        List<AnswerFile> files = database.read(desk.tenancy(), tx -> Answers.filesOfForm(tx, id));
        shelf.delete(desk.tenancy().tenant(), files);
        return database.write(desk.tenancy(), tx -> delete(tx, desk, id));
    }

    private static boolean delete(TenantTx tx, Desk desk, UUID id) {
        Optional<Questionnaire> form = Questionnaires.lock(tx, id);
        form.ifPresent(it -> {
            long bytes = AnswerShelf.bytes(Answers.filesOfForm(tx, id));
            if (bytes > 0) {
                AnswerShelf.count(tx, -bytes);
            }
            Questionnaires.delete(tx, id);
            tx.siteChanged();
            Map<String, String> detail = Map.of("count", String.valueOf(it.answers()));
            AuditLog.note(tx, desk.actor(), "form.deleted", it.title(), detail);
        });
        return form.isPresent();
    }
}
