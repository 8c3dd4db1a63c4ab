package org.preau.people;

import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.audit.AuditLog;
import org.preau.base.AccountId;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Office;
import org.preau.web.Desk;

/**
 * Keeps an office to some sections and those within, or has it hold for the whole site again. It
 * counts from the next request on, for the tokens of its holder too.
 */
public final class LimitOffice {

    /** How it went. */
    public sealed interface Outcome {}

    /** It is so now; also when it was before. */
    public record Limited(String name) implements Outcome {}

    /** Some sections were asked for, and none was named: that would be an office without use. */
    public record NoneChosen() implements Outcome {}

    /** One of the sections is not there, or no longer. */
    public record SectionGone() implements Outcome {}

    /** The office arranges the whole site, or writes nothing: it cannot be kept to a part. */
    public record NotLimitable() implements Outcome {}

    /** The mandate is over. */
    public record Over() implements Outcome {}

    /** The office carries rights that the one who changes it has not. */
    public record BeyondReach() implements Outcome {}

    /** Nobody of that account holds that office here. */
    public record Missing() implements Outcome {}

    private final Database database;
    private final Clock clock;

    public LimitOffice(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param sections null for the whole site
     */
    public Outcome run(Desk desk, AccountId account, Office office, @Nullable List<UUID> sections) {
        return database.write(desk.tenancy(), tx -> limit(tx, desk, account, office, sections));
    }

    private Outcome limit(
            TenantTx tx,
            Desk desk,
            AccountId account,
            Office office,
            @Nullable List<UUID> sections) {
        Optional<Membership> found = Memberships.find(tx, account, office);
        if (found.isEmpty()) {
            return new Missing();
        }
        if (!Reach.covers(desk, office)) {
            return new BeyondReach();
        }
        if (!office.limitable()) {
            return new NotLimitable();
        }
        if (found.get().phase(Days.today(clock)) == Membership.Phase.OVER) {
            return new Over();
        }
        return sections == null
                ? free(tx, desk, found.get())
                : keep(tx, desk, found.get(), new LinkedHashSet<>(sections));
    }

    private static Outcome free(TenantTx tx, Desk desk, Membership before) {
        if (before.limited()) {
            Limits.free(tx, before.accountId(), before.office());
            note(tx, desk, before, "office.unlimited");
        }
        return new Limited(before.name());
    }

    private static Outcome keep(TenantTx tx, Desk desk, Membership before, Set<UUID> sections) {
        if (sections.isEmpty()) {
            return new NoneChosen();
        }
        Set<UUID> there =
                new HashSet<>(Limits.choices(tx).stream().map(Limits.Choice::id).toList());
        if (!there.containsAll(sections)) {
            return new SectionGone();
        }
        Set<UUID> now =
                new HashSet<>(
                        Limits.of(tx, before.accountId(), before.office()).stream()
                                .map(Limits.Kept::section)
                                .toList());
        if (!before.limited() || !now.equals(sections)) {
            Limits.keep(tx, before.accountId(), before.office(), sections);
            note(tx, desk, before, "office.limited");
        }
        return new Limited(before.name());
    }

    private static void note(TenantTx tx, Desk desk, Membership it, String act) {
        AuditLog.note(tx, desk.actor(), act, it.name(), Map.of("office", Named.name(it.office())));
    }
}
