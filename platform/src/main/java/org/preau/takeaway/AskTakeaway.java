package org.preau.takeaway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.audit.AuditLog;
import org.preau.jobs.Jobs;
import org.preau.sql.Database;
import org.preau.web.Desk;

/**
 * Has a job put everything of an association into one archive. Asked twice under one identifier, it
 * is made once; while one is being made, no other is begun.
 */
final class AskTakeaway {

    /** How long an archive waits to be downloaded. */
    static final Duration KEPT = Duration.ofDays(7);

    private final Database database;
    private final Jobs jobs;
    private final Clock clock;

    AskTakeaway(Database database, Jobs jobs, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Asks.
     *
     * @return the archive's identifier: {@code id}, or that of the one which is under way
     */
    UUID run(Desk desk, UUID id, boolean history) {
        return database.write(
                desk.tenancy(),
                tx -> {
                    // One at a time: the second of two clicks waits here, and finds the first.
                    tx.query("select tenant_id from tenant for update").one(UUID.class);
                    Optional<UUID> there =
                            Takeaway.find(tx, id).map(Takeaway::id).or(() -> Takeaway.underWay(tx));
                    if (there.isPresent()) {
                        return there.get();
                    }
                    Instant until = clock.instant().plus(KEPT);
                    Takeaway.insert(tx, id, history, letterTo(desk), desk.actor().name(), until);
                    AuditLog.note(tx, desk.actor(), "takeaway.asked", "", Map.of());
                    TakeawayJobs.make(jobs, tx, id, clock.instant());
                    TakeawayJobs.forget(jobs, tx, id, until);
                    return id;
                });
    }

    private static @Nullable String letterTo(Desk desk) {
        return desk.who().map(person -> person.email().value()).orElse(null);
    }
}
