package org.preau.people;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/** Takes an API token's power away, for good and at once. */
public final class RevokeToken {

    /** How it went. */
    public sealed interface Outcome {}

    /** It opens nothing now; also when it did not before. */
    public record Revoked(String name) implements Outcome {}

    /** There is no such token here. */
    public record Missing() implements Outcome {}

    private final Database database;
    private final Clock clock;

    public RevokeToken(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Outcome run(Desk desk, UUID id) {
        return database.write(desk.tenancy(), tx -> revoke(tx, desk, id));
    }

    private Outcome revoke(TenantTx tx, Desk desk, UUID id) {
        Optional<Token> found = Tokens.find(tx, id, Days.today(clock));
        if (found.isEmpty()) {
            return new Missing();
        }
        if (Tokens.revoke(tx, id, clock.instant())) {
            AuditLog.note(tx, desk.actor(), "token.revoked", found.get().name(), Map.of());
        }
        return new Revoked(found.get().name());
    }
}
