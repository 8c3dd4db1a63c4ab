package org.preau.template;

import java.util.Map;
import java.util.Optional;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/** Gives visitors the theme's own template again. What was written stays in the versions. */
final class TakeThemeBack {

    private final Database database;

    TakeThemeBack(Database database) {
        this.database = database;
    }

    /** What is there now; empty when there was nothing to take back. */
    Optional<Stored> run(Desk desk, String name) {
        return database.write(
                desk.tenancy(),
                tx ->
                        TemplateRows.find(tx, name)
                                .filter(it -> it.published() != null || it.draft() != null)
                                .flatMap(before -> back(tx, desk, name)));
    }

    private static Optional<Stored> back(TenantTx tx, Desk desk, String name) {
        Stored before = TemplateRows.locked(tx, name);
        TemplateRows.publish(tx, before, null, "", desk.actor().name());
        tx.siteChanged();
        AuditLog.note(tx, desk.actor(), "template.reset", name, Map.of());
        return TemplateRows.find(tx, name);
    }
}
