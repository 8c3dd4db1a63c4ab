package org.preau.people;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.preau.base.AccountId;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Office;

/**
 * The rows of the sections that offices are kept to. Sections belong to the site; here they are
 * names to choose from. What is within a section goes with it, wherever it is moved.
 */
final class Limits {

    /** A section that somebody's office is kept to. */
    record Kept(AccountId accountId, Office office, UUID section, String title) {}

    /**
     * A section to choose.
     *
     * @param depth 0 for those at the top
     */
    record Choice(UUID id, String title, int depth) {}

    private Limits() {}

    /** All of the association, by title. */
    static List<Kept> all(TenantTx tx) {
        return tx.query(
                        """
                        select k.account_id, k.office, k.section_id as section, s.title
                          from membership_section k
                          join section s on s.tenant_id = k.tenant_id and s.id = k.section_id
                          join membership m on m.tenant_id = k.tenant_id and m.account_id = k.account_id
                                           and m.office = k.office
                         where m.limited
                         order by plain(s.title), s.id
                        """)
                .list(Kept.class);
    }

    /** Those of one office. */
    static List<Kept> of(TenantTx tx, AccountId account, Office office) {
        return all(tx).stream()
                .filter(it -> it.accountId().equals(account) && it.office() == office)
                .toList();
    }

    /** The sections of the site, each before those within it. */
    static List<Choice> choices(TenantTx tx) {
        return tx.query(
                        """
                        with recursive tree as (
                            select id, title, 0 as depth, array[lpad(position::text, 9, '0') || title || id] as way
                              from section
                             where parent_id is null
                             union all
                            select s.id, s.title, t.depth + 1,
                                   t.way || (lpad(s.position::text, 9, '0') || s.title || s.id)
                              from section s
                              join tree t on s.parent_id = t.id)
                        select id, title, depth from tree order by way
                        """)
                .list(Choice.class);
    }

    /** Keeps an office to {@code sections}, in place of others. */
    static void keep(TenantTx tx, AccountId account, Office office, Collection<UUID> sections) {
        set(tx, account, office, true);
        for (UUID section : sections) {
            tx.query(
                            """
                            insert into membership_section (account_id, office, section_id)
                            values (:account, :office, :section)
                            on conflict do nothing
                            """)
                    .bind("account", account)
                    .bind("office", office)
                    .bind("section", section)
                    .execute();
        }
    }

    /** Has an office hold for the whole site. */
    static void free(TenantTx tx, AccountId account, Office office) {
        set(tx, account, office, false);
    }

    /** Whoever takes an office over takes it as it was kept. */
    static void handOver(TenantTx tx, AccountId from, AccountId to, Office office) {
        keep(tx, to, office, of(tx, from, office).stream().map(Kept::section).toList());
    }

    private static void set(TenantTx tx, AccountId account, Office office, boolean limited) {
        tx.query("delete from membership_section where account_id = :account and office = :office")
                .bind("account", account)
                .bind("office", office)
                .execute();
        tx.query(
                        """
                        update membership
                           set limited = :limited
                         where account_id = :account
                           and office = :office
                        """)
                .bind("account", account)
                .bind("office", office)
                .bind("limited", limited)
                .execute();
    }
}
