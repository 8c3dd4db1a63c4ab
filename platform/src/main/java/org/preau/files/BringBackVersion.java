package org.preau.files;

import java.util.Optional;
import java.util.UUID;
import org.preau.sql.Database;
import org.preau.web.Desk;

/** Gives a file the bytes again that it had: one version more, so that this too can be undone. */
final class BringBackVersion {

    private final Database database;

    BringBackVersion(Database database) {
        this.database = database;
    }

    Outcome run(Desk desk, UUID file, int number) {
        return database.write(
                desk.tenancy(), tx -> back(Change.begin(tx, desk.actor()), file, number));
    }

    private static Outcome back(Change change, UUID file, int number) {
        Optional<Trail> trail = Tree.find(change.tx(), file);
        Optional<History.Version> version = History.version(change.tx(), file, number);
        if (trail.isEmpty() || version.isEmpty()) {
            return new Outcome.Missing();
        }
        Optional<Lock> lock = Terms.NONE.judge(change).inTheWay(trail.get().ids());
        if (lock.isPresent()) {
            return new Outcome.Locked(lock.get());
        }
        Node now = trail.get().nodes().getLast();
        Node next = now.holding(version.get().sha256(), version.get().bytes(), change.at());
        return new Outcome.Done(change.turn(now, next), false);
    }
}
