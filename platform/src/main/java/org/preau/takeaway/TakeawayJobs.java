package org.preau.takeaway;

import java.time.Instant;
import java.util.UUID;
import org.preau.jobs.JobKind;
import org.preau.jobs.Jobs;
import org.preau.sql.TenantTx;

/** The jobs of this feature. */
final class TakeawayJobs {

    /** Which archive. */
    record ToDo(UUID id) {}

    static final JobKind<ToDo> MAKE = new JobKind<>("takeaway", ToDo.class);
    static final JobKind<ToDo> FORGET = new JobKind<>("takeaway-forget", ToDo.class);
    static final JobKind<ToDo> BRING = new JobKind<>("takeaway-bring", ToDo.class);

    private TakeawayJobs() {}

    static void make(Jobs jobs, TenantTx tx, UUID id, Instant at) {
        jobs.schedule(tx, MAKE, id.toString(), new ToDo(id), at);
    }

    static void forget(Jobs jobs, TenantTx tx, UUID id, Instant at) {
        jobs.schedule(tx, FORGET, id.toString(), new ToDo(id), at);
    }

    static void bring(Jobs jobs, TenantTx tx, UUID id, Instant at) {
        jobs.schedule(tx, BRING, id.toString(), new ToDo(id), at);
    }
}
