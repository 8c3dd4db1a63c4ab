package org.preau.files;

import java.util.Optional;
import java.util.UUID;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/**
 * Brings something back from the trash, a folder with all that was in it: to where it lay, or to
 * the root where that folder is gone; under its name, or another where that is taken.
 */
final class RestoreNode {

    private static final int MOST_TRIES = 1_000;

    private final Database database;

    RestoreNode(Database database) {
        this.database = database;
    }

    Outcome run(Desk desk, UUID id) {
        return database.write(desk.tenancy(), tx -> restore(Change.begin(tx, desk.actor()), id));
    }

    private static Outcome restore(Change change, UUID id) {
        Optional<Node> found = History.trashed(change.tx(), id);
        if (found.isEmpty()) {
            return new Outcome.Missing();
        }
        Node node = found.get();
        UUID folder =
                Tree.find(change.tx(), node.parentId())
                        .flatMap(Trail::target)
                        .filter(Node::folder)
                        .map(Node::nodeId)
                        .orElse(Node.ROOT_ID);
        Node back = again(change, node.at(folder, free(change.tx(), folder, node.name())));
        return new Outcome.Done(back, true);
    }

    /** The same node, from now on. */
    static Node again(Change change, Node node) {
        Node now =
                new Node(
                        node.nodeId(),
                        node.parentId(),
                        node.name(),
                        node.folder(),
                        node.sha256(),
                        node.bytes(),
                        node.properties(),
                        change.at(),
                        node.madeAt(),
                        node.modifiedAt(),
                        change.who().name());
        change.open(now);
        return now;
    }

    /** A name that nothing has in a folder: this one, or with a number behind it. */
    static String free(TenantTx tx, UUID folder, String name) {
        FileName wanted = new FileName(name);
        for (int i = 2; i < MOST_TRIES; i++) {
            String tried = i == 2 ? name : wanted.beside(" (" + (i - 1) + ")").value();
            if (Tree.child(tx, folder, tried).isEmpty()) {
                return tried;
            }
        }
        return wanted.beside(" " + org.preau.base.Ids.next()).value();
    }
}
