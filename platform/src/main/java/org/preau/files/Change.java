package org.preau.files;

import java.time.Instant;
import java.util.UUID;
import org.preau.sql.TenantTx;
import org.preau.web.Actor;

/**
 * A change of one association's file space, alone in it: until the transaction ends, nobody else
 * changes anything there. States are closed and opened, never overwritten.
 */
final class Change {

    private final TenantTx tx;
    private final Actor who;
    private final Instant at;

    private Change(TenantTx tx, Actor who, Instant at) {
        this.tx = tx;
        this.who = who;
        this.at = at;
    }

    /**
     * Waits for its turn. The time is PostgreSQL's, read once the turn has come, so that the states
     * of a node follow one another whichever server writes them.
     */
    static Change begin(TenantTx tx, Actor who) {
        Instant at =
                tx.query(
                                """
                                select clock_timestamp()
                                  from (select pg_advisory_xact_lock(hashtextextended(:key, 36))) locked
                                """)
                        .bind("key", tx.tenant().toString())
                        .one(Instant.class);
        return new Change(tx, who, at);
    }

    TenantTx tx() {
        return tx;
    }

    Actor who() {
        return who;
    }

    /** When it takes place. */
    Instant at() {
        return at;
    }

    /** Something that was not there. */
    void open(Node node) {
        tx.query(
                        """
                        insert into file_state (node_id, from_at, parent_id, name, folder, sha256, bytes, properties, made_at, modified_at, by_id, by_name)
                        values (:node, :from, :parent, :name, :folder, :sha256, :bytes, cast(:properties as jsonb), :made, :modified, :by, :by_name)
                        """)
                .bind("node", node.nodeId())
                .bind("from", node.fromAt())
                .bind("parent", node.parentId())
                .bind("name", node.name())
                .bind("folder", node.folder())
                .bind("sha256", node.sha256())
                .bind("bytes", node.bytes())
                .bind("properties", node.properties())
                .bind("made", node.madeAt())
                .bind("modified", node.modifiedAt())
                .bind("by", who.id())
                .bind("by_name", who.name())
                .execute();
    }

    /** A new file or folder. */
    Node made(
            UUID id,
            UUID parent,
            String name,
            boolean folder,
            @org.jspecify.annotations.Nullable String sha256,
            long bytes,
            String properties) {
        Node node =
                new Node(
                        id,
                        parent,
                        name,
                        folder,
                        sha256,
                        bytes,
                        properties,
                        at,
                        at,
                        at,
                        who.name());
        open(node);
        return node;
    }

    /**
     * What there was is otherwise from now on.
     *
     * @param next the same node with what has changed
     */
    Node turn(Node before, Node next) {
        Instant when = close(before, Ended.CHANGED);
        Node now =
                new Node(
                        next.nodeId(),
                        next.parentId(),
                        next.name(),
                        next.folder(),
                        next.sha256(),
                        next.bytes(),
                        next.properties(),
                        when,
                        next.madeAt(),
                        next.modifiedAt(),
                        who.name());
        open(now);
        return now;
    }

    /** How a state ends. */
    enum Ended {
        /** Another state of the same node follows. */
        CHANGED,
        /** It goes to the trash. */
        DELETED,
        /** It became a version of the file that it was moved over. */
        MERGED
    }

    /** Ends the state of a node; when that is. Two states never begin at the same moment. */
    Instant close(Node node, Ended how) {
        Instant when = at.isAfter(node.fromAt()) ? at : node.fromAt().plusNanos(1_000);
        tx.query(
                        """
                        update file_state
                           set until_at = :at, ended = :how, ended_by = :by
                         where node_id = :node
                           and until_at is null
                        """)
                .bind("at", when)
                .bind("how", how)
                .bind("by", who.name())
                .bind("node", node.nodeId())
                .execute();
        return when;
    }
}
