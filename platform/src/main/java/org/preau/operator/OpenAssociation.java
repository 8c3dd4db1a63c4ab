package org.preau.operator;

import java.util.Map;
import org.preau.audit.AuditLog;
import org.preau.base.TenantId;
import org.preau.site.StarterSite;
import org.preau.sql.ConstraintViolated;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.ReservedNames;
import org.preau.web.Actor;

/** Opens an association: its row, its site with starter content, in one durable commit. */
public final class OpenAssociation {

    private static final long USUAL_QUOTA = 1L << 30;

    /** How it went. */
    public sealed interface Outcome {}

    /** It is open; its site answers. */
    public record Opened(TenantId id) implements Outcome {}

    /** Another association has that short name. */
    public record SlugTaken() implements Outcome {}

    /** That short name is kept for the platform. */
    public record SlugReserved() implements Outcome {}

    private final Database database;

    public OpenAssociation(Database database) {
        this.database = database;
    }

    public Outcome run(Actor actor, NewAssociation wanted) {
        if (ReservedNames.has(wanted.slug())) {
            return new SlugReserved();
        }
        try {
            return database.operator("open an association", tx -> open(tx, actor, wanted));
        } catch (ConstraintViolated e) {
            if (e.constraint().equals("tenant_slug")) {
                return new SlugTaken();
            }
            throw e;
        }
    }

    private static Outcome open(OperatorTx tx, Actor actor, NewAssociation wanted) {
        TenantId id = TenantId.next();
        tx.query(
                        """
                        insert into tenant (tenant_id, kind, slug, name, theme, language, sector, quota_bytes)
                        values (:id, 'association', :slug, :name, :theme, :language, :sector, :quota)
                        """)
                .bind("id", id)
                .bind("slug", wanted.slug())
                .bind("name", wanted.name())
                .bind("theme", wanted.theme())
                .bind("language", wanted.language())
                .bind("sector", wanted.sector())
                .bind("quota", wanted.quotaBytes() == null ? USUAL_QUOTA : wanted.quotaBytes())
                .execute();
        tx.workIn(id);
        StarterSite.write(tx, wanted.name(), wanted.language());
        AuditLog.note(tx, id, actor, "association.opened", wanted.name(), Map.of());
        tx.tenantChanged(id);
        return new Opened(id);
    }
}
