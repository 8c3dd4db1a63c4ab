package org.preau.operator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.base.HostName;
import org.preau.base.TenantId;
import org.preau.sql.OperatorTx;
import org.preau.sql.TenantTx;
import org.preau.sql.Tx;

/** The domains that associations asked for, proven or not. */
final class Domains {

    /** The name below a domain where its proof is published. */
    static final String LABEL = "_preau.";

    /**
     * One domain.
     *
     * @param proof the text of the record that proves it
     * @param failingSince since when a proven domain's record cannot be found; null when all is
     *     well
     */
    record Domain(
            HostName host,
            String proof,
            Instant askedAt,
            @Nullable Instant checkedAt,
            @Nullable Instant provenAt,
            @Nullable Instant failingSince) {}

    private Domains() {}

    static List<Domain> of(OperatorTx tx, TenantId tenant) {
        return list(tx, tenant);
    }

    static List<Domain> of(TenantTx tx) {
        return list(tx, tx.tenant());
    }

    static Optional<Domain> one(TenantTx tx, HostName host) {
        return list(tx, tx.tenant()).stream()
                .filter(domain -> domain.host().equals(host))
                .findFirst();
    }

    private static List<Domain> list(Tx tx, TenantId tenant) {
        return tx.query(
                        """
                        select host, proof, asked_at, checked_at, proven_at, failing_since
                          from tenant_domain
                         where tenant_id = :tenant
                         order by proven_at nulls last, host
                        """)
                .bind("tenant", tenant)
                .list(Domain.class);
    }
}
