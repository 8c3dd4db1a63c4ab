package org.preau.operator;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.audit.AuditLog;
import org.preau.backup.store.ObjectStore;
import org.preau.base.Slug;
import org.preau.base.TenantId;
import org.preau.sql.ConstraintViolated;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.ReservedNames;
import org.preau.tenancy.TenantState;
import org.preau.web.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a place for an association that comes from elsewhere, until all of it is there. Meanwhile
 * nobody sees it: its row says deleted, and never was anything else. A place that is not raised
 * within a day is cleared with the associations whose grace period is over, so a server that is
 * killed in the middle leaves nothing.
 */
public final class PlaceAssociation {

    /** How long a place is held. */
    static final Duration HELD = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(PlaceAssociation.class);

    /** How it went. */
    public sealed interface Outcome {}

    /** The place is held, now or since an earlier try. */
    public record Held() implements Outcome {}

    /** It was raised before: there is nothing left to do. */
    public record There() implements Outcome {}

    /** Another association has that short name. */
    public record SlugTaken(String by, Slug free) implements Outcome {}

    /** That short name is kept for the platform. */
    public record SlugReserved(Slug free) implements Outcome {}

    private record Now(TenantId tenantId, String name, TenantState state, boolean held) {}

    private final Database database;
    private final Listed listed;
    private final TenantObjects objects;
    private final TenantObjects vault;
    private final Clock clock;

    PlaceAssociation(
            Database database,
            Listed listed,
            TenantObjects objects,
            ObjectStore vaults,
            Clock clock) {
        this.database = database;
        this.listed = listed;
        this.objects = objects;
        this.vault = new TenantObjects(vaults, List.of("vaults/"));
        this.clock = clock;
    }

    /**
     * Holds it. May be called again under the same identifier.
     *
     * @param language of the site, {@code fr} or {@code en}
     */
    public Outcome hold(Slug slug, String name, String language, TenantId id) {
        try {
            return database.operator(
                    "hold a place for an association", tx -> hold(tx, slug, name, language, id));
        } catch (ConstraintViolated e) {
            return database.operator(
                    "see who has a name", tx -> hold(tx, slug, name, language, id));
        }
    }

    private Outcome hold(OperatorTx tx, Slug slug, String name, String language, TenantId id) {
        if (ReservedNames.has(slug)) {
            return new SlugReserved(FreeSlug.near(tx, slug.value()));
        }
        Optional<Now> now = find(tx, slug);
        if (now.isEmpty()) {
            insert(tx, slug, name, language, id);
        } else if (!now.get().tenantId().equals(id)) {
            return new SlugTaken(now.get().name(), FreeSlug.near(tx, slug.value()));
        } else if (!now.get().held()) {
            return now.get().state() == TenantState.DELETED
                    ? new SlugTaken(now.get().name(), FreeSlug.near(tx, slug.value()))
                    : new There();
        }
        until(tx, id);
        tx.tenantChanged(id);
        return new Held();
    }

    private static Optional<Now> find(OperatorTx tx, Slug slug) {
        return tx.query(
                        """
                        select tenant_id, name, state, state = 'deleted' and state_before is null as held
                          from tenant
                         where slug = :slug
                           for update
                        """)
                .bind("slug", slug)
                .first(Now.class);
    }

    private void insert(OperatorTx tx, Slug slug, String name, String language, TenantId id) {
        tx.query(
                        """
                        insert into tenant (tenant_id, kind, slug, name, state, delete_after, theme, language, quota_bytes)
                        values (:id, 'association', :slug, :name, 'deleted', :until, 'page-blanche', :language, :quota)
                        """)
                .bind("id", id)
                .bind("slug", slug)
                .bind("name", name)
                .bind("until", clock.instant().plus(HELD))
                .bind("language", language)
                .bind("quota", OpenAssociation.USUAL_QUOTA)
                .execute();
    }

    private void until(OperatorTx tx, TenantId id) {
        tx.query("update tenant set delete_after = :until where tenant_id = :id")
                .bind("id", id)
                .bind("until", clock.instant().plus(HELD))
                .execute();
    }

    /** Everything is there: from now on it is an association as any other. Once. */
    public void raise(Actor actor, TenantId id, String name) {
        database.operator(
                "raise an association that came",
                tx -> {
                    int raised =
                            tx.query(
                                            """
                                            update tenant
                                               set state = 'active',
                                                   state_since = now(),
                                                   delete_after = null,
                                                   revision = revision + 1
                                             where tenant_id = :id
                                               and state = 'deleted'
                                               and state_before is null
                                            """)
                                    .bind("id", id)
                                    .execute();
                    if (raised == 1) {
                        AuditLog.note(tx, id, actor, "association.brought", name, Map.of());
                        listed.changed(tx, id);
                        tx.tenantChanged(id);
                    }
                    return raised;
                });
    }

    /** Nothing comes: gives the place back, and whatever was put there. */
    public void release(TenantId id) {
        int gone = objects.erase(id) + vault.erase(id);
        int rows =
                database.operator(
                        "give back the place of an association that did not come",
                        tx -> {
                            int deleted =
                                    tx.query(
                                                    """
                                                    delete from tenant
                                                     where tenant_id = :id
                                                       and state = 'deleted'
                                                       and state_before is null
                                                    """)
                                            .bind("id", id)
                                            .execute();
                            tx.tenantChanged(id);
                            return deleted;
                        });
        LOG.info("a place was given back; association={} rows={} objects={}", id, rows, gone);
    }
}
