package org.preau.files;

import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.sql.Database;
import org.preau.web.Desk;

/**
 * Makes a second one of a file, or of a folder with all that is in it. It takes no room: the bytes
 * are there. A file that is copied over a file becomes a version of that one; what else stands
 * there goes to the trash.
 */
final class CopyNode {

    private final Database database;

    CopyNode(Database database) {
        this.database = database;
    }

    /**
     * @param whole whether what is in a folder is copied too
     * @param replace whether what is at {@code to} may be replaced
     */
    Outcome run(
            Desk desk, FilePath from, FilePath to, boolean whole, boolean replace, Terms terms) {
        return database.write(
                desk.tenancy(),
                tx -> copy(Change.begin(tx, desk.actor()), from, to, whole, replace, terms));
    }

    private static Outcome copy(
            Change change,
            FilePath from,
            FilePath to,
            boolean whole,
            boolean replace,
            Terms terms) {
        Trail source = Tree.walk(change.tx(), from);
        Trail goal = Tree.walk(change.tx(), to);
        if (from.isRoot() || to.isRoot()) {
            return new Outcome.NotThat();
        }
        if ((whole && to.isWithin(from)) || from.isWithin(to)) {
            return new Outcome.IntoItself();
        }
        if (source.target().isEmpty()) {
            return new Outcome.Missing();
        }
        Optional<Outcome> no = Arrival.refused(change, terms.judge(change), source, goal, replace);
        return no.orElseGet(() -> copied(change, source.target().orElseThrow(), goal, whole));
    }

    private static Outcome copied(Change change, Node node, Trail goal, boolean whole) {
        Optional<Node> there = goal.target();
        if (there.isPresent() && !there.get().folder() && !node.folder()) {
            Node next = there.get().holding(node.sha256(), node.bytes(), node.modifiedAt());
            return new Outcome.Done(change.turn(there.get(), next), false);
        }
        there.ifPresent(it -> RemoveNode.drop(change, it, Change.Ended.DELETED));
        Node copy =
                change.made(
                        Ids.next(),
                        goal.parent().orElseThrow().nodeId(),
                        goal.path().name().value(),
                        node.folder(),
                        node.sha256(),
                        node.bytes(),
                        node.properties());
        if (node.folder() && whole) {
            below(change, node.nodeId(), copy.nodeId());
        }
        return new Outcome.Done(copy, there.isEmpty());
    }

    /** All that is in a folder, in one statement, however much it is. */
    private static void below(Change change, UUID from, UUID to) {
        change.tx()
                .query(
                        """
                        with recursive tree as (
                            select s.node_id, s.parent_id, s.name, s.folder, s.sha256, s.bytes, s.properties, s.modified_at
                              from file_state s
                             where s.parent_id = :from
                               and s.until_at is null
                             union all
                            select s.node_id, s.parent_id, s.name, s.folder, s.sha256, s.bytes, s.properties, s.modified_at
                              from tree t
                              join file_state s on s.parent_id = t.node_id and s.until_at is null
                        ), copies as materialized (
                            select node_id, gen_random_uuid() as copy_id
                              from tree
                        )
                        insert into file_state (node_id, from_at, parent_id, name, folder, sha256, bytes, properties, made_at, modified_at, by_id, by_name)
                        select c.copy_id, :at, coalesce(p.copy_id, :to), t.name, t.folder, t.sha256, t.bytes, t.properties, :at, t.modified_at, :by, :by_name
                          from tree t
                          join copies c on c.node_id = t.node_id
                          left join copies p on p.node_id = t.parent_id
                        """)
                .bind("from", from)
                .bind("to", to)
                .bind("at", change.at())
                .bind("by", change.who().id())
                .bind("by_name", change.who().name())
                .execute();
    }
}
