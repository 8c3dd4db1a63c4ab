package org.preau.files;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.base.Ids;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/**
 * Puts a folder back to how it was at a moment, with all that is below it. It says first what it
 * will do. Nothing is lost by it: what has come since goes to the trash, what is replaced stays as
 * a version, and the folder can be put back to the moment before.
 */
final class PutFolderBack {

    /**
     * What it takes.
     *
     * @param returning what is not there any more, and comes back
     * @param copied the same of what lies elsewhere in the space now: it stays there too
     * @param older what takes its former bytes, name or place again, as it was
     * @param leaving what was not there, and goes to the trash; folders with all that is in them
     * @param now the same nodes as {@code older}, as they are
     */
    record Plan(
            List<Node> returning,
            List<Node> copied,
            List<Node> older,
            List<Node> leaving,
            Map<UUID, Node> now) {

        boolean isNothing() {
            return returning.isEmpty() && copied.isEmpty() && older.isEmpty() && leaving.isEmpty();
        }
    }

    /** How it went. */
    sealed interface Ran {}

    /**
     * Done.
     *
     * @param before the last moment at which the folder was as it was
     */
    record Back(Plan plan, Instant before) implements Ran {}

    /** There is no such folder. */
    record Missing() implements Ran {}

    /** Somebody has a document in it open. */
    record Locked(Lock lock) implements Ran {}

    private final Database database;

    PutFolderBack(Database database) {
        this.database = database;
    }

    /** What it would do. */
    static Plan plan(TenantTx tx, UUID folder, Instant moment) {
        Map<UUID, Node> now = byId(History.below(tx, folder));
        Map<UUID, Node> then = byId(History.below(tx, folder, moment));
        List<Node> returning = new ArrayList<>();
        List<Node> copied = new ArrayList<>();
        List<Node> older = new ArrayList<>();
        for (Node was : then.values()) {
            Node is = now.get(was.nodeId());
            if (is == null) {
                boolean elsewhere = Tree.find(tx, was.nodeId()).isPresent();
                (elsewhere ? copied : returning).add(was);
            } else if (!alike(was, is)) {
                older.add(was);
            }
        }
        Set<UUID> going = new HashSet<>(now.keySet());
        going.removeAll(then.keySet());
        List<Node> leaving =
                new ArrayList<>(
                        now.values().stream()
                                .filter(it -> going.contains(it.nodeId()))
                                .filter(it -> !going.contains(it.parentId()))
                                .toList());
        for (Node was : returning) {
            // What came into a folder before it was thrown away would come back with it.
            Tree.children(tx, was.nodeId()).stream()
                    .filter(it -> !then.containsKey(it.nodeId()))
                    .forEach(leaving::add);
        }
        return new Plan(returning, copied, older, leaving, now);
    }

    private static Map<UUID, Node> byId(List<Node> nodes) {
        Map<UUID, Node> all = new LinkedHashMap<>();
        nodes.forEach(it -> all.put(it.nodeId(), it));
        return all;
    }

    private static boolean alike(Node one, Node other) {
        return one.name().equals(other.name())
                && one.parentId().equals(other.parentId())
                && Objects.equals(one.sha256(), other.sha256());
    }

    Ran run(Desk desk, UUID folder, Instant moment) {
        return database.write(
                desk.tenancy(), tx -> put(Change.begin(tx, desk.actor()), desk, folder, moment));
    }

    private static Ran put(Change change, Desk desk, UUID folder, Instant moment) {
        Optional<Trail> trail =
                Tree.find(change.tx(), folder).filter(it -> it.nodes().getLast().folder());
        if (trail.isEmpty()) {
            return new Missing();
        }
        Optional<Lock> lock = Terms.NONE.judge(change).inTheWayOfAll(trail.get().ids());
        if (lock.isPresent()) {
            return new Locked(lock.get());
        }
        Plan plan = plan(change.tx(), folder, moment);
        if (!plan.isNothing()) {
            carryOut(change, plan);
            AuditLog.note(
                    change.tx(),
                    desk.actor(),
                    "file.put-back",
                    trail.get().path().toString(),
                    Map.of("moment", moment.toString()));
        }
        return new Back(plan, change.at().minusNanos(1_000));
    }

    /**
     * First everything leaves its place, then everything takes its own: no two want one at once.
     */
    private static void carryOut(Change change, Plan plan) {
        plan.leaving().forEach(it -> RemoveNode.drop(change, it, Change.Ended.DELETED));
        for (Node was : plan.older()) {
            change.close(
                    Objects.requireNonNull(plan.now().get(was.nodeId())), Change.Ended.CHANGED);
        }
        Map<UUID, UUID> copies = new HashMap<>();
        plan.copied().forEach(it -> copies.put(it.nodeId(), Ids.next()));
        for (Node was : plan.returning()) {
            // What was below a folder that was thrown away kept its state, and comes with it.
            Optional<Node> hidden = state(change.tx(), was.nodeId());
            if (hidden.isEmpty()) {
                open(change, was, was.nodeId(), copies);
            } else if (!alike(hidden.get(), was)) {
                change.close(hidden.get(), Change.Ended.CHANGED);
                open(change, was, was.nodeId(), copies);
            }
        }
        for (Node was : plan.copied()) {
            open(change, was, Objects.requireNonNull(copies.get(was.nodeId())), copies);
        }
        for (Node was : plan.older()) {
            open(change, was, was.nodeId(), copies);
        }
    }

    private static Optional<Node> state(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select node_id, parent_id, name, folder, sha256, bytes, properties, from_at, made_at, modified_at, by_name
                          from file_state
                         where node_id = :id
                           and until_at is null
                        """)
                .bind("id", id)
                .first(Node.class);
    }

    private static void open(Change change, Node was, UUID id, Map<UUID, UUID> copies) {
        UUID parent = copies.getOrDefault(was.parentId(), was.parentId());
        Node node =
                new Node(
                        id,
                        parent,
                        was.name(),
                        was.folder(),
                        was.sha256(),
                        was.bytes(),
                        was.properties(),
                        was.fromAt(),
                        was.madeAt(),
                        was.modifiedAt(),
                        was.byName());
        RestoreNode.again(change, node);
    }
}
