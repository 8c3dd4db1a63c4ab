package org.preau.files;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.sql.Database;
import org.preau.web.Desk;

/**
 * Puts a file, or a folder with all that is in it, into the trash. Only the state of the node
 * itself ends: what lies below is out of reach with it, and comes back with it.
 */
final class RemoveNode {

    private final Database database;

    RemoveNode(Database database) {
        this.database = database;
    }

    Outcome run(Desk desk, FilePath path, Terms terms) {
        return database.write(
                desk.tenancy(), tx -> remove(Change.begin(tx, desk.actor()), path, terms));
    }

    private static Outcome remove(Change change, FilePath path, Terms terms) {
        Trail trail = Tree.walk(change.tx(), path);
        if (path.isRoot()) {
            return new Outcome.NotThat();
        }
        Terms.Judged judged = terms.judge(change);
        if (!judged.met()) {
            return new Outcome.Unmet();
        }
        if (trail.target().isEmpty()) {
            return new Outcome.Missing();
        }
        Optional<Lock> lock = inTheWay(judged, trail);
        if (lock.isPresent()) {
            return new Outcome.Locked(lock.get());
        }
        Node node = trail.target().get();
        drop(change, node, Change.Ended.DELETED);
        return new Outcome.Done(node, false);
    }

    /** What keeps a node from leaving its folder, with all that is below it. */
    static Optional<Lock> inTheWay(Terms.Judged judged, Trail trail) {
        List<UUID> above = trail.idsAbove();
        Optional<Lock> folder = judged.inTheWay(above);
        return folder.isPresent() ? folder : judged.inTheWayOfAll(trail.ids());
    }

    static void drop(Change change, Node node, Change.Ended how) {
        change.close(node, how);
        Lock.dropWithin(change.tx(), node.nodeId());
    }
}
