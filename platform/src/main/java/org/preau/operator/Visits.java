package org.preau.operator;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.AccountId;
import org.preau.base.TenantId;
import org.preau.sql.OperatorTx;

/** Operators' visits in associations. */
final class Visits {

    /** One that is under way. */
    record Visit(UUID id, String reason, Instant startedAt, Instant endsAt) {}

    private Visits() {}

    /** The visit of {@code operator} in {@code tenant} that is under way; empty for none. */
    static Optional<Visit> running(OperatorTx tx, TenantId tenant, AccountId operator) {
        return tx.query(
                        """
                        select id, reason, started_at, ends_at
                          from operator_visit
                         where tenant_id = :tenant
                           and account_id = :account
                           and ends_at > now()
                         order by ends_at desc
                         limit 1
                        """)
                .bind("tenant", tenant)
                .bind("account", operator)
                .first(Visit.class);
    }
}
