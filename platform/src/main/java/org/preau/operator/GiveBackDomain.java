package org.preau.operator;

import java.util.Map;
import org.preau.audit.AuditLog;
import org.preau.base.HostName;
import org.preau.base.TenantId;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.web.Actor;
import org.preau.web.Desk;

/**
 * Gives a domain back: the site lives at the platform's address again, and whoever asks for the
 * domain next, the same association too, needs a new proof.
 */
final class GiveBackDomain {

    private final Database database;
    private final Listed listed;

    GiveBackDomain(Database database, Listed listed) {
        this.database = database;
        this.listed = listed;
    }

    /** Whether there was such a domain. */
    boolean run(Desk desk, HostName host) {
        TenantId tenant = desk.tenancy().tenant();
        return database.operator(
                "give a domain back",
                tx -> giveBack(tx, tenant, desk.actor(), host, "domain.given-back"));
    }

    boolean giveBack(OperatorTx tx, TenantId tenant, Actor actor, HostName host, String act) {
        int rows =
                tx.query(
                                """
                                delete from tenant_domain
                                 where tenant_id = :tenant
                                   and host = :host
                                """)
                        .bind("tenant", tenant)
                        .bind("host", host)
                        .execute();
        if (rows == 0) {
            return false;
        }
        tx.query(
                        """
                        update tenant
                           set own_host = null,
                               revision = revision + 1
                         where tenant_id = :tenant
                           and own_host = :host
                        """)
                .bind("tenant", tenant)
                .bind("host", host)
                .execute();
        AuditLog.note(tx, tenant, actor, act, host.value(), Map.of());
        listed.changed(tx, tenant);
        tx.tenantChanged(tenant);
        return true;
    }
}
