package org.preau.forms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.audit.AuditLog;
import org.preau.base.EmailAddress;
import org.preau.sql.ConstraintViolated;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Office;
import org.preau.text.CleanInput;
import org.preau.text.Slugs;
import org.preau.web.Desk;

/** Changes all of a form but its questions. Answers that are there end when the form now says. */
final class SaveQuestionnaire {

    static final int TEXT = 4_000;
    static final int PURPOSE = 500;
    static final int MOST_MONTHS = 120;
    static final int MOST_ANSWERS = 100_000;

    /**
     * What it should be.
     *
     * @param version the one that was edited
     * @param slug the address; empty to take it from the title
     * @param mostAnswers null for no limit
     */
    record Command(
            UUID id,
            int version,
            String title,
            String slug,
            String intro,
            String thanks,
            @Nullable Instant opensAt,
            @Nullable Instant closesAt,
            @Nullable Integer mostAnswers,
            @Nullable Office office,
            boolean receipt,
            String purpose,
            int keptMonths,
            String rightsContact) {

        Command cleaned() {
            String name = CleanInput.line(title);
            String address = CleanInput.line(slug);
            return new Command(
                    id,
                    version,
                    name,
                    Slugs.from(address.isEmpty() ? name : address),
                    CleanInput.text(intro).strip(),
                    CleanInput.text(thanks).strip(),
                    opensAt,
                    closesAt,
                    mostAnswers,
                    office,
                    receipt,
                    CleanInput.line(purpose),
                    keptMonths,
                    CleanInput.line(rightsContact));
        }

        Command at(String other) {
            return new Command(
                    id,
                    version,
                    title,
                    other,
                    intro,
                    thanks,
                    opensAt,
                    closesAt,
                    mostAnswers,
                    office,
                    receipt,
                    purpose,
                    keptMonths,
                    rightsContact);
        }
    }

    /** How it went. */
    sealed interface Outcome {}

    record Saved(Questionnaire form) implements Outcome {}

    /** Somebody changed it since, to this. Nothing was written. */
    record Stale(Questionnaire theirs) implements Outcome {}

    record Invalid(List<Wrong> wrongs) implements Outcome {}

    record Missing() implements Outcome {}

    private final Database database;
    private final ForgetAnswers forget;

    SaveQuestionnaire(Database database, ForgetAnswers forget) {
        this.database = database;
        this.forget = forget;
    }

    Outcome run(Desk desk, Command command) {
        return run(desk, command, null);
    }

    /** The same with other questions, checked before; null leaves them. */
    Outcome run(Desk desk, Command command, @Nullable Questions questions) {
        Command clean = command.cleaned();
        List<Wrong> wrongs = wrongs(clean);
        try {
            return database.write(desk.tenancy(), tx -> save(tx, desk, clean, questions, wrongs));
        } catch (ConstraintViolated e) {
            if (!e.constraint().equals(Questionnaires.ADDRESS_TAKEN)) {
                throw e;
            }
            return new Invalid(List.of(Wrong.of("slug", "forms.wrong.slug")));
        }
    }

    private Outcome save(
            TenantTx tx,
            Desk desk,
            Command command,
            @Nullable Questions questions,
            List<Wrong> wrongs) {
        Optional<Questionnaire> before = Questionnaires.lock(tx, command.id());
        if (before.isEmpty()) {
            return new Missing();
        }
        if (!wrongs.isEmpty()) {
            return new Invalid(wrongs);
        }
        if (before.get().version() != command.version()) {
            return new Stale(before.get());
        }
        Questionnaires.update(tx, command.id(), command);
        if (questions != null) {
            Questionnaires.ask(tx, command.id(), questions);
        }
        if (before.get().keptMonths() != command.keptMonths()) {
            Answers.keep(tx, command.id(), command.keptMonths());
            forget.again(tx);
        }
        if (before.get().opened()) {
            // The privacy page names every open form, what for and for how long.
            tx.siteChanged();
        }
        AuditLog.note(tx, desk.actor(), "form.edited", command.title(), Map.of());
        return new Saved(Questionnaires.find(tx, command.id()).orElseThrow());
    }

    static List<Wrong> wrongs(Command it) {
        List<Wrong> wrongs = new ArrayList<>();
        int title = CleanInput.length(it.title());
        note(wrongs, "title", title == 0 || title > MakeQuestionnaire.TITLE, "title");
        note(wrongs, "slug", it.slug().equals("merci"), "slug");
        note(wrongs, "intro", it.intro().length() > TEXT, "text");
        note(wrongs, "thanks", it.thanks().length() > TEXT, "text");
        note(wrongs, "closesAt", isBefore(it.closesAt(), it.opensAt()), "closes");
        note(wrongs, "mostAnswers", !isWithin(it.mostAnswers(), MOST_ANSWERS), "most");
        note(wrongs, "purpose", it.purpose().length() > PURPOSE, "purpose");
        note(wrongs, "keptMonths", !isWithin(it.keptMonths(), MOST_MONTHS), "months");
        boolean contact =
                it.rightsContact().isEmpty() || EmailAddress.of(it.rightsContact()).isPresent();
        note(wrongs, "rightsContact", !contact, "email");
        return wrongs;
    }

    private static void note(List<Wrong> wrongs, String field, boolean wrong, String word) {
        if (wrong) {
            wrongs.add(Wrong.of(field, "forms.wrong." + word));
        }
    }

    private static boolean isBefore(@Nullable Instant end, @Nullable Instant start) {
        return end != null && start != null && !end.isAfter(start);
    }

    private static boolean isWithin(@Nullable Integer number, int most) {
        return number == null || (number >= 1 && number <= most);
    }
}
