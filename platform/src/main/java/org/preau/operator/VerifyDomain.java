package org.preau.operator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.audit.AuditLog;
import org.preau.base.HostName;
import org.preau.base.TenantId;
import org.preau.sql.ConstraintViolated;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.web.Desk;

/**
 * Looks for the proof of a domain now; when it is there, the site lives at that domain from the
 * commit on, and the domain it had before is given back.
 */
final class VerifyDomain {

    /** How it went. */
    sealed interface Outcome {}

    /** The site lives there. */
    record Proven() implements Outcome {}

    /** The name service answers, without the proof. */
    record NotThere(List<String> texts) implements Outcome {}

    /** The name service does not answer. */
    record NoAnswer() implements Outcome {}

    /** Another association of this platform has proven it and not given it back. */
    record HeldByAnother() implements Outcome {}

    /** It was not asked for. */
    record NoSuchDomain() implements Outcome {}

    private final Database database;
    private final DomainProofs proofs;
    private final Listed listed;

    VerifyDomain(Database database, DomainProofs proofs, Listed listed) {
        this.listed = listed;
        this.database = database;
        this.proofs = proofs;
    }

    /** Blocks while the name service is asked; no transaction is open meanwhile. */
    Outcome run(Desk desk, HostName host) {
        Optional<Domains.Domain> domain =
                database.read(desk.tenancy(), tx -> Domains.one(tx, host));
        if (domain.isEmpty()) {
            return new NoSuchDomain();
        }
        return switch (proofs.look(host, domain.get().proof())) {
            case DomainProofs.NoAnswer no -> new NoAnswer();
            case DomainProofs.Absent(List<String> texts) -> absent(desk, host, texts);
            case DomainProofs.Found found -> prove(desk, domain.get());
        };
    }

    private Outcome absent(Desk desk, HostName host, List<String> texts) {
        database.write(
                desk.tenancy(),
                tx ->
                        tx.query(
                                        """
                                        update tenant_domain
                                           set checked_at = now()
                                         where host = :host
                                        """)
                                .bind("host", host)
                                .execute());
        return new NotThere(texts);
    }

    private Outcome prove(Desk desk, Domains.Domain domain) {
        try {
            return database.operator(
                    "give an association the domain it has proven", tx -> prove(tx, desk, domain));
        } catch (ConstraintViolated e) {
            if (e.constraint().equals("tenant_own_host")) {
                return new HeldByAnother();
            }
            throw e;
        }
    }

    private Outcome prove(OperatorTx tx, Desk desk, Domains.Domain domain) {
        TenantId tenant = desk.tenancy().tenant();
        int rows =
                tx.query(
                                """
                                update tenant_domain
                                   set proven_at = now(),
                                       checked_at = now(),
                                       failing_since = null
                                 where tenant_id = :tenant
                                   and host = :host
                                   and proof = :proof
                                """)
                        .bind("tenant", tenant)
                        .bind("host", domain.host())
                        .bind("proof", domain.proof())
                        .execute();
        if (rows == 0) {
            return new NoSuchDomain();
        }
        tx.query(
                        """
                        update tenant
                           set own_host = :host,
                               revision = revision + 1
                         where tenant_id = :tenant
                        """)
                .bind("tenant", tenant)
                .bind("host", domain.host())
                .execute();
        tx.query(
                        """
                        delete from tenant_domain
                         where tenant_id = :tenant
                           and host <> :host
                           and proven_at is not null
                        """)
                .bind("tenant", tenant)
                .bind("host", domain.host())
                .execute();
        AuditLog.note(tx, tenant, desk.actor(), "domain.proven", domain.host().value(), Map.of());
        listed.changed(tx, tenant);
        tx.tenantChanged(tenant);
        return new Proven();
    }
}
