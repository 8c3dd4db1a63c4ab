package org.preau.moving;

import java.time.Instant;
import java.util.UUID;
import org.preau.jobs.JobKind;
import org.preau.jobs.Jobs;
import org.preau.sql.TenantTx;

/** The jobs of this feature. */
final class MovingJobs {

    /** Which arrival or departure. */
    record ToDo(UUID id) {}

    static final JobKind<ToDo> ARRIVAL = new JobKind<>("arrival", ToDo.class);
    static final JobKind<ToDo> DEPARTURE = new JobKind<>("departure", ToDo.class);
    static final JobKind<ToDo> FORGET = new JobKind<>("moving-forget", ToDo.class);

    private MovingJobs() {}

    /**
     * @param step looking or bringing: each is a job of its own
     */
    static void arrival(Jobs jobs, TenantTx tx, UUID id, String step, Instant at) {
        jobs.schedule(tx, ARRIVAL, id + "/" + step, new ToDo(id), at);
    }

    static void departure(Jobs jobs, TenantTx tx, UUID id, Instant at) {
        jobs.schedule(tx, DEPARTURE, id.toString(), new ToDo(id), at);
    }

    static void forget(Jobs jobs, TenantTx tx, UUID id, Instant at) {
        jobs.schedule(tx, FORGET, id.toString(), new ToDo(id), at);
    }
}
