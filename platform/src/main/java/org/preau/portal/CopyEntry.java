package org.preau.portal;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.preau.base.HostName;
import org.preau.base.Slug;
import org.preau.base.TenantId;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.TenantDirectory;
import org.preau.tenancy.TenantKind;
import org.preau.tenancy.TenantState;

/**
 * Brings what an association says of itself into the portal's directory, or withdraws it: read in
 * the association's tenancy, written in the portal's. Neither transaction sees the other's rows.
 *
 * <p>Two copies of one association may run at once, and the one that read first may write last. So
 * each reads again after it wrote, until what stands is what it read: whoever comes last has read
 * the latest. May be run any number of times.
 */
public final class CopyEntry {

    private record Row(
            TenantKind kind,
            TenantState state,
            String name,
            Slug slug,
            @Nullable HostName ownHost,
            @Nullable Integer sector,
            String tagline,
            String about) {}

    private final Database database;
    private final TenantDirectory directory;
    private final Supplier<Tenancy> portal;

    CopyEntry(Database database, TenantDirectory directory, Supplier<Tenancy> portal) {
        this.database = database;
        this.directory = directory;
        this.portal = portal;
    }

    /** The work of {@link PortalFollower#KIND}. */
    void run(Tenancy association, PortalFollower.Changed changed) {
        run(association);
    }

    /** Copies the association as it stands now. */
    public void run(Tenancy association) {
        Optional<Entry> stands = read(association);
        Optional<Entry> written;
        do {
            written = stands;
            write(association.tenant(), written);
            stands = read(association);
        } while (!stands.equals(written));
    }

    private void write(TenantId association, Optional<Entry> entry) {
        database.write(
                portal.get(),
                tx -> {
                    entry.ifPresentOrElse(
                            it -> Directory.put(tx, it), () -> Directory.remove(tx, association));
                    return entry.isPresent();
                });
    }

    /** What the directory should hold; empty for what it should not list. */
    private Optional<Entry> read(Tenancy association) {
        return database.read(association, CopyEntry::row)
                .filter(row -> row.kind() == TenantKind.ASSOCIATION)
                .filter(row -> row.state() == TenantState.ACTIVE)
                .map(row -> entry(association.tenant(), row));
    }

    private Entry entry(TenantId association, Row row) {
        HostName host = row.ownHost();
        return new Entry(
                association,
                row.name(),
                row.slug().value(),
                row.tagline(),
                row.about(),
                (host == null ? directory.domain().child(row.slug()) : host).value(),
                row.sector());
    }

    private static Optional<Row> row(TenantTx tx) {
        return tx.query(
                        """
                        select t.kind, t.state, t.name, t.slug, t.own_host, t.sector,
                               coalesce(s.tagline, '') as tagline, coalesce(s.about, '') as about
                          from tenant t
                          left join site s on s.tenant_id = t.tenant_id
                        """)
                .first(Row.class);
    }
}
