package org.preau.moving;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.jobs.Jobs;
import org.preau.moving.Arrival.State;
import org.preau.sql.Database;
import org.preau.web.Desk;

/** Has a site that was looked at come, by a job. Said twice, it comes once. */
final class ConfirmArrival {

    private final Database database;
    private final Jobs jobs;
    private final Clock clock;

    ConfirmArrival(Database database, Jobs jobs, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Whether there is such an arrival. */
    boolean run(Desk desk, UUID id) {
        return database.write(
                desk.tenancy(),
                tx -> {
                    if (Arrivals.move(tx, id, State.LOOKED, State.BRINGING)) {
                        String name = Arrivals.find(tx, id).map(Arrival::fileName).orElse("");
                        AuditLog.note(tx, desk.actor(), "arrival.confirmed", name, Map.of());
                        MovingJobs.arrival(jobs, tx, id, "bring", clock.instant());
                    }
                    return Arrivals.find(tx, id).isPresent();
                });
    }
}
