package org.preau.files;

import java.util.Optional;
import org.preau.base.Ids;
import org.preau.sql.Database;
import org.preau.web.Desk;

/** Makes a folder where nothing is. */
final class MakeFolder {

    private final Database database;

    MakeFolder(Database database) {
        this.database = database;
    }

    Outcome run(Desk desk, FilePath path, Terms terms) {
        return database.write(
                desk.tenancy(), tx -> make(Change.begin(tx, desk.actor()), path, terms));
    }

    static Outcome make(Change change, FilePath path, Terms terms) {
        Trail trail = Tree.walk(change.tx(), path);
        Optional<Node> parent = trail.parent();
        Terms.Judged judged = terms.judge(change);
        if (!judged.met()) {
            return new Outcome.Unmet();
        }
        if (trail.target().isPresent()) {
            return new Outcome.Taken();
        }
        if (parent.isEmpty()) {
            return new Outcome.NoFolder();
        }
        Optional<Lock> lock = judged.inTheWay(trail.idsAbove());
        if (lock.isPresent()) {
            return new Outcome.Locked(lock.get());
        }
        return new Outcome.Done(
                change.made(
                        Ids.next(),
                        parent.get().nodeId(),
                        path.name().value(),
                        true,
                        null,
                        0,
                        "{}"),
                true);
    }
}
