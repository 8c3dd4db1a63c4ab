package org.preau.files;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.sql.TenantTx;
import org.preau.web.Secrets;

/** The rows of links. A link's secret is in its address only; the row has its SHA-256. */
final class ShareLinks {

    private static final int MOST = 500;

    private ShareLinks() {}

    /** All of the association, those that work first, then the newest. */
    static List<ShareLink> all(TenantTx tx) {
        return tx.query(
                        """
                        select id, node_id, password_hash, made_by, made_at, until_at, revoked_at, opened, fetched, opened_at
                          from file_link
                         order by revoked_at is null and until_at > now() desc, made_at desc, id
                         limit :most
                        """)
                .bind("most", MOST)
                .list(ShareLink.class);
    }

    /** Those to one file or folder that work now. */
    static List<ShareLink> open(TenantTx tx, UUID node) {
        return tx.query(
                        """
                        select id, node_id, password_hash, made_by, made_at, until_at, revoked_at, opened, fetched, opened_at
                          from file_link
                         where node_id = :node
                           and revoked_at is null
                           and until_at > now()
                         order by made_at desc, id
                         limit :most
                        """)
                .bind("node", node)
                .bind("most", MOST)
                .list(ShareLink.class);
    }

    static Optional<ShareLink> find(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select id, node_id, password_hash, made_by, made_at, until_at, revoked_at, opened, fetched, opened_at
                          from file_link
                         where id = :id
                        """)
                .bind("id", id)
                .first(ShareLink.class);
    }

    static Optional<ShareLink> bySecret(TenantTx tx, String secret) {
        return tx.query(
                        """
                        select id, node_id, password_hash, made_by, made_at, until_at, revoked_at, opened, fetched, opened_at
                          from file_link
                         where secret_hash = :hash
                        """)
                .bind("hash", Secrets.digest(secret))
                .first(ShareLink.class);
    }

    /** The name that a node has or had last; empty when nothing of it is left. */
    static String name(TenantTx tx, UUID node) {
        return tx.query(
                        """
                        select name
                          from file_state
                         where node_id = :node
                         order by from_at desc
                         limit 1
                        """)
                .bind("node", node)
                .first(String.class)
                .orElse("");
    }

    /** Counts that its page was opened. */
    static void opened(TenantTx tx, UUID id) {
        tx.query(
                        """
                        update file_link
                           set opened = opened + 1, opened_at = now()
                         where id = :id
                        """)
                .bind("id", id)
                .execute();
    }

    /** Counts that something was fetched by it. */
    static void fetched(TenantTx tx, UUID id) {
        tx.query("update file_link set fetched = fetched + 1 where id = :id")
                .bind("id", id)
                .execute();
    }
}
