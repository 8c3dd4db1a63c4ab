package org.preau.forms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;
import org.preau.web.Desk;

/** Deletes one answer for good, with its files. */
final class DeleteAnswer {

    private final Database database;
    private final AnswerShelf shelf;

    DeleteAnswer(Database database, AnswerShelf shelf) {
        this.database = database;
        this.shelf = shelf;
    }

    /** False when there is no such answer of that form. */
    boolean run(Desk desk, UUID form, UUID id) {
        Optional<Answer> answer = database.read(desk.tenancy(), tx -> Answers.find(tx, form, id));
        if (answer.isEmpty()) {
            return false;
        }
        clear(desk.tenancy(), id);
        return database.write(
                desk.tenancy(),
                tx -> {
                    String title =
                            Questionnaires.find(tx, form).map(Questionnaire::title).orElse("");
                    boolean gone = remove(tx, id);
                    if (gone) {
                        AuditLog.note(tx, desk.actor(), "answer.deleted", title, Map.of());
                    }
                    return gone;
                });
    }

    /** The same when its time is over: nobody did it. */
    void forget(Tenancy tenancy, UUID id) {
        clear(tenancy, id);
        database.write(tenancy, tx -> remove(tx, id));
    }

    /** All of one person over all forms; how many. */
    int ofPerson(Desk desk, String email) {
        List<Answer> all = database.read(desk.tenancy(), tx -> Answers.of(tx, email));
        all.forEach(one -> forget(desk.tenancy(), one.id()));
        if (!all.isEmpty()) {
            // The address itself is not noted: it is what was to be forgotten.
            Map<String, String> detail = Map.of("count", String.valueOf(all.size()));
            database.write(
                    desk.tenancy(),
                    tx -> {
                        AuditLog.note(tx, desk.actor(), "answers.erased", "", detail);
                        return all.size();
                    });
        }
        return all.size();
    }

    private void clear(Tenancy tenancy, UUID id) {
        shelf.delete(tenancy.tenant(), database.read(tenancy, tx -> Answers.files(tx, id)));
    }

    private static boolean remove(TenantTx tx, UUID id) {
        long bytes = AnswerShelf.bytes(Answers.files(tx, id));
        if (bytes > 0) {
            AnswerShelf.count(tx, -bytes);
        }
        return Answers.delete(tx, id) == 1;
    }
}
