package org.preau.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.preau.base.HostName;
import org.preau.base.TenantId;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.web.Actor;

/**
 * Looks every day whether proven domains still bear their proof. A lost proof is told at once and
 * cut only after two weeks, since records get lost in every move to another registrar; a name
 * service that does not answer says nothing.
 */
final class CheckDomains {

    /** How long the proof may be missing before the domain is given back. */
    static final Duration PATIENCE = Duration.ofDays(14);

    private record Held(
            TenantId tenantId, HostName host, String proof, @Nullable Instant failingSince) {}

    private final Database database;
    private final DomainProofs proofs;
    private final GiveBackDomain giveBack;
    private final Letters letters;
    private final Clock clock;

    CheckDomains(
            Database database,
            DomainProofs proofs,
            GiveBackDomain giveBack,
            Letters letters,
            Clock clock) {
        this.giveBack = giveBack;
        this.database = database;
        this.proofs = proofs;
        this.letters = letters;
        this.clock = clock;
    }

    /** Checks all of them. */
    void run() {
        List<Held> all =
                database.operator(
                        "check the proven domains",
                        tx ->
                                tx.query(
                                                """
                                                select tenant_id, host, proof, failing_since
                                                  from tenant_domain
                                                 where proven_at is not null
                                                 order by checked_at nulls first
                                                """)
                                        .list(Held.class));
        all.forEach(this::check);
    }

    private void check(Held held) {
        switch (proofs.look(held.host(), held.proof())) {
            case DomainProofs.NoAnswer no -> {}
            case DomainProofs.Found found -> note(held, null);
            case DomainProofs.Absent absent -> missing(held);
        }
    }

    private void missing(Held held) {
        Instant now = clock.instant();
        Instant since = held.failingSince();
        if (since == null) {
            note(held, now);
        } else if (since.plus(PATIENCE).isBefore(now)) {
            database.operator(
                    "take a domain whose proof is gone from an association",
                    tx -> {
                        Actor actor = Actor.system("Préau");
                        letters.toResponsibles(
                                tx, held.tenantId(), "domain-cut", held.host().value(), null);
                        return giveBack.giveBack(
                                tx, held.tenantId(), actor, held.host(), "domain.cut");
                    });
        } else {
            note(held, since);
        }
    }

    private void note(Held held, @Nullable Instant failingSince) {
        database.operator("note the check of a domain", tx -> note(tx, held, failingSince));
    }

    private boolean note(OperatorTx tx, Held held, @Nullable Instant failingSince) {
        tx.query(
                        """
                        update tenant_domain
                           set checked_at = :now,
                               failing_since = :failing
                         where tenant_id = :tenant
                           and host = :host
                        """)
                .bind("now", clock.instant())
                .bind("failing", failingSince)
                .bind("tenant", held.tenantId())
                .bind("host", held.host())
                .execute();
        boolean news = failingSince != null && held.failingSince() == null;
        if (news) {
            letters.toResponsibles(
                    tx,
                    held.tenantId(),
                    "domain-lost",
                    held.host().value(),
                    clock.instant().plus(PATIENCE));
        }
        return news;
    }
}
