package org.preau.people;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.preau.audit.AuditLog;
import org.preau.sql.ConstraintViolated;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.web.Actor;
import org.preau.web.Desk;
import org.preau.web.Secrets;

/**
 * Makes an API token. Its secret is in the outcome and nowhere else: the row keeps its SHA-256. A
 * token that another token makes has the first one's maker, so that it falls silent with it.
 */
public final class MakeToken {

    /**
     * What to make.
     *
     * @param id of the token to be; the same one sent twice is one token
     * @param name what it is for, 1 to 80 characters
     * @param rights at least one; {@link Right#READ} comes with any
     * @param expiresAt in the future; null for never
     */
    public record Command(UUID id, String name, Set<Right> rights, @Nullable Instant expiresAt) {}

    /** How it went. */
    public sealed interface Outcome {}

    /** It works; the secret is shown this once. */
    public record Made(UUID id, String secret) implements Outcome {}

    /** It was made by the same form before; the secret cannot be shown again. */
    public record MadeBefore(UUID id) implements Outcome {}

    /** It would carry rights that its maker has not. */
    public record BeyondReach() implements Outcome {}

    private final Database database;
    private final Clock clock;

    public MakeToken(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Outcome run(Desk desk, Command command) {
        if (!desk.rights().containsAll(command.rights())) {
            return new BeyondReach();
        }
        try {
            return database.write(desk.tenancy(), tx -> make(tx, desk, command));
        } catch (ConstraintViolated e) {
            if (e.constraint().equals("api_token_pkey")) {
                return new MadeBefore(command.id());
            }
            throw e;
        }
    }

    private Outcome make(TenantTx tx, Desk desk, Command command) {
        String secret = TokenSecret.next();
        Set<Right> rights = new java.util.TreeSet<>(command.rights());
        rights.add(Right.READ);
        boolean person = desk.actor().kind() != Actor.Kind.TOKEN;
        tx.query(
                        """
                        insert into api_token (id, name, token_hash, rights, created_by, maker_id, created_at, expires_at)
                        values (:id, :name, :hash, :rights, :by,
                                coalesce(cast(:maker as uuid), (select maker_id from api_token where id = :parent)),
                                :at, :expires)
                        """)
                .bind("id", command.id())
                .bind("name", command.name())
                .bind("hash", Secrets.digest(secret))
                .bind("rights", rights)
                .bind("by", desk.actor().name())
                .bind("maker", person ? desk.actor().id() : null)
                .bind("parent", person ? null : desk.actor().id())
                .bind("at", clock.instant())
                .bind("expires", command.expiresAt())
                .execute();
        Map<String, String> detail = new HashMap<>();
        detail.put("rights", rights.stream().map(Named::name).collect(Collectors.joining(", ")));
        AuditLog.note(tx, desk.actor(), "token.made", command.name(), detail);
        return new Made(command.id(), secret);
    }
}
