package org.preau.redirect;

import java.util.Map;
import java.util.Optional;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.web.Desk;

/** An old address leads nowhere any more: who follows it is told that there is nothing. */
public final class RemoveRedirect {

    private final Database database;

    public RemoveRedirect(Database database) {
        this.database = database;
    }

    /**
     * @return where it led; empty when it led nowhere
     */
    Optional<OldPath> run(Desk desk, String path) {
        return database.write(
                desk.tenancy(),
                tx -> {
                    Optional<OldPath> there = OldPaths.find(tx, path);
                    there.ifPresent(one -> {
                        OldPaths.delete(tx, path);
                        AuditLog.note(
                                tx,
                                desk.actor(),
                                "redirect.removed",
                                path,
                                Map.of("title", one.title()));
                    });
                    return there;
                });
    }
}
