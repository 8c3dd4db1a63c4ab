package org.preau.mirror;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.preau.audit.AuditLog;
import org.preau.base.TenantId;
import org.preau.mail.ToOperators;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Dates;
import org.preau.text.Language;
import org.preau.text.Messages;
import org.preau.web.Actor;
import org.preau.web.Origins;

/**
 * Writes to the operators when no run has got to its end for two days, and when one has again: once
 * each, however often it looks. What was told last is in the portal's journal, so that all servers
 * know it.
 */
final class TellLate {

    /** A night that fails is made up for; after two, somebody should look. */
    static final Duration LATE = Duration.ofDays(2);

    /** A server that was off for days catches up first. */
    private static final Duration CATCHING_UP = Duration.ofHours(2);

    /** The acts of the journal, and the letters that go with them. */
    private enum Act {
        LATE,
        CAUGHT_UP;

        String word() {
            return this == LATE ? "late" : "caught-up";
        }
    }

    /** What it stands on. */
    record Ground(
            Database database,
            TenantDirectory directory,
            Origins origins,
            Messages messages,
            ToOperators letters,
            MirrorPlace place,
            Clock clock) {}

    private final Ground ground;
    private final Instant started;

    TellLate(Ground ground) {
        this.ground = ground;
        started = ground.clock().instant();
    }

    /** Looks, and writes what is new. */
    void run() {
        Instant now = ground.clock().instant();
        if (ground.place().isSet() && !now.isBefore(started.plus(CATCHING_UP))) {
            int _ =
                    ground.database()
                            .operator("see whether the mirror is late", tx -> tell(tx, now));
        }
    }

    private int tell(OperatorTx tx, Instant now) {
        TenantId portal = ground.directory().portal().id();
        Optional<Instant> upToDate = MirrorRuns.upToDate(tx);
        boolean late = upToDate.filter(it -> isLate(it, now)).isPresent();
        if (upToDate.isEmpty() || late == isTold(tx, portal)) {
            return 0;
        }
        Act act = late ? Act.LATE : Act.CAUGHT_UP;
        AuditLog.note(tx, portal, Actor.system("Préau"), "mirror." + act.word(), "", Map.of());
        return ground.letters()
                .write(
                        tx,
                        portal,
                        "mirror.letter." + act.word() + ".",
                        language -> facts(language, upToDate.get()));
    }

    /** Whether what was last known to be there whole is of another time. */
    static boolean isLate(Instant upToDate, Instant now) {
        return upToDate.isBefore(now.minus(LATE));
    }

    /** Whether the last that they were told is that it is late. */
    private static boolean isTold(OperatorTx tx, TenantId portal) {
        return tx.query(
                        """
                        select act
                          from audit_entry
                         where tenant_id = :portal
                           and act in ('mirror.late', 'mirror.caught-up')
                         order by id desc
                         limit 1
                        """)
                .bind("portal", portal)
                .first(String.class)
                .filter("mirror.late"::equals)
                .isPresent();
    }

    private Map<String, Object> facts(Language language, Instant upToDate) {
        return Map.of(
                "date",
                new Dates(ground.messages(), language, Dates.PARIS).moment(upToDate),
                "hours",
                LATE.toHours(),
                "address",
                ground.origins().portal() + MirrorPages.PAGE);
    }
}
