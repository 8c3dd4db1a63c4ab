package org.preau.portal;

import java.time.Clock;
import org.preau.base.Ids;
import org.preau.base.TenantId;
import org.preau.jobs.JobKind;
import org.preau.jobs.Jobs;
import org.preau.sql.OperatorTx;
import org.preau.sql.TenantTx;

/**
 * Has the portal's directory follow an association: whoever changes what it says of itself, or
 * whether it is open, calls this in the same transaction.
 */
public final class PortalFollower {

    /** What the job is told: nothing, it reads how things stand when it runs. */
    record Changed() {}

    static final JobKind<Changed> KIND = new JobKind<>("portal.directory", Changed.class);

    private final Jobs jobs;
    private final Clock clock;

    public PortalFollower(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * The association of this transaction has changed. Each change has a job of its own: one that
     * is running already may have read what was before.
     */
    public void changed(TenantTx tx) {
        jobs.schedule(tx, KIND, Ids.next().toString(), new Changed(), clock.instant());
    }

    /** The same for an act of the operator on {@code association}. */
    public void changed(OperatorTx tx, TenantId association) {
        jobs.schedule(tx, association, KIND, Ids.next().toString(), new Changed(), clock.instant());
    }
}
