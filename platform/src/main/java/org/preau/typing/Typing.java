package org.preau.typing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.sql.TenantTx;

/**
 * What one person typed into one form.
 *
 * @param mark of the page that it was typed on, made by the browser
 * @param entries the form's fields as JSON; null once they were saved
 */
record Typing(String mark, @Nullable String entries, Instant typedAt) {

    /** Of one person in one association: a loop that makes forms fills no disk. */
    private static final int MOST = 100;

    /** What a person typed there and has not saved, or that it is saved. */
    static Optional<Typing> find(TenantTx tx, AccountId who, String place) {
        return tx.query(
                        """
                        select mark, entries, typed_at
                          from typing
                         where account_id = :who
                           and place = :place
                        """)
                .bind("who", who.value())
                .bind("place", place)
                .first(Typing.class);
    }

    /** Keeps the latest; a person's oldest go when there are too many. */
    static void keep(TenantTx tx, AccountId who, String place, String mark, String entries) {
        tx.query(
                        """
                        insert into typing (account_id, place, mark, entries)
                        values (:who, :place, :mark, :entries)
                        on conflict (tenant_id, account_id, place)
                        do update set mark = excluded.mark, entries = excluded.entries, typed_at = now()
                        """)
                .bind("who", who.value())
                .bind("place", place)
                .bind("mark", mark)
                .bind("entries", entries)
                .execute();
        tx.query(
                        """
                        delete from typing
                         where account_id = :who
                           and place in (select place
                                           from typing
                                          where account_id = :who
                                          order by typed_at desc
                                         offset :most)
                        """)
                .bind("who", who.value())
                .bind("most", MOST)
                .execute();
    }

    /** Says that somebody has a form open; what is kept of it stays as it is. */
    static void seen(TenantTx tx, AccountId who, String person, String place) {
        tx.query(
                        """
                        insert into typing (account_id, place, mark, person, seen_at)
                        values (:who, :place, '', :person, now())
                        on conflict (tenant_id, account_id, place)
                        do update set person = excluded.person, seen_at = now()
                        """)
                .bind("who", who.value())
                .bind("place", place)
                .bind("person", person)
                .execute();
    }

    /** Who else has had a form open during the last minute and a half, by name. */
    static List<String> others(TenantTx tx, AccountId who, String place) {
        return tx.query(
                        """
                        select person
                          from typing
                         where place = :place
                           and account_id <> :who
                           and seen_at > now() - interval '90 seconds'
                         order by person collate "fr-x-icu"
                         limit 5
                        """)
                .bind("place", place)
                .bind("who", who.value())
                .list(String.class);
    }

    /** The form was saved: a browser that did not see the answer is told so by the mark. */
    static void saved(TenantTx tx, AccountId who, String place, String mark) {
        tx.query(
                        """
                        insert into typing (account_id, place, mark, entries)
                        values (:who, :place, :mark, null)
                        on conflict (tenant_id, account_id, place)
                        do update set mark = excluded.mark, entries = null, typed_at = now(), seen_at = null
                        """)
                .bind("who", who.value())
                .bind("place", place)
                .bind("mark", mark)
                .execute();
    }

    static void forget(TenantTx tx, AccountId who, String place) {
        tx.query("delete from typing where account_id = :who and place = :place")
                .bind("who", who.value())
                .bind("place", place)
                .execute();
    }
}
