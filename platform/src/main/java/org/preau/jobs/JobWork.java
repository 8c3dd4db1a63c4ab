package org.preau.jobs;

import org.preau.tenancy.Tenancy;

/**
 * What a job does. May be called again after a failure or a crash, so a second run must change
 * nothing more. Blocking, on a virtual thread. An exception is logged and the job tried again
 * later.
 */
@FunctionalInterface
public interface JobWork<T> {
    void run(Tenancy tenancy, T data);
}
