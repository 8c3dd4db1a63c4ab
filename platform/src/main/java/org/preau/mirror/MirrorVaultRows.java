package org.preau.mirror;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.preau.base.TenantId;
import org.preau.sql.OperatorTx;

/** How each vault stands in the mirror, as it is kept outside of both stores. */
public final class MirrorVaultRows {

    /** A vault whose mirror is older than it is. */
    record Behind(String name, @Nullable String association, Instant since, String why) {}

    /** Something was erased in a vault, and may still be in its mirror. */
    record Erasing(String name, Instant since) {}

    private MirrorVaultRows() {}

    /**
     * Notes that something was erased from all versions of a vault, so that it is erased from its
     * mirror too. Said after it was done in the vault itself, and even without a mirror: one that
     * was away for a while comes back with what it had.
     */
    public static void erased(OperatorTx tx, TenantId tenant) {
        erased(tx, tenant.toString());
    }

    /** The same of any vault, by its name. */
    public static void erased(OperatorTx tx, String name) {
        tx.query(
                        """
                        insert into mirror_vault (name, erase_since)
                        values (:name, clock_timestamp())
                        on conflict (name) do update set erase_since = excluded.erase_since
                        """)
                .bind("name", name)
                .execute();
    }

    /** Notes that an association was erased for good, so that its mirror goes after the delay. */
    public static void gone(OperatorTx tx, TenantId tenant) {
        tx.query(
                        """
                        insert into mirror_vault (name, gone_at)
                        values (:name, now())
                        on conflict (name) do update
                           set gone_at = excluded.gone_at,
                               erase_since = null,
                               behind_since = null,
                               why = ''
                        """)
                .bind("name", tenant.toString())
                .execute();
    }

    static void mirrored(OperatorTx tx, String name, long headNumber, Instant now) {
        tx.query(
                        """
                        insert into mirror_vault (name, head_number, mirrored_at)
                        values (:name, :number, :now)
                        on conflict (name) do update
                           set head_number = greatest(mirror_vault.head_number, excluded.head_number),
                               mirrored_at = excluded.mirrored_at,
                               gone_at = null,
                               behind_since = null,
                               why = ''
                        """)
                .bind("name", name)
                .bind("number", headNumber)
                .bind("now", now)
                .execute();
    }

    /** Its mirror is older than it is, since now unless it was before. */
    static void behind(OperatorTx tx, String name, String why, Instant now) {
        tx.query(
                        """
                        insert into mirror_vault (name, behind_since, why)
                        values (:name, :now, :why)
                        on conflict (name) do update
                           set behind_since = coalesce(mirror_vault.behind_since, excluded.behind_since),
                               why = excluded.why
                        """)
                .bind("name", name)
                .bind("why", why)
                .bind("now", now)
                .execute();
    }

    /** All but these are as they should be: the run got to its end. */
    static void others(OperatorTx tx, List<String> behind) {
        tx.query(
                        """
                        update mirror_vault
                           set behind_since = null, why = ''
                         where behind_since is not null
                           and name <> all(:behind)
                        """)
                .bind("behind", behind)
                .execute();
    }

    static List<Behind> behind(OperatorTx tx) {
        return tx.query(
                        """
                        select v.name, t.name as association, v.behind_since as since, v.why
                          from mirror_vault v
                          left join tenant t on t.tenant_id::text = v.name
                         where v.behind_since is not null
                         order by v.behind_since, v.name
                        """)
                .list(Behind.class);
    }

    static List<Erasing> erasing(OperatorTx tx) {
        return tx.query(
                        """
                        select name, erase_since as since
                          from mirror_vault
                         where erase_since is not null
                         order by erase_since
                        """)
                .list(Erasing.class);
    }

    /** It is done, unless something more was erased meanwhile. */
    static void done(OperatorTx tx, Erasing it) {
        tx.query(
                        """
                        update mirror_vault
                           set erase_since = null
                         where name = :name
                           and erase_since <= :since
                        """)
                .bind("name", it.name())
                .bind("since", it.since())
                .execute();
    }

    /** Those of associations that were erased for good before that moment. */
    static List<String> goneBefore(OperatorTx tx, Instant before) {
        return tx.query("select name from mirror_vault where gone_at < :before order by name")
                .bind("before", before)
                .list(String.class);
    }

    /** Those of associations that were erased for good, whenever that was. */
    static List<String> gone(OperatorTx tx) {
        return tx.query("select name from mirror_vault where gone_at is not null")
                .list(String.class);
    }

    static void forget(OperatorTx tx, String name) {
        tx.query("delete from mirror_vault where name = :name").bind("name", name).execute();
    }

    /** Whether nobody was told of a loss in it since that moment; notes that they are now. */
    static boolean tell(OperatorTx tx, String name, Instant since, Instant now) {
        return tx.query(
                                """
                                insert into mirror_vault (name, told_at)
                                values (:name, :now)
                                on conflict (name) do update
                                   set told_at = excluded.told_at
                                 where mirror_vault.told_at is null or mirror_vault.told_at < :since
                                """)
                        .bind("name", name)
                        .bind("since", since)
                        .bind("now", now)
                        .execute()
                == 1;
    }
}
