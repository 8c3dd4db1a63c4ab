package org.preau.forms;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Office;
import org.preau.text.CleanInput;
import org.preau.text.Language;
import org.preau.text.Messages;
import org.preau.text.Slugs;
import org.preau.web.Desk;

/** Makes a form, from nothing or from a ready one. Sent twice, it is one form. */
final class MakeQuestionnaire {

    static final int TITLE = 200;

    /** Addresses that mean something else below {@code /formulaires/}. */
    static final Set<String> RESERVED = Set.of("merci");

    /**
     * What is wanted.
     *
     * @param title empty for that of the ready form
     */
    record Command(UUID id, String title, Ready ready) {}

    /** How it went. */
    sealed interface Outcome {}

    /** It is there, closed. */
    record Made(Questionnaire form) implements Outcome {}

    /** Nothing was written. */
    record Invalid(List<Wrong> wrongs) implements Outcome {}

    private final Database database;
    private final Messages messages;

    MakeQuestionnaire(Database database, Messages messages) {
        this.database = database;
        this.messages = messages;
    }

    Outcome run(Desk desk, Command command) {
        Language language = Language.ofTag(desk.tenant().language()).orElse(Language.FR);
        String title = title(command, language);
        if (title.isEmpty() || CleanInput.length(title) > TITLE) {
            return new Invalid(List.of(Wrong.of("title", "forms.wrong.title")));
        }
        return database.write(desk.tenancy(), tx -> make(tx, desk, command, title, language));
    }

    private String title(Command command, Language language) {
        String typed = CleanInput.line(command.title());
        return typed.isEmpty() && command.ready() != Ready.BLANK
                ? messages.text(language, "forms.ready." + command.ready().word())
                : typed;
    }

    private Outcome make(TenantTx tx, Desk desk, Command command, String title, Language language) {
        Optional<Questionnaire> before = Questionnaires.find(tx, command.id());
        if (before.isPresent()) {
            return new Made(before.get());
        }
        // Forms of one site are made one after another, so that no two of them get one address.
        tx.query("select version from site for update").first(Integer.class);
        String slug = Slugs.free(title, RESERVED, taken -> Questionnaires.isTaken(tx, taken));
        Questionnaires.insert(tx, fresh(command, title, slug, language));
        AuditLog.note(tx, desk.actor(), "form.created", title, Map.of());
        return new Made(Questionnaires.find(tx, command.id()).orElseThrow());
    }

    private Questionnaire fresh(Command command, String title, String slug, Language language) {
        Ready ready = command.ready();
        @Nullable Office office = ready == Ready.SURVEY ? null : Office.SECRETARY;
        return new Questionnaire(
                command.id(),
                slug,
                title,
                "",
                "",
                ready.questions(messages, language).json(),
                false,
                null,
                null,
                null,
                office,
                ready.receipt(),
                ready.purpose(messages, language),
                12,
                "",
                1,
                0,
                0,
                Instant.EPOCH);
    }
}
