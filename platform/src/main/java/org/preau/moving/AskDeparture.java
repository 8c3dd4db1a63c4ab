package org.preau.moving;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.jobs.Jobs;
import org.preau.sql.Database;
import org.preau.web.Desk;

/** Has a job make a site into a file. Asked twice under one identifier, it is made once. */
final class AskDeparture {

    /** How long the file waits for whoever asked for it. */
    static final Duration KEPT = Duration.ofDays(7);

    private final Database database;
    private final Jobs jobs;
    private final Clock clock;

    AskDeparture(Database database, Jobs jobs, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
    }

    UUID run(Desk desk, UUID id, Departure.Form form) {
        return database.write(
                desk.tenancy(),
                tx -> {
                    Instant until = clock.instant().plus(KEPT);
                    if (Departure.insert(tx, id, form, desk.actor().name(), until)) {
                        AuditLog.note(tx, desk.actor(), "departure.asked", form.word(), Map.of());
                        MovingJobs.departure(jobs, tx, id, clock.instant());
                        MovingJobs.forget(jobs, tx, id, until);
                    }
                    return id;
                });
    }
}
