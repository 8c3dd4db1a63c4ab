package org.preau.translation;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.base.Ids;
import org.preau.sql.ConstraintViolated;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.text.Tongue;
import org.preau.web.Desk;

/** Says which language a text is in, links it to its translations or takes it out of them. */
public final class ChangeTranslation {

    /** What is to change. */
    sealed interface Change {}

    /** The text is in that language. */
    record Speak(String language) implements Change {}

    /** It says the same as another. */
    record Link(UUID other) implements Change {}

    /** It stands by itself again. */
    record Unlink() implements Change {}

    /** It says what its original does, which has changed since. */
    record Look() implements Change {}

    /** How it went. */
    enum Outcome {
        /** It is so now. */
        DONE,
        /** There is no such language. */
        NO_LANGUAGE,
        /** Both are in the same language. */
        SAME,
        /** Their translations hold one in that language already. */
        TAKEN,
        /** It is public, and who asks may not change what is public. */
        PUBLISHERS_ONLY,
        /** There is no such text here. */
        MISSING
    }

    private final Database database;

    public ChangeTranslation(Database database) {
        this.database = database;
    }

    /**
     * @param kind {@code article}, {@code page} or {@code section}
     */
    Outcome run(Desk desk, String kind, UUID id, Change change) {
        try {
            return database.write(desk.tenancy(), tx -> make(tx, desk, kind, id, change));
        } catch (ConstraintViolated e) {
            if (e.constraint().equals(Translations.ONCE)) {
                return Outcome.TAKEN;
            }
            throw e;
        }
    }

    private static Outcome make(TenantTx tx, Desk desk, String kind, UUID id, Change change) {
        tx.query("select version from site for update").one(Integer.class);
        Optional<Translations.Subject> subject = Translations.find(tx, kind, id);
        if (subject.isEmpty()) {
            return Outcome.MISSING;
        }
        if (subject.get().visible() && !kind.equals("section") && !desk.may(Right.PUBLISH)) {
            return Outcome.PUBLISHERS_ONLY;
        }
        Outcome outcome =
                switch (change) {
                    case Speak(String language) -> speak(tx, desk, subject.get(), language);
                    case Link(UUID other) -> link(tx, desk, subject.get(), other);
                    case Unlink() -> unlink(tx, subject.get());
                    case Look() -> look(tx, subject.get());
                };
        if (outcome == Outcome.DONE) {
            tx.siteChanged();
            AuditLog.note(tx, desk.actor(), act(change), subject.get().title(), Map.of());
        }
        return outcome;
    }

    private static String act(Change change) {
        return switch (change) {
            case Speak it -> "translation.speak";
            case Link it -> "translation.link";
            case Unlink it -> "translation.unlink";
            case Look it -> "translation.looked";
        };
    }

    private static Outcome speak(
            TenantTx tx, Desk desk, Translations.Subject subject, String language) {
        if (Tongue.of(language).isEmpty()) {
            return Outcome.NO_LANGUAGE;
        }
        Optional<Translations.Own> own = Translations.own(tx, subject.id());
        boolean alone = Translations.linked(tx, subject.id()).isEmpty();
        if (alone && language.equals(desk.tenant().language())) {
            Translations.delete(tx, subject.id());
        } else {
            Translations.save(
                    tx, subject, language, own.map(Translations.Own::groupId).orElseGet(Ids::next));
        }
        return Outcome.DONE;
    }

    private static Outcome link(
            TenantTx tx, Desk desk, Translations.Subject subject, UUID otherId) {
        Optional<Translations.Subject> other = Translations.find(tx, subject.kind(), otherId);
        if (other.isEmpty()) {
            return Outcome.MISSING;
        }
        if (otherId.equals(subject.id())) {
            return Outcome.DONE;
        }
        if (language(desk, subject).equals(language(desk, other.get()))) {
            return Outcome.SAME;
        }
        UUID group = ensured(tx, desk, subject);
        Translations.join(tx, ensured(tx, desk, other.get()), group);
        return Outcome.DONE;
    }

    private static Outcome unlink(TenantTx tx, Translations.Subject subject) {
        Translations.own(tx, subject.id())
                .ifPresent(own -> Translations.save(tx, subject, own.language(), Ids.next()));
        return Outcome.DONE;
    }

    private static Outcome look(TenantTx tx, Translations.Subject subject) {
        Translations.look(tx, subject.id());
        return Outcome.DONE;
    }

    /** The group of a text, which gets one of its own if it has none. */
    static UUID ensured(TenantTx tx, Desk desk, Translations.Subject subject) {
        Optional<Translations.Own> own = Translations.own(tx, subject.id());
        UUID group = own.map(Translations.Own::groupId).orElseGet(Ids::next);
        if (own.isEmpty()) {
            Translations.save(tx, subject, desk.tenant().language(), group);
        }
        return group;
    }

    static String language(Desk desk, Translations.Subject subject) {
        return subject.language().isEmpty() ? desk.tenant().language() : subject.language();
    }
}
