package org.preau.forms;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.Language;
import org.preau.text.Messages;
import org.preau.text.Slugs;
import org.preau.web.Desk;

/**
 * Makes a form like another one: its questions and settings, closed, without its dates and its
 * answers. Sent twice, it is one form.
 */
final class CopyQuestionnaire {

    private final Database database;
    private final Messages messages;

    CopyQuestionnaire(Database database, Messages messages) {
        this.database = database;
        this.messages = messages;
    }

    /**
     * The copy; empty when there is no such form here.
     *
     * @param id of the copy
     */
    Optional<Questionnaire> run(Desk desk, UUID original, UUID id) {
        return database.write(
                desk.tenancy(),
                tx -> Questionnaires.find(tx, original).flatMap(form -> copy(tx, desk, form, id)));
    }

    private Optional<Questionnaire> copy(TenantTx tx, Desk desk, Questionnaire form, UUID id) {
        Optional<Questionnaire> before = Questionnaires.find(tx, id);
        if (before.isPresent()) {
            return before;
        }
        String title = title(desk, form.title());
        // Forms of one site are made one after another, so that no two of them get one address.
        tx.query("select version from site for update").first(Integer.class);
        String slug =
                Slugs.free(
                        title,
                        MakeQuestionnaire.RESERVED,
                        taken -> Questionnaires.isTaken(tx, taken));
        Questionnaires.insert(tx, like(form, id, title, slug));
        AuditLog.note(tx, desk.actor(), "form.copied", title, Map.of("from", form.title()));
        return Questionnaires.find(tx, id);
    }

    private String title(Desk desk, String title) {
        Language language = Language.ofTag(desk.tenant().language()).orElse(Language.FR);
        String whole = messages.text(language, "forms.copy.title", Map.of("title", title));
        return whole.length() > MakeQuestionnaire.TITLE ? title : whole;
    }

    private static Questionnaire like(Questionnaire it, UUID id, String title, String slug) {
        return new Questionnaire(
                id,
                slug,
                title,
                it.intro(),
                it.thanks(),
                it.questions(),
                false,
                null,
                null,
                it.mostAnswers(),
                it.office(),
                it.receipt(),
                it.purpose(),
                it.keptMonths(),
                it.rightsContact(),
                1,
                0,
                0,
                Instant.EPOCH);
    }
}
