package org.preau.statistics;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;

/** Reads the counts of an association. */
final class VisitRows {

    /** What was counted on a day or in a month. */
    record At(LocalDate day, long visits, long views) {}

    /** The views of one hour. */
    record Hour(String key, long views) {}

    /**
     * One of the most asked for.
     *
     * @param title of the article, page or section at that path; null for anything else
     * @param most the greatest number said with it
     */
    record Top(String key, @Nullable String title, long count, int most) {}

    /** A line of the table to take away. */
    record Line(LocalDate day, String kind, String key, long count, int most) {}

    /** How many of each. */
    record Sums(long visits, long views) {}

    private VisitRows() {}

    static Sums sums(TenantTx tx, LocalDate first, LocalDate last) {
        return tx.query(
                        """
                        select coalesce(sum(count) filter (where kind = 'visit'), 0)::bigint as visits,
                               coalesce(sum(count) filter (where kind = 'page'), 0)::bigint as views
                          from visit_count
                         where day between cast(:first as date) and cast(:last as date)
                        """)
                .bind("first", first.toString())
                .bind("last", last.toString())
                .one(Sums.class);
    }

    static List<At> days(TenantTx tx, LocalDate first, LocalDate last) {
        return tx.query(
                        """
                        select day,
                               coalesce(sum(count) filter (where kind = 'visit'), 0)::bigint as visits,
                               coalesce(sum(count) filter (where kind = 'page'), 0)::bigint as views
                          from visit_count
                         where day between cast(:first as date) and cast(:last as date)
                         group by day
                         order by day
                        """)
                .bind("first", first.toString())
                .bind("last", last.toString())
                .list(At.class);
    }

    static List<At> months(TenantTx tx, LocalDate first, LocalDate last) {
        return tx.query(
                        """
                        select date_trunc('month', day)::date as day,
                               coalesce(sum(count) filter (where kind = 'visit'), 0)::bigint as visits,
                               coalesce(sum(count) filter (where kind = 'page'), 0)::bigint as views
                          from visit_count
                         where day between cast(:first as date) and cast(:last as date)
                         group by date_trunc('month', day)
                         order by date_trunc('month', day)
                        """)
                .bind("first", first.toString())
                .bind("last", last.toString())
                .list(At.class);
    }

    static List<Hour> hours(TenantTx tx, LocalDate day) {
        return tx.query(
                        """
                        select key, count as views
                          from visit_count
                         where day = cast(:day as date)
                           and kind = 'hour'
                         order by key
                        """)
                .bind("day", day.toString())
                .list(Hour.class);
    }

    /** The keys of a kind with the highest counts, the highest first. */
    static List<Top> best(TenantTx tx, Kind kind, LocalDate first, LocalDate last, int limit) {
        return tx.query(
                        """
                        with best as (
                            select key, sum(count)::bigint as count, max(most) as most
                              from visit_count
                             where day between cast(:first as date) and cast(:last as date)
                               and kind = :kind
                             group by key
                             order by sum(count) desc, key
                             limit :limit)
                        select b.key, coalesce(a.title, s.title) as title, b.count, b.most
                          from best b
                          left join address d on d.slug = substr(b.key, 2)
                          left join article a on a.id = d.article_id
                          left join section s on s.id = d.section_id
                         order by b.count desc, b.key
                        """)
                .bind("first", first.toString())
                .bind("last", last.toString())
                .bind("kind", kind)
                .bind("limit", limit)
                .list(Top.class);
    }

    /** Everything of a period, for a spreadsheet. */
    static List<Line> all(TenantTx tx, LocalDate first, LocalDate last, int limit) {
        return tx.query(
                        """
                        select day, kind, key, count, most
                          from visit_count
                         where day between cast(:first as date) and cast(:last as date)
                         order by day, kind, count desc, key
                         limit :limit
                        """)
                .bind("first", first.toString())
                .bind("last", last.toString())
                .bind("limit", limit)
                .list(Line.class);
    }
}
