package org.preau.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.web.Desk;

/**
 * Opens a form to visitors, or closes it. One that does not say what its answers are for, or where
 * people ask for their rights, is not opened: the law asks for both.
 */
final class OpenQuestionnaire {

    /** How it went. */
    sealed interface Outcome {}

    record Done(Questionnaire form) implements Outcome {}

    /** What is missing before it can be opened. */
    record NotReady(Questionnaire form, List<Message> missing) implements Outcome {}

    record Missing() implements Outcome {}

    private final Database database;

    OpenQuestionnaire(Database database) {
        this.database = database;
    }

    Outcome run(Desk desk, UUID id, boolean open) {
        return database.write(desk.tenancy(), tx -> run(tx, desk, id, open));
    }

    private static Outcome run(TenantTx tx, Desk desk, UUID id, boolean open) {
        Optional<Questionnaire> form = Questionnaires.lock(tx, id);
        if (form.isEmpty()) {
            return new Missing();
        }
        List<Message> missing = open ? missing(tx, form.get()) : List.of();
        if (!missing.isEmpty()) {
            return new NotReady(form.get(), missing);
        }
        if (form.get().opened() != open) {
            Questionnaires.open(tx, id, open);
            tx.siteChanged();
            String act = open ? "form.opened" : "form.closed";
            AuditLog.note(tx, desk.actor(), act, form.get().title(), Map.of());
        }
        return new Done(Questionnaires.find(tx, id).orElseThrow());
    }

    static List<Message> missing(TenantTx tx, Questionnaire form) {
        List<Message> missing = new ArrayList<>();
        boolean asks = form.asked().all().stream().anyMatch(it -> it.kind() != Question.Kind.NOTE);
        if (!asks) {
            missing.add(Message.of("forms.missing.questions"));
        }
        if (form.purpose().isBlank()) {
            missing.add(Message.of("forms.missing.purpose"));
        }
        if (form.rightsContact().isEmpty() && LegalText.siteContact(tx).isBlank()) {
            missing.add(Message.of("forms.missing.contact"));
        }
        return missing;
    }
}
