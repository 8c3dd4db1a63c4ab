package org.preau.portal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.preau.base.TenantId;
import org.preau.sql.TenantTx;

/**
 * The rows of the directory, in the portal's tenant.
 *
 * <p>A search compares every row of the portal: under row security PostgreSQL may use no text index
 * (its operators are not leakproof). At 10,000 entries that takes some ten milliseconds.
 */
final class Directory {

    static final int PAGE = 24;

    private record Count(int sector, int count) {}

    private Directory() {}

    /** How many entries match, by sector; 0 stands for those of none. */
    static Map<Integer, Integer> counts(TenantTx tx, SearchWords words) {
        Map<Integer, Integer> counts = new TreeMap<>();
        tx.query(
                        """
                        select coalesce(sector, 0) as sector, count(*) as count
                          from directory_entry
                         where words like all (cast(:patterns as text[]))
                         group by 1
                        """)
                .bind("patterns", words.patterns())
                .list(Count.class)
                .forEach(row -> counts.put(row.sector(), row.count()));
        return counts;
    }

    /**
     * A page of all entries, by name.
     *
     * @param sectors which sectors, 0 for none
     * @param number from 1
     */
    static List<Entry> page(TenantTx tx, Sectors.Range sectors, int number) {
        return tx.query(
                        """
                        select association, name, slug, tagline, about, host, sector
                          from directory_entry
                         where coalesce(sector, 0) between :first and :last
                         order by plain_name, association
                         limit :page offset :before
                        """)
                .bind("first", sectors.first())
                .bind("last", sectors.last())
                .bind("page", PAGE)
                .bind("before", (number - 1) * PAGE)
                .list(Entry.class);
    }

    /**
     * A page of the entries with all those words; those that have them in their name come first.
     */
    static List<Entry> found(TenantTx tx, SearchWords words, Sectors.Range sectors, int number) {
        return tx.query(
                        """
                        select association, name, slug, tagline, about, host, sector
                          from directory_entry
                         where words like all (cast(:patterns as text[]))
                           and coalesce(sector, 0) between :first and :last
                         order by plain_name like all (cast(:patterns as text[])) desc, plain_name, association
                         limit :page offset :before
                        """)
                .bind("patterns", words.patterns())
                .bind("first", sectors.first())
                .bind("last", sectors.last())
                .bind("page", PAGE)
                .bind("before", (number - 1) * PAGE)
                .list(Entry.class);
    }

    /** Some entries, others each day, so that none is always first. */
    static List<Entry> ofToday(TenantTx tx, int most) {
        return tx.query(
                        """
                        select association, name, slug, tagline, about, host, sector
                          from directory_entry
                         order by md5(association::text || current_date::text)
                         limit :most
                        """)
                .bind("most", most)
                .list(Entry.class);
    }

    /** Writes a copy over the former one. */
    static void put(TenantTx tx, Entry entry) {
        tx.query(
                        """
                        insert into directory_entry (association, name, slug, tagline, about, host, sector)
                        values (:association, :name, :slug, :tagline, :about, :host, cast(:sector as smallint))
                        on conflict (tenant_id, association) do update
                           set name = excluded.name, slug = excluded.slug, tagline = excluded.tagline,
                               about = excluded.about, host = excluded.host, sector = excluded.sector
                        """)
                .bind("association", entry.association())
                .bind("name", entry.name())
                .bind("slug", entry.slug())
                .bind("tagline", entry.tagline())
                .bind("about", entry.about())
                .bind("host", entry.host())
                .bind("sector", entry.sector())
                .execute();
    }

    static void remove(TenantTx tx, TenantId association) {
        tx.query("delete from directory_entry where association = :association")
                .bind("association", association)
                .execute();
    }
}
