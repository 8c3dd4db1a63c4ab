package org.preau.operator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.base.EmailAddress;
import org.preau.base.HostName;
import org.preau.base.Slug;
import org.preau.base.TenantId;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.Office;
import org.preau.tenancy.TenantState;

/** What the console knows of associations: lists, totals, one of them with all its facts. */
public final class Associations {

    /** One line of the list. */
    public record Row(
            Slug slug,
            String name,
            TenantState state,
            @Nullable Integer sector,
            long usedBytes,
            long quotaBytes,
            Instant createdAt,
            @Nullable HostName ownHost) {}

    /**
     * A page of the list.
     *
     * @param total how many fit, all pages together
     */
    public record Listing(List<Row> rows, int total) {}

    /** How many there are in each state. */
    public record Totals(int active, int suspended, int archived, int deleted) {
        /** All that are not deleted. */
        public int all() {
            return active + suspended + archived;
        }
    }

    /** One association. */
    public record Facts(
            TenantId tenantId,
            Slug slug,
            String name,
            TenantState state,
            @Nullable String stateReason,
            Instant stateSince,
            @Nullable Instant deleteAfter,
            String theme,
            String language,
            @Nullable Integer sector,
            long usedBytes,
            long quotaBytes,
            @Nullable HostName ownHost,
            Instant createdAt) {}

    /** Somebody who holds an office. */
    public record Holder(
            String name, EmailAddress email, Office office, @Nullable LocalDate until) {}

    private Associations() {}

    /** A page of those that fit {@code filter}. */
    public static Listing list(OperatorTx tx, Filter filter) {
        FilterSql fits = FilterSql.of(filter);
        int total =
                fits.bind(tx.query("select count(*) from tenant" + fits.where()))
                        .one(Integer.class);
        List<Row> rows =
                fits.bind(
                                tx.query(
                                        """
                                        select slug, name, state, sector, used_bytes, quota_bytes, created_at, own_host
                                          from tenant
                                        """
                                                + fits.where()
                                                + " order by "
                                                + filter.sort().sql()
                                                + " limit :rows offset :skip"))
                        .bind("rows", Filter.ROWS)
                        .bind("skip", (filter.page() - 1) * Filter.ROWS)
                        .list(Row.class);
        return new Listing(rows, total);
    }

    /** How many there are. */
    public static Totals totals(OperatorTx tx) {
        return tx.query(
                        """
                        select count(*) filter (where state = 'active') as active,
                               count(*) filter (where state = 'suspended') as suspended,
                               count(*) filter (where state = 'archived') as archived,
                               count(*) filter (where state = 'deleted') as deleted
                          from tenant
                         where kind = 'association'
                        """)
                .one(Totals.class);
    }

    /** The association of that short name. */
    public static Optional<Facts> one(OperatorTx tx, Slug slug) {
        return tx.query(
                        """
                        select tenant_id, slug, name, state, state_reason, state_since, delete_after, theme,
                               language, sector, used_bytes, quota_bytes, own_host, created_at
                          from tenant
                         where slug = :slug
                           and kind = 'association'
                        """)
                .bind("slug", slug)
                .first(Facts.class);
    }

    /** The short name of an association that is there. */
    static Optional<String> slugOf(OperatorTx tx, TenantId id) {
        return tx.query("select slug from tenant where tenant_id = :id and kind = 'association'")
                .bind("id", id)
                .first(String.class);
    }

    /** Who holds an office there today, the board first. */
    static List<Holder> holders(OperatorTx tx, TenantId tenant) {
        return tx.query(
                        """
                        select a.name, a.email, m.office, m.until
                          from membership m
                          join account a on a.account_id = m.account_id
                         where m.tenant_id = :tenant
                           and m.ended_at is null
                           and (m.until is null or m.until >= (now() at time zone 'Europe/Paris')::date)
                         order by array_position(array['president', 'secretary', 'treasurer', 'webmaster', 'editor',
                                                       'writer', 'integrator', 'member'], m.office), a.name
                         limit 200
                        """)
                .bind("tenant", tenant)
                .list(Holder.class);
    }
}
