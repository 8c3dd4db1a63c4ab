package org.preau.files;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.preau.jobs.JobKind;
import org.preau.jobs.Jobs;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;

/**
 * Takes away what nobody sent on with for a week, and parts that a crash left without a row. One
 * job a day and association at most, scheduled when a file is announced: nothing runs where nothing
 * comes.
 */
final class SweepPartials {

    /** The day it is for. */
    record Due(String day) {}

    static final JobKind<Due> KIND = new JobKind<>("file-parts-sweep", Due.class);

    /** How long what has arrived waits for the rest. */
    static final Duration PATIENCE = Duration.ofDays(7);

    private final Database database;
    private final Jobs jobs;
    private final PartShelf shelf;
    private final Clock clock;

    SweepPartials(Database database, Jobs jobs, PartShelf shelf, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.shelf = shelf;
        this.clock = clock;
    }

    /** Sees to it that what comes now and is never finished is looked at in time. */
    void later(TenantTx tx) {
        Instant at = clock.instant().plus(PATIENCE).truncatedTo(ChronoUnit.DAYS);
        Instant next = at.plus(1, ChronoUnit.DAYS);
        jobs.schedule(tx, KIND, next.toString(), new Due(next.toString()), next);
    }

    /** The job; how many files on their way were given up. */
    int run(Tenancy tenancy) {
        Instant before = clock.instant().minus(PATIENCE);
        int gone =
                database.write(
                        tenancy,
                        tx -> {
                            int count = PartialFiles.forget(tx, before).size();
                            if (!PartialFiles.all(tx).isEmpty()) {
                                later(tx);
                            }
                            return count;
                        });
        Set<UUID> left = new HashSet<>(database.read(tenancy, PartialFiles::all));
        shelf.keepOnly(tenancy.tenant(), left, before);
        return gone;
    }
}
