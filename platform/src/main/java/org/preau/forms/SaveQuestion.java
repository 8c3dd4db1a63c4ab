package org.preau.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.CleanInput;
import org.preau.web.Desk;

/** Adds a question to a form, or changes one. */
final class SaveQuestion {

    static final int LABEL = 300;
    static final int HELP = 1_000;
    static final int OPTION = 150;
    static final int MOST_OPTIONS = 50;

    /**
     * What it should be.
     *
     * @param question its id, whether or not it is there yet
     * @param version of the form that was edited; 0 to put it in whatever else was changed
     */
    record Command(UUID form, int version, Question question) {}

    /** How it went. */
    sealed interface Outcome {}

    record Saved(Questionnaire form) implements Outcome {}

    record Invalid(List<Wrong> wrongs) implements Outcome {}

    /** Somebody changed the form since. Nothing was written. */
    record Stale(Questionnaire theirs) implements Outcome {}

    record Missing() implements Outcome {}

    private final Database database;

    SaveQuestion(Database database) {
        this.database = database;
    }

    Outcome run(Desk desk, Command command) {
        Question clean = cleaned(command.question());
        return database.write(desk.tenancy(), tx -> save(tx, desk, command, clean));
    }

    private static Outcome save(TenantTx tx, Desk desk, Command command, Question clean) {
        Optional<Questionnaire> form = Questionnaires.lock(tx, command.form());
        if (form.isEmpty()) {
            return new Missing();
        }
        Questions before = form.get().asked();
        List<Wrong> wrongs = wrongs(before, clean);
        if (!wrongs.isEmpty()) {
            return new Invalid(wrongs);
        }
        // A question that is new harms no other; sent twice, it is the same one.
        boolean there = before.find(clean.id()).isPresent();
        if (there && command.version() != 0 && command.version() != form.get().version()) {
            return before.find(clean.id()).filter(clean::equals).isPresent()
                    ? new Saved(form.get())
                    : new Stale(form.get());
        }
        Questionnaires.ask(tx, form.get().id(), before.with(clean));
        AuditLog.note(
                tx,
                desk.actor(),
                "form.question-saved",
                form.get().title(),
                Map.of("question", clean.label()));
        return new Saved(Questionnaires.find(tx, form.get().id()).orElseThrow());
    }

    /** A question as it may be kept; unknown options of a condition go by {@link Questions}. */
    static Question cleaned(Question typed) {
        List<String> options = new ArrayList<>();
        if (typed.kind().hasOptions()) {
            for (String option : typed.options()) {
                String line = CleanInput.line(option);
                if (!line.isEmpty() && !options.contains(line)) {
                    options.add(line);
                }
            }
        }
        boolean note = typed.kind() == Question.Kind.NOTE;
        Question.@Nullable Condition condition = typed.condition();
        return new Question(
                typed.id(),
                typed.kind(),
                CleanInput.line(typed.label()),
                note ? CleanInput.text(typed.help()).strip() : CleanInput.line(typed.help()),
                typed.required() && !note,
                options,
                condition == null || condition.question().isEmpty() ? null : condition);
    }

    static List<Wrong> wrongs(Questions form, Question it) {
        List<Wrong> wrongs = new ArrayList<>();
        int label = CleanInput.length(it.label());
        note(wrongs, "label", label == 0 || label > LABEL, "label");
        note(wrongs, "help", it.help().length() > HELP, "help");
        boolean few = it.kind().hasOptions() && it.options().size() < 2;
        boolean many = it.options().size() > MOST_OPTIONS;
        boolean wide = it.options().stream().anyMatch(option -> option.length() > OPTION);
        note(wrongs, "options", few, "options-few");
        note(wrongs, "options", !few && (many || wide), "options-many");
        boolean full = form.all().size() >= Questions.MOST && form.place(it.id()) < 0;
        note(wrongs, "label", full && label > 0, "questions");
        return wrongs;
    }

    private static void note(List<Wrong> wrongs, String field, boolean wrong, String word) {
        if (wrong) {
            wrongs.add(Wrong.of(field, "forms.wrong." + word));
        }
    }
}
