package org.preau.operator;

import java.util.Map;
import org.preau.audit.AuditLog;
import org.preau.base.TenantId;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.web.Actor;
import org.preau.web.Person;

/** Ends an operator's visit before its time. */
public final class LeaveAssociation {

    private final Database database;

    LeaveAssociation(Database database) {
        this.database = database;
    }

    /** Whether there was a visit to end. */
    boolean run(Person who, Actor actor, TenantId tenant) {
        return database.operator("leave an association", tx -> leave(tx, who, actor, tenant));
    }

    private static boolean leave(OperatorTx tx, Person who, Actor actor, TenantId tenant) {
        int ended =
                tx.query(
                                """
                                update operator_visit
                                   set ends_at = now()
                                 where tenant_id = :tenant
                                   and account_id = :account
                                   and ends_at > now()
                                """)
                        .bind("tenant", tenant)
                        .bind("account", who.account())
                        .execute();
        if (ended > 0) {
            AuditLog.note(tx, tenant, actor, "visit.ended", who.name(), Map.of());
        }
        return ended > 0;
    }
}
