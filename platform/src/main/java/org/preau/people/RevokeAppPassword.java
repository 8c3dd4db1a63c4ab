package org.preau.people;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/**
 * Takes the power of a password for programs away, for good and at once: one's own, or anybody's
 * for whoever answers for the people.
 */
final class RevokeAppPassword {

    /** How it went. */
    sealed interface Outcome {}

    /** It opens nothing now; also when it did not before. */
    record Revoked() implements Outcome {}

    /** There is none that one may revoke. */
    record Missing() implements Outcome {}

    private final Database database;
    private final Clock clock;

    RevokeAppPassword(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Outcome run(Desk desk, UUID id) {
        return database.write(desk.tenancy(), tx -> revoke(tx, desk, id));
    }

    private Outcome revoke(TenantTx tx, Desk desk, UUID id) {
        Optional<AppPassword> found =
                AppPasswords.seen(tx, desk, clock).stream()
                        .filter(it -> it.id().equals(id))
                        .findFirst();
        if (found.isEmpty()) {
            return new Missing();
        }
        if (AppPasswords.revoke(tx, id, clock.instant())) {
            AuditLog.note(
                    tx,
                    desk.actor(),
                    "app-password.revoked",
                    found.get().name(),
                    Map.of(
                            "use",
                            found.get().purpose().name().toLowerCase(Locale.ROOT),
                            "holder",
                            found.get().holder()));
        }
        return new Revoked();
    }
}
