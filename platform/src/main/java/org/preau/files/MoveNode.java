package org.preau.files;

import java.util.Optional;
import org.preau.sql.Database;
import org.preau.web.Desk;

/**
 * Gives a file or folder another place or name. It stays itself: its versions go along. A file that
 * is moved over a file becomes a version of that one, as programs save; what else stands there goes
 * to the trash.
 */
final class MoveNode {

    private final Database database;

    MoveNode(Database database) {
        this.database = database;
    }

    /**
     * @param replace whether what is at {@code to} may be replaced
     */
    Outcome run(Desk desk, FilePath from, FilePath to, boolean replace, Terms terms) {
        return database.write(
                desk.tenancy(),
                tx -> move(Change.begin(tx, desk.actor()), from, to, replace, terms));
    }

    static Outcome move(Change change, FilePath from, FilePath to, boolean replace, Terms terms) {
        Trail source = Tree.walk(change.tx(), from);
        Trail goal = Tree.walk(change.tx(), to);
        Optional<Outcome> no = refused(change, source, goal, replace, terms);
        if (no.isPresent()) {
            return no.get();
        }
        Node node = source.target().orElseThrow();
        Optional<Node> there = goal.target();
        if (there.isPresent() && !there.get().folder() && !node.folder()) {
            RemoveNode.drop(change, node, Change.Ended.MERGED);
            Node next = there.get().holding(node.sha256(), node.bytes(), node.modifiedAt());
            return new Outcome.Done(change.turn(there.get(), next), false);
        }
        there.ifPresent(it -> RemoveNode.drop(change, it, Change.Ended.DELETED));
        Lock.dropWithin(change.tx(), node.nodeId());
        Node moved = node.at(goal.parent().orElseThrow().nodeId(), to.name().value());
        return new Outcome.Done(change.turn(node, moved), there.isEmpty());
    }

    private static Optional<Outcome> refused(
            Change change, Trail source, Trail goal, boolean replace, Terms terms) {
        if (source.path().isRoot() || goal.path().isRoot()) {
            return Optional.of(new Outcome.NotThat());
        }
        if (goal.path().isWithin(source.path()) || source.path().isWithin(goal.path())) {
            return Optional.of(new Outcome.IntoItself());
        }
        Terms.Judged judged = terms.judge(change);
        if (source.target().isEmpty()) {
            return Optional.of(new Outcome.Missing());
        }
        Optional<Outcome> no = Arrival.refused(change, judged, source, goal, replace);
        if (no.isPresent()) {
            return no;
        }
        return RemoveNode.inTheWay(judged, source).map(Outcome.Locked::new);
    }
}
