package org.preau.home;

import java.util.Map;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.web.Desk;

/** What was prepared becomes the home page that visitors see, or is given up. */
public final class PublishHome {

    private final Database database;

    public PublishHome(Database database) {
        this.database = database;
    }

    /** Visitors see it from now on. Nothing prepared: nothing happens. */
    HomePage publish(Desk desk) {
        return database.write(
                desk.tenancy(),
                tx -> {
                    if (HomePage.lock(tx).changed()) {
                        HomePage.publish(tx);
                        AuditLog.note(tx, desk.actor(), "home.published", "", Map.of());
                    }
                    return HomePage.read(tx);
                });
    }

    /** Puts aside what was prepared: it is again as visitors see it. */
    HomePage giveUp(Desk desk) {
        return database.write(
                desk.tenancy(),
                tx -> {
                    if (HomePage.lock(tx).changed()) {
                        HomePage.drop(tx);
                        AuditLog.note(tx, desk.actor(), "home.given-up", "", Map.of());
                    }
                    return HomePage.read(tx);
                });
    }

    /** Prepares what was public before, or given up last; it becomes public like any other. */
    HomePage takeFormer(Desk desk) {
        return database.write(
                desk.tenancy(),
                tx -> {
                    if (HomePage.lock(tx).former()) {
                        HomePage.takeFormer(tx);
                        AuditLog.note(tx, desk.actor(), "home.former", "", Map.of());
                    }
                    return HomePage.read(tx);
                });
    }
}
