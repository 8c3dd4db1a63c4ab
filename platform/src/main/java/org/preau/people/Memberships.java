package org.preau.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Office;

/** The rows of offices. */
final class Memberships {

    private static final List<Office> RESPONSIBLE =
            Arrays.stream(Office.values()).filter(Office::responsible).toList();

    private record Holder(AccountId accountId, Office office) {}

    private Memberships() {}

    /** All offices, those of the past too, by office and name. */
    static List<Membership> all(TenantTx tx) {
        return tx.query(
                        """
                        select m.account_id, a.name, a.email, m.office, m.since, m.until, m.ended_at, m.limited
                          from membership m
                          join account a on a.account_id = m.account_id
                         order by array_position(
                                      array['president', 'secretary', 'treasurer', 'webmaster', 'editor', 'writer', 'integrator', 'member'],
                                      m.office),
                                  plain(a.name), m.account_id
                        """)
                .list(Membership.class);
    }

    static Optional<Membership> find(TenantTx tx, AccountId account, Office office) {
        return tx.query(
                        """
                        select m.account_id, a.name, a.email, m.office, m.since, m.until, m.ended_at, m.limited
                          from membership m
                          join account a on a.account_id = m.account_id
                         where m.account_id = :account
                           and m.office = :office
                        """)
                .bind("account", account)
                .bind("office", office)
                .first(Membership.class);
    }

    /** Whether whoever has that address holds the office, or will. */
    static boolean holds(TenantTx tx, EmailAddress email, Office office, LocalDate today) {
        return tx.query(
                        """
                        select 1
                          from membership m
                          join account a on a.account_id = m.account_id
                         where a.email = :email
                           and m.office = :office
                           and (m.until is null or m.until >= :today)
                           and m.ended_at is null
                        """)
                .bind("email", email)
                .bind("office", office)
                .bind("today", today)
                .exists();
    }

    /**
     * Whether another running mandate gives the right to give offices. Locks those rows until the
     * transaction ends, so that two people who end each other's office are not both obeyed.
     */
    static boolean anotherIsResponsible(
            TenantTx tx, AccountId but, Office butOffice, LocalDate today) {
        return tx
                .query(
                        """
                        select account_id, office
                          from membership
                         where office = any(:offices)
                           and since <= :today
                           and (until is null or until >= :today)
                           and ended_at is null
                         order by account_id, office
                           for update
                        """)
                .bind("offices", RESPONSIBLE)
                .bind("today", today)
                .list(Holder.class)
                .stream()
                .anyMatch(it -> !it.accountId().equals(but) || it.office() != butOffice);
    }

    /** Gives an office, or gives it again after a mandate that is over. */
    static void give(
            TenantTx tx,
            AccountId account,
            Office office,
            LocalDate since,
            @Nullable LocalDate until) {
        tx.query(
                        """
                        insert into membership (account_id, office, since, until)
                        values (:account, :office, :since, :until)
                        on conflict (tenant_id, account_id, office) do update
                           set since = excluded.since, until = excluded.until, ended_at = null
                        """)
                .bind("account", account)
                .bind("office", office)
                .bind("since", since)
                .bind("until", until)
                .execute();
    }

    static void setUntil(TenantTx tx, AccountId account, Office office, @Nullable LocalDate until) {
        tx.query(
                        """
                        update membership
                           set until = :until
                         where account_id = :account
                           and office = :office
                        """)
                .bind("account", account)
                .bind("office", office)
                .bind("until", until)
                .execute();
    }

    static void end(TenantTx tx, AccountId account, Office office, Instant at) {
        tx.query(
                        """
                        update membership
                           set ended_at = :at
                         where account_id = :account
                           and office = :office
                           and ended_at is null
                        """)
                .bind("account", account)
                .bind("office", office)
                .bind("at", at)
                .execute();
    }
}
