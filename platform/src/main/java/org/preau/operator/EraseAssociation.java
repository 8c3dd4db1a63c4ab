package org.preau.operator;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.preau.audit.AuditLog;
import org.preau.base.Slug;
import org.preau.base.TenantId;
import org.preau.mirror.MirrorVaultRows;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.TenantDirectory;
import org.preau.web.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases what is left of a deleted association once its grace period is over: its objects and its
 * snapshots, then its row and by cascade every row that hangs on it, then what the portal holds
 * about it; the mirror of its snapshots follows after its own delay. The portal's audit log keeps
 * that it was, and who answered for it, as the law asks of a host (five years after the end, for
 * the identity of those who published).
 */
final class EraseAssociation {

    private static final Logger LOG = LoggerFactory.getLogger(EraseAssociation.class);

    private record Due(TenantId tenantId, Slug slug, String name) {}

    private final Database database;
    private final TenantObjects objects;
    private final TenantObjects vault;
    private final TenantDirectory directory;
    private final Clock clock;

    EraseAssociation(
            Database database,
            TenantObjects objects,
            TenantObjects vault,
            TenantDirectory directory,
            Clock clock) {
        this.database = database;
        this.objects = objects;
        this.vault = vault;
        this.directory = directory;
        this.clock = clock;
    }

    /** Erases all whose time has come; how many. One that fails does not keep the next. */
    int allDue() {
        List<Due> due =
                database.operator(
                        "see whose grace period is over",
                        tx ->
                                tx.query(
                                                """
                                                select tenant_id, slug, name
                                                  from tenant
                                                 where state = 'deleted'
                                                   and delete_after <= :now
                                                """)
                                        .bind("now", clock.instant())
                                        .list(Due.class));
        int erased = 0;
        for (Due one : due) {
            try {
                erased += erase(one) ? 1 : 0;
            } catch (RuntimeException e) {
                LOG.atError()
                        .setCause(e)
                        .addKeyValue("association", one.slug())
                        .log("an association could not be erased; it is tried again tomorrow");
            }
        }
        return erased;
    }

    /**
     * Ends the grace period of one and erases it at once; false unless it is deleted. The end is
     * committed first: from then on nobody can take the deletion back.
     */
    boolean now(Slug slug) {
        return database.operator(
                        "end the grace period of an association",
                        tx ->
                                tx.query(
                                                """
                                                update tenant
                                                   set delete_after = now()
                                                 where state = 'deleted'
                                                   and slug = :slug
                                                returning tenant_id, slug, name
                                                """)
                                        .bind("slug", slug)
                                        .first(Due.class))
                .map(this::erase)
                .orElse(false);
    }

    private boolean erase(Due one) {
        int _ = vault.erase(one.tenantId());
        int gone = objects.erase(one.tenantId());
        boolean erased = database.operator("erase an association", tx -> rows(tx, one, gone));
        LOG.atInfo()
                .addKeyValue("association", one.slug())
                .addKeyValue("objects", gone)
                .log("association erased");
        return erased;
    }

    private boolean rows(OperatorTx tx, Due one, int gone) {
        String people =
                Responsibles.of(tx, one.tenantId()).stream()
                        .map(person -> person.name() + " <" + person.email() + ">")
                        .collect(Collectors.joining(", "));
        int rows =
                tx.query(
                                """
                                delete from tenant
                                 where tenant_id = :tenant
                                   and state = 'deleted'
                                """)
                        .bind("tenant", one.tenantId())
                        .execute();
        if (rows == 0) {
            return false;
        }
        MirrorVaultRows.gone(tx, one.tenantId());
        tx.query(
                        """
                        delete from directory_entry
                         where association = :tenant
                        """)
                .bind("tenant", one.tenantId())
                .execute();
        AuditLog.note(
                tx,
                directory.portal().id(),
                Actor.system("Préau"),
                "association.erased",
                one.name(),
                Map.of(
                        "slug", one.slug().value(),
                        "people", people,
                        "objects", String.valueOf(gone)));
        tx.tenantChanged(one.tenantId());
        return true;
    }
}
