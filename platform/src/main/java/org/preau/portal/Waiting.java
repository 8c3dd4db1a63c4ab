package org.preau.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.sql.TenantTx;

/**
 * What waits in an association, read in its own tenancy. Small lists: the pages behind have all.
 */
final class Waiting {

    private static final int MOST = 6;

    /** A text that visitors read. */
    record Writing(String slug, String title, String authorName, Instant at) {}

    /** Somebody who was invited and has not come yet. */
    record Invited(String name, String office, Instant invitedAt, Instant expiresAt) {}

    /** A mandate that ends soon. */
    record Mandate(String name, String office, LocalDate until, boolean own) {}

    /** What the operator says to all. */
    record Notice(String title, String body, Instant saidAt) {}

    /** The operator inside. */
    record Visit(String reason, Instant startedAt, Instant endsAt) {}

    /** How the association stands. */
    record Standing(
            String tagline,
            String address,
            String phone,
            String email,
            String director,
            long quotaBytes,
            long usedBytes,
            int published) {}

    /** An office of the reader's. */
    record Held(String office, @Nullable LocalDate until) {}

    private Waiting() {}

    static List<Writing> published(TenantTx tx, int most) {
        return tx.query(
                        """
                        select slug, title, author_name, published_at as at
                          from article
                         where kind = 'article' and state = 'published' and published_at <= now()
                           and (expires_at is null or expires_at > now())
                         order by published_at desc
                         limit :most
                        """)
                .bind("most", most)
                .list(Writing.class);
    }

    static List<Invited> invited(TenantTx tx) {
        return tx.query(
                        """
                        select name, office, invited_at, expires_at
                          from invitation
                         where accepted_at is null and withdrawn_at is null
                         order by invited_at
                         limit :most
                        """)
                .bind("most", MOST)
                .list(Invited.class);
    }

    /** The mandates that end between two days; {@code reader} null for a program. */
    static List<Mandate> ending(
            TenantTx tx, LocalDate from, LocalDate to, @Nullable AccountId reader) {
        return tx.query(
                        """
                        select a.name, m.office, m.until, coalesce(m.account_id = cast(:reader as uuid), false) as own
                          from membership m
                          join account a on a.account_id = m.account_id
                         where m.ended_at is null
                           and m.until between :from and :to
                         order by m.until, a.name
                         limit :most
                        """)
                .bind("reader", reader)
                .bind("from", from)
                .bind("to", to)
                .bind("most", MOST)
                .list(Mandate.class);
    }

    static List<Notice> notices(TenantTx tx) {
        return tx.query(
                        """
                        select title, body, said_at
                          from notice
                         where until is null or until > now()
                         order by said_at desc
                         limit 3
                        """)
                .list(Notice.class);
    }

    static List<Visit> visits(TenantTx tx) {
        return tx.query(
                        """
                        select reason, started_at, ends_at
                          from operator_visit
                         where ends_at > now()
                         order by started_at desc
                         limit 3
                        """)
                .list(Visit.class);
    }

    static Standing standing(TenantTx tx) {
        return tx.query(
                        """
                        select s.tagline, s.address, s.phone, s.email, s.director, t.quota_bytes, t.used_bytes,
                               (select count(*) from article where kind = 'article' and state = 'published') as published
                          from tenant t
                          join site s on s.tenant_id = t.tenant_id
                        """)
                .one(Standing.class);
    }

    static List<Held> held(TenantTx tx, AccountId account, LocalDate today) {
        return tx.query(
                        """
                        select office, until
                          from membership
                         where account_id = :account
                           and ended_at is null
                           and since <= :today
                           and (until is null or until >= :today)
                         order by until nulls first
                        """)
                .bind("account", account)
                .bind("today", today)
                .list(Held.class);
    }
}
