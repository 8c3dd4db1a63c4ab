package org.preau.home;

import org.preau.sql.TenantTx;

/**
 * The home page of a site: what is public, and what is being prepared.
 *
 * @param online the column as visitors see it, JSON
 * @param draft what is prepared, JSON; the same as {@code online} when nothing is
 * @param changed whether something is prepared that is not public yet
 * @param former whether there is one of before to go back to
 * @param seen the column as visitors would see the draft
 */
record HomePage(String online, String draft, boolean changed, boolean former, String seen) {

    static HomePage read(TenantTx tx) {
        return tx.query(
                        """
                        select home::text as online,
                               coalesce(home_draft, home)::text as draft,
                               home_draft is not null as changed,
                               home_before is not null as former,
                               (home || coalesce(home_draft, '{}'))::text as seen
                          from site
                        """)
                .one(HomePage.class);
    }

    /** The same, and nobody else changes it before this transaction ends. */
    static HomePage lock(TenantTx tx) {
        tx.query("select version from site for update").one(Integer.class);
        return read(tx);
    }

    Arrangement arrangement() {
        return Arrangement.read(draft);
    }

    /** Whether visitors see a page that nobody arranged. */
    boolean isAutomatic() {
        return arrangement().blocks().isEmpty();
    }

    static void prepare(TenantTx tx, Arrangement arrangement) {
        tx.query("update site set home_draft = cast(:draft as jsonb)")
                .bind("draft", arrangement.json())
                .execute();
    }

    /** Visitors see these blocks; nothing is being prepared any more. */
    static void replace(TenantTx tx, Arrangement arrangement) {
        tx.query("update site set home = home || cast(:blocks as jsonb), home_draft = null")
                .bind("blocks", arrangement.json())
                .execute();
        tx.siteChanged();
    }

    /** Gives the draft up; it is kept where {@link #takeFormer} finds it. */
    static void drop(TenantTx tx) {
        tx.query("update site set home_before = home_draft, home_draft = null").execute();
    }

    /** Visitors see the draft; what they saw is kept. */
    static void publish(TenantTx tx) {
        tx.query(
                        """
                        update site
                           set home_before = jsonb_build_object('blocks', coalesce(home -> 'blocks', '[]')),
                               home = home || home_draft,
                               home_draft = null
                         where home_draft is not null
                        """)
                .execute();
        tx.siteChanged();
    }

    /** What was public before, or was given up last, is prepared anew. */
    static void takeFormer(TenantTx tx) {
        tx.query("update site set home_draft = home_before where home_before is not null")
                .execute();
    }
}
