package org.preau.operator;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.audit.AuditLog;
import org.preau.base.Slug;
import org.preau.base.TenantId;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.web.Actor;

/** Changes what the operator decides of an association: its name, its sector, its space. */
public final class EditAssociation {

    /** What it shall be. */
    public record Command(String name, @Nullable Integer sector, long quotaBytes) {}

    private final Database database;
    private final Listed listed;

    public EditAssociation(Database database, Listed listed) {
        this.database = database;
        this.listed = listed;
    }

    /** Whether there is such an association. */
    public boolean run(Actor actor, Slug slug, Command wanted) {
        return database.operator("change an association", tx -> edit(tx, actor, slug, wanted));
    }

    private boolean edit(OperatorTx tx, Actor actor, Slug slug, Command wanted) {
        Optional<TenantId> id =
                tx.query(
                                """
                                update tenant
                                   set name = :name,
                                       sector = :sector,
                                       quota_bytes = :quota,
                                       revision = revision + 1
                                 where slug = :slug
                                   and kind = 'association'
                                returning tenant_id
                                """)
                        .bind("name", wanted.name())
                        .bind("sector", wanted.sector())
                        .bind("quota", wanted.quotaBytes())
                        .bind("slug", slug)
                        .first(TenantId.class);
        id.ifPresent(tenant -> {
            listed.changed(tx, tenant);
            AuditLog.note(tx, tenant, actor, "association.changed", wanted.name(), Map.of());
            tx.tenantChanged(tenant);
        });
        return id.isPresent();
    }
}
