package org.preau.files;

import java.util.Optional;
import java.util.UUID;
import org.preau.sql.Database;
import org.preau.web.Desk;

/** Gives what a person chose on a page another name or folder; nothing is ever replaced by it. */
final class RelocateNode {

    private final Database database;

    RelocateNode(Database database) {
        this.database = database;
    }

    Outcome rename(Desk desk, UUID id, FileName name) {
        return database.write(
                desk.tenancy(),
                tx -> {
                    Change change = Change.begin(tx, desk.actor());
                    Optional<Trail> trail = Tree.find(tx, id);
                    return trail.isEmpty()
                            ? new Outcome.Missing()
                            : go(change, trail.get(), trail.get().path().parent(), name);
                });
    }

    Outcome move(Desk desk, UUID id, UUID folder) {
        return database.write(
                desk.tenancy(),
                tx -> {
                    Change change = Change.begin(tx, desk.actor());
                    Optional<Trail> trail = Tree.find(tx, id);
                    Optional<Trail> goal = Tree.find(tx, folder);
                    if (trail.isEmpty() || trail.get().path().isRoot()) {
                        return new Outcome.Missing();
                    }
                    return goal.isEmpty() || !goal.get().nodes().getLast().folder()
                            ? new Outcome.NoFolder()
                            : go(change, trail.get(), goal.get().path(), trail.get().path().name());
                });
    }

    private static Outcome go(Change change, Trail from, FilePath folder, FileName name) {
        if (from.path().isRoot()) {
            return new Outcome.NotThat();
        }
        Optional<FilePath> to = folder.child(name);
        if (to.isEmpty()) {
            return new Outcome.TooDeep();
        }
        return to.get().equals(from.path())
                ? new Outcome.Done(from.nodes().getLast(), false)
                : MoveNode.move(change, from.path(), to.get(), false, Terms.NONE);
    }
}
