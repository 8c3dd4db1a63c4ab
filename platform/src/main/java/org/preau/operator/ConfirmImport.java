package org.preau.operator;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.base.TenantId;
import org.preau.jobs.Jobs;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.TenantDirectory;
import org.preau.web.Actor;

/** Has the ready lines of a previewed file opened, by a job. Sent twice, it runs once. */
final class ConfirmImport {

    private final Database database;
    private final Jobs jobs;
    private final TenantDirectory directory;

    ConfirmImport(Database database, Jobs jobs, TenantDirectory directory) {
        this.database = database;
        this.jobs = jobs;
        this.directory = directory;
    }

    /** Whether there is such a file. */
    boolean run(Actor actor, UUID id) {
        return database.operator(
                "begin to open a file of associations", tx -> confirm(tx, actor, id));
    }

    private boolean confirm(OperatorTx tx, Actor actor, UUID id) {
        Optional<Imports.Import> found = Imports.one(tx, id);
        int begun =
                tx.query(
                                """
                                update csv_import
                                   set state = 'running'
                                 where id = :id
                                   and state = 'preview'
                                """)
                        .bind("id", id)
                        .execute();
        if (begun == 1) {
            TenantId portal = directory.portal().id();
            AuditLog.note(
                    tx,
                    portal,
                    actor,
                    "import.confirmed",
                    found.map(Imports.Import::fileName).orElse(""),
                    Map.of());
            jobs.schedule(
                    tx,
                    portal,
                    RunImport.KIND,
                    id.toString(),
                    new RunImport.ToRun(id),
                    Instant.now());
        }
        return found.isPresent();
    }
}
