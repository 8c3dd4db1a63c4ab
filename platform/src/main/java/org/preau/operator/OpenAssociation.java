package org.preau.operator;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.base.EmailAddress;
import org.preau.base.Slug;
import org.preau.base.TenantId;
import org.preau.blueprint.Blueprint;
import org.preau.blueprint.Blueprints;
import org.preau.blueprint.StartSite;
import org.preau.jobs.Jobs;
import org.preau.site.StarterSite;
import org.preau.sql.ConstraintViolated;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.ReservedNames;
import org.preau.text.Language;
import org.preau.web.Actor;

/**
 * Opens an association: its row, its site with starter content, the invitation of its first
 * responsible, in one durable commit.
 */
public final class OpenAssociation {

    /** The space of an association of which nobody said otherwise: 1 GiB. */
    public static final long USUAL_QUOTA = 1_000_000_000L;

    /** How it went. */
    public sealed interface Outcome {}

    /** It is open; its site answers. */
    public record Opened(TenantId id) implements Outcome {}

    /** Another association has that short name. */
    public record SlugTaken(String by, Slug free) implements Outcome {}

    /** That short name is kept for the platform. */
    public record SlugReserved(Slug free) implements Outcome {}

    /** The model that it was to begin with is not offered. */
    public record NoSuchBlueprint() implements Outcome {}

    private final Database database;
    private final Jobs jobs;
    private final Listed listed;
    private final StartSite start = new StartSite();

    /** Opens without telling whoever lists associations, who finds out later. */
    public OpenAssociation(Database database, Jobs jobs) {
        this(database, jobs, Listed.NOBODY);
    }

    public OpenAssociation(Database database, Jobs jobs, Listed listed) {
        this.database = database;
        this.jobs = jobs;
        this.listed = listed;
    }

    public Outcome run(Actor actor, NewAssociation wanted) {
        return run(actor, wanted, TenantId.next());
    }

    /** The same under an identifier made before: sent twice, it opens one association. */
    public Outcome run(Actor actor, NewAssociation wanted, TenantId id) {
        try {
            return database.operator("open an association", tx -> in(tx, actor, wanted, id));
        } catch (ConstraintViolated e) {
            return switch (e.constraint()) {
                case "tenant_slug", "tenant_pkey" ->
                        database.operator("see who has a name", tx -> taken(tx, wanted, id));
                default -> throw e;
            };
        }
    }

    /**
     * The same within a transaction that does more.
     *
     * @throws ConstraintViolated when the short name is taken
     */
    Outcome in(OperatorTx tx, Actor actor, NewAssociation wanted, TenantId id) {
        if (ReservedNames.has(wanted.slug())) {
            return new SlugReserved(FreeSlug.near(tx, wanted.slug().value()));
        }
        UUID model = wanted.blueprint();
        Optional<Blueprint> blueprint =
                model == null ? Optional.empty() : Blueprints.take(tx, model);
        if (model != null && blueprint.isEmpty()) {
            return new NoSuchBlueprint();
        }
        insert(tx, wanted, blueprint.map(Blueprint::theme).orElse(wanted.theme()), id);
        tx.workIn(id);
        begin(tx, wanted, blueprint);
        AuditLog.note(tx, id, actor, "association.opened", wanted.name(), Map.of());
        EmailAddress responsible = wanted.responsible();
        if (responsible != null) {
            InviteResponsible.schedule(jobs, tx, id, actor, wanted.responsibleName(), responsible);
        }
        listed.changed(tx, id);
        tx.tenantChanged(id);
        return new Opened(id);
    }

    private void begin(OperatorTx tx, NewAssociation wanted, Optional<Blueprint> blueprint) {
        if (blueprint.isPresent()) {
            Language language = Language.ofTag(wanted.language()).orElse(Language.FR);
            start.write(tx, blueprint.get(), language);
        } else {
            StarterSite.write(tx, wanted.name(), wanted.language());
        }
    }

    private static void insert(OperatorTx tx, NewAssociation wanted, String theme, TenantId id) {
        tx.query(
                        """
                        insert into tenant (tenant_id, kind, slug, name, theme, language, sector, quota_bytes)
                        values (:id, 'association', :slug, :name, :theme, :language, :sector, :quota)
                        """)
                .bind("id", id)
                .bind("slug", wanted.slug())
                .bind("name", wanted.name())
                .bind("theme", theme)
                .bind("language", wanted.language())
                .bind("sector", wanted.sector())
                .bind("quota", wanted.quotaBytes() == null ? USUAL_QUOTA : wanted.quotaBytes())
                .execute();
    }

    private static Outcome taken(OperatorTx tx, NewAssociation wanted, TenantId id) {
        record Holder(TenantId tenantId, String name) {}
        Optional<Holder> holder =
                tx.query(
                                """
                                select tenant_id, name
                                  from tenant
                                 where slug = :slug
                                """)
                        .bind("slug", wanted.slug())
                        .first(Holder.class);
        if (holder.isPresent() && holder.get().tenantId().equals(id)) {
            return new Opened(id);
        }
        return new SlugTaken(
                holder.map(Holder::name).orElse(""), FreeSlug.near(tx, wanted.slug().value()));
    }
}
