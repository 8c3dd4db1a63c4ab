package org.preau.people;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.AccountId;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.web.Actor;
import org.preau.web.Desk;

/** The rows of members' passwords for programs. */
final class AppPasswords {

    private AppPasswords() {}

    /**
     * Those that somebody may see: one's own, and all of them for whoever answers for the people.
     * Those that work first, then the newest.
     */
    static List<AppPassword> seen(TenantTx tx, Desk desk, Clock clock) {
        Optional<AccountId> own = holder(tx, desk);
        boolean all = desk.may(Right.PEOPLE);
        return all(tx, clock).stream()
                .filter(it -> all || own.filter(it.accountId()::equals).isPresent())
                .toList();
    }

    private static List<AppPassword> all(TenantTx tx, Clock clock) {
        return tx.query(
                        """
                        select p.id, p.account_id, coalesce(a.name, '') as holder, p.purpose, p.name, p.created_at, p.used_at, p.revoked_at,
                               exists (
                                   select
                                     from membership m
                                    where m.account_id = p.account_id
                                      and m.since <= :today
                                      and (m.until is null or m.until >= :today)
                                      and m.ended_at is null) as holds
                          from app_password p
                          left join account a on a.account_id = p.account_id
                         order by p.revoked_at is not null, p.created_at desc, p.id
                        """)
                .bind("today", Days.today(clock))
                .list(AppPassword.class);
    }

    /**
     * In whose name {@code desk} acts: the person's, or that of whoever made the token; empty for
     * one that nobody's account made.
     */
    static Optional<AccountId> holder(TenantTx tx, Desk desk) {
        UUID id = desk.actor().id();
        if (id == null || desk.actor().kind() != Actor.Kind.TOKEN) {
            return Optional.ofNullable(id).map(AccountId::new);
        }
        return tx.query(
                        """
                        select maker_id
                          from api_token
                         where id = :id
                        """)
                .bind("id", id)
                .first(AccountId.class);
    }

    /** Whether it worked until now. */
    static boolean revoke(TenantTx tx, UUID id, Instant at) {
        return tx.query(
                                """
                                update app_password
                                   set revoked_at = :at
                                 where id = :id
                                   and revoked_at is null
                                """)
                        .bind("id", id)
                        .bind("at", at)
                        .execute()
                == 1;
    }
}
