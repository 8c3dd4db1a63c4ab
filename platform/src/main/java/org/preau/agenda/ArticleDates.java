package org.preau.agenda;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.site.ArticleKind;
import org.preau.sql.Query;
import org.preau.sql.TenantTx;

/** The rows of dates. */
final class ArticleDates {

    /** So many one text may have. */
    static final int MOST = 400;

    private static final String COLUMNS =
            """
            select id, article_id, starts_on, starts_at, ends_on, ends_at, note, place, address, action, link, state, changes
              from article_date
            """;

    /**
     * A date in the list of all.
     *
     * @param kind {@code article} or {@code page}
     * @param visible whether visitors see its text
     */
    record Placed(
            UUID id,
            UUID articleId,
            String kind,
            String title,
            boolean visible,
            LocalDate startsOn,
            @Nullable LocalTime startsAt,
            LocalDate endsOn,
            String note,
            String place,
            String state,
            long total) {}

    private ArticleDates() {}

    /** All of a text, the first one first. */
    static List<ArticleDate> of(TenantTx tx, UUID article) {
        return tx.query(
                        COLUMNS
                                + """
                                 where article_id = :article
                                 order by starts_on, starts_at nulls first, id
                                """)
                .bind("article", article)
                .list(ArticleDate.class);
    }

    static Optional<ArticleDate> find(TenantTx tx, UUID article, UUID id) {
        return tx.query(COLUMNS + " where article_id = :article and id = :id")
                .bind("article", article)
                .bind("id", id)
                .first(ArticleDate.class);
    }

    static long count(TenantTx tx, UUID article) {
        return tx.query("select count(*) from article_date where article_id = :article")
                .bind("article", article)
                .one(Long.class);
    }

    /** The name of the place that was typed last, with its address: the next is mostly there. */
    static Optional<DateInput> lastPlace(TenantTx tx) {
        record Place(String place, String address) {}
        return tx.query(
                        """
                        select place, address
                          from article_date
                         where place <> ''
                         order by updated_at desc, id desc
                         limit 1
                        """)
                .first(Place.class)
                .map(it -> DateInput.at(it.place(), it.address()));
    }

    /**
     * Dates of all texts.
     *
     * @param past those that are over, the latest first; else those to come, the next first
     * @param page from 1
     */
    static List<Placed> all(TenantTx tx, LocalDate today, boolean past, int page, int size) {
        return tx.query(past ? PAST : COMING)
                .bind("today", today)
                .bind("size", size)
                .bind("skipped", (long) (page - 1) * size)
                .list(Placed.class);
    }

    private static final String PLACED =
            """
            select d.id, d.article_id, a.kind, a.title,
                   exists (select from visible_article v where v.id = a.id) as visible,
                   d.starts_on, d.starts_at, d.ends_on, d.note, d.place, d.state, count(*) over () as total
              from article_date d
              join article a on a.tenant_id = d.tenant_id and a.id = d.article_id
            """;

    private static final String COMING =
            PLACED
                    + """
                     where d.ends_on >= :today
                     order by d.starts_on, d.starts_at nulls first, d.id
                     limit :size offset :skipped
                    """;

    private static final String PAST =
            PLACED
                    + """
                     where d.ends_on < :today
                     order by d.starts_on desc, d.starts_at desc nulls last, d.id
                     limit :size offset :skipped
                    """;

    /**
     * Dates that touch some days, for the API.
     *
     * @param most of them
     */
    static List<ArticleDate> between(TenantTx tx, LocalDate from, LocalDate to, int most) {
        return tx.query(
                        COLUMNS
                                + """
                                 where ends_on >= :from
                                   and starts_on <= :to
                                 order by starts_on, starts_at nulls first, id
                                 limit :most
                                """)
                .bind("from", from)
                .bind("to", to)
                .bind("most", most)
                .list(ArticleDate.class);
    }

    /** Sent twice, written once. */
    static void insert(TenantTx tx, UUID id, UUID article, DateWriting it) {
        bound(
                        tx.query(
                                """
                                insert into article_date
                                       (id, article_id, starts_on, starts_at, ends_on, ends_at, note, place, address, action, link, state)
                                values (:id, :article, :startsOn, cast(:startsAt as time), :endsOn, cast(:endsAt as time),
                                        :note, :place, :address, :action, :link, :state)
                                on conflict do nothing
                                """),
                        it)
                .bind("id", id)
                .bind("article", article)
                .execute();
    }

    static void update(TenantTx tx, UUID id, DateWriting it) {
        bound(
                        tx.query(
                                """
                                update article_date
                                   set starts_on = :startsOn, starts_at = cast(:startsAt as time),
                                       ends_on = :endsOn, ends_at = cast(:endsAt as time),
                                       note = :note, place = :place, address = :address,
                                       action = :action, link = :link, state = :state,
                                       changes = changes + 1, updated_at = now()
                                 where id = :id
                                """),
                        it)
                .bind("id", id)
                .execute();
    }

    private static Query bound(Query query, DateWriting it) {
        return query.bind("startsOn", it.startsOn())
                .bind("startsAt", it.startsAt())
                .bind("endsOn", it.endsOn())
                .bind("endsAt", it.endsAt())
                .bind("note", it.note())
                .bind("place", it.place())
                .bind("address", it.address())
                .bind("action", it.action())
                .bind("link", it.link())
                .bind("state", it.state());
    }

    static void delete(TenantTx tx, UUID id) {
        tx.query("delete from article_date where id = :id").bind("id", id).execute();
    }

    /** The word of a kind of text in addresses. */
    static String list(ArticleKind kind) {
        return kind == ArticleKind.PAGE ? "/pages" : "/articles";
    }
}
