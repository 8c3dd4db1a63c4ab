package org.preau.files;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;

/**
 * A lock that holds now (RFC 4918 §6). It never outlives what it was taken on: what is moved or
 * deleted loses its locks, so the way to it stays as it was when the lock was taken.
 *
 * @param trail identifiers from the root to the node
 * @param deep whether it holds all that is below as well
 * @param owner as its holder says it, XML
 * @param byId the account that holds it
 */
record Lock(
        UUID token,
        UUID nodeId,
        List<String> trail,
        boolean deep,
        boolean exclusive,
        String owner,
        @Nullable UUID byId,
        String byName,
        Instant untilAt) {

    /** All that hold in this space; there are few, as each is a document that somebody has open. */
    static List<Lock> all(TenantTx tx) {
        return tx.query(
                        """
                        select token, node_id, trail, deep, exclusive, owner, by_id, by_name, until_at
                          from file_lock
                         where until_at > now()
                         order by token
                        """)
                .list(Lock.class);
    }

    /**
     * Whether it holds the node at the end of {@code ids}.
     *
     * @param ids from the root to the node
     */
    boolean covers(List<UUID> ids) {
        return !ids.isEmpty() && (ids.getLast().equals(nodeId) || (deep && ids.contains(nodeId)));
    }

    /** Whether it lies on {@code node} or below. */
    boolean isWithin(UUID node) {
        return trail.contains(node.toString());
    }

    /** Lets go of all locks on {@code node} and below. */
    static void dropWithin(TenantTx tx, UUID node) {
        tx.query(
                        """
                        delete from file_lock
                         where trail @> array[cast(:node as text)]
                        """)
                .bind("node", node.toString())
                .execute();
    }

    /** The token as it travels (RFC 4918 §6.5). */
    String uri() {
        return "urn:uuid:" + token;
    }

    static Optional<UUID> ofUri(String uri) {
        if (!uri.startsWith("urn:uuid:")) {
            return Optional.empty();
        }
        try {
            return Optional.of(org.preau.base.Ids.parse(uri.substring("urn:uuid:".length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Writes it down, for so long from now; those that are over go. */
    void keep(TenantTx tx, Duration length) {
        tx.query("delete from file_lock where until_at <= now()").execute();
        tx.query(
                        """
                        insert into file_lock (token, node_id, trail, deep, exclusive, owner, by_id, by_name, until_at)
                        values (:token, :node, :trail, :deep, :exclusive, :owner, :by, :by_name, now() + make_interval(secs => :length))
                        """)
                .bind("token", token)
                .bind("node", nodeId)
                .bind("trail", trail)
                .bind("deep", deep)
                .bind("exclusive", exclusive)
                .bind("owner", owner)
                .bind("by", byId)
                .bind("by_name", byName)
                .bind("length", (double) length.toSeconds())
                .execute();
    }

    /** It holds for so long from now. */
    void goOn(TenantTx tx, Duration length) {
        tx.query(
                        """
                        update file_lock
                           set until_at = now() + make_interval(secs => :length)
                         where token = :token
                        """)
                .bind("length", (double) length.toSeconds())
                .bind("token", token)
                .execute();
    }

    void drop(TenantTx tx) {
        tx.query("delete from file_lock where token = :token").bind("token", token).execute();
    }
}
