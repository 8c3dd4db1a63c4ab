package org.preau.theme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.sql.TenantTx;

/** Reads the dates of texts that visitors see. */
final class AgendaDates {

    private static final String DATES =
            """
            select d.id, d.article_id, v.slug, v.title, v.lead, coalesce(l.language, '') as language,
                   d.starts_on, d.starts_at, d.ends_on, d.ends_at, d.note, d.place, d.address, d.action, d.link,
                   d.state, d.changes, greatest(d.updated_at, v.updated_at) as updated_at, %s as total
              from article_date d
              join visible_article v on v.id = d.article_id
              left join translation l on l.target_id = d.article_id
            """;

    private static final String COUNTED = DATES.formatted("count(*) over ()");
    private static final String PLAIN = DATES.formatted("0");

    private AgendaDates() {}

    /** Those that are not over, the next first. */
    static List<AgendaDate> coming(TenantTx tx, LocalDate today, int size, int skipped) {
        return tx.query(
                        COUNTED
                                + """
                                 where d.ends_on >= :today
                                 order by d.starts_on, d.starts_at nulls first, d.id
                                 limit :size offset :skipped
                                """)
                .bind("today", today)
                .bind("size", size)
                .bind("skipped", skipped)
                .list(AgendaDate.class);
    }

    /** Those that touch some days, the first first. */
    static List<AgendaDate> between(TenantTx tx, LocalDate from, LocalDate to, int most) {
        return tx.query(
                        PLAIN
                                + """
                                 where d.ends_on >= :from
                                   and d.starts_on <= :to
                                 order by d.starts_on, d.starts_at nulls first, d.id
                                 limit :most
                                """)
                .bind("from", from)
                .bind("to", to)
                .bind("most", most)
                .list(AgendaDate.class);
    }

    /** Those of one text, the first first. */
    static List<AgendaDate> of(TenantTx tx, UUID article, int most) {
        return tx.query(
                        PLAIN
                                + """
                                 where d.article_id = :article
                                 order by d.starts_on, d.starts_at nulls first, d.id
                                 limit :most
                                """)
                .bind("article", article)
                .bind("most", most)
                .list(AgendaDate.class);
    }

    /** The last day before {@code day} on which there was something. */
    static Optional<LocalDate> before(TenantTx tx, LocalDate day) {
        return tx.query(
                        """
                        select max(least(d.ends_on, :day - 1))
                          from article_date d
                          join visible_article v on v.id = d.article_id
                         where d.starts_on < :day
                        """)
                .bind("day", day)
                .first(LocalDate.class);
    }

    /** The first day after {@code day} on which something begins. */
    static Optional<LocalDate> after(TenantTx tx, LocalDate day) {
        return tx.query(
                        """
                        select min(d.starts_on)
                          from article_date d
                          join visible_article v on v.id = d.article_id
                         where d.starts_on > :day
                        """)
                .bind("day", day)
                .first(LocalDate.class);
    }
}
