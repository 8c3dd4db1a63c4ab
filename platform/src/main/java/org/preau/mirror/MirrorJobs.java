package org.preau.mirror;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import org.preau.audit.AuditLog;
import org.preau.base.TenantId;
import org.preau.jobs.JobKind;
import org.preau.jobs.Jobs;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Dates;
import org.preau.web.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the mirror runs: each night once the snapshots are thinned and proven, once a week
 * thoroughly; an hour later again if the stores did not answer. All ways lead to one job, of which
 * there is one for all servers: so it never runs twice at once.
 */
public final class MirrorJobs {

    /** What the job is told. */
    public record Nothing(String why) {}

    static final JobKind<Nothing> KIND = new JobKind<>("mirror-run", Nothing.class);

    /** How soon an erasure reaches the mirror, once it is done in the vault. */
    static final Duration ERASING = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(MirrorJobs.class);
    private static final Duration LOOK = Duration.ofMinutes(10);
    private static final Duration AGAIN = Duration.ofHours(1);
    private static final Duration WEEK = Duration.ofDays(7).minusHours(12);
    private static final LocalTime NIGHT = LocalTime.of(5, 0);
    private static final String ONLY = "run";

    private final Database database;
    private final Jobs jobs;
    private final TenantDirectory directory;
    private final MirrorPlace place;
    private final RunMirror run;
    private final EraseInMirror erase;
    private final TellLate late;
    private final Clock clock;

    MirrorJobs(
            Database database,
            Jobs jobs,
            TenantDirectory directory,
            MirrorPlace place,
            RunMirror run,
            EraseInMirror erase,
            TellLate late,
            Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.directory = directory;
        this.place = place;
        this.run = run;
        this.erase = erase;
        this.late = late;
        this.clock = clock;
    }

    /** Once for a server, before its jobs start. */
    void register() {
        jobs.register(KIND, (_, _) -> run());
        jobs.every("mirror-due", LOOK, this::due);
        jobs.every("mirror-late", LOOK, late::run);
        jobs.every("mirror-erasures", ERASING, () -> LOG.debug("erased: {}", erase.run()));
    }

    /** Schedules the run of this night, unless it was done; whether it did. */
    boolean due() {
        return place.isSet()
                && database.operator(
                        "see whether the mirror is due",
                        tx -> isDue(tx) && scheduled(tx, directory.portal().id()));
    }

    private boolean isDue(OperatorTx tx) {
        Instant now = clock.instant();
        Optional<Instant> whole = MirrorRuns.lastWhole(tx);
        Optional<Instant> tried = MirrorRuns.lastTry(tx);
        return whole.filter(it -> !it.isBefore(night(now))).isEmpty()
                && tried.filter(it -> it.isAfter(now.minus(AGAIN))).isEmpty();
    }

    /** The last moment at which a night's run begins. */
    static Instant night(Instant now) {
        ZonedDateTime here = now.atZone(Dates.PARIS);
        ZonedDateTime today = here.with(NIGHT);
        return (today.isAfter(here) ? today.minusDays(1) : today).toInstant();
    }

    private boolean scheduled(OperatorTx tx, TenantId portal) {
        jobs.schedule(tx, portal, KIND, ONLY, new Nothing(""), clock.instant());
        return true;
    }

    /** Has it run now, for an operator; false if there is no mirror. */
    boolean ask(Actor who) {
        return place.isSet()
                && database.operator(
                        "have the mirror run now",
                        tx -> {
                            TenantId portal = directory.portal().id();
                            AuditLog.note(tx, portal, who, "mirror.asked", "", Map.of());
                            return scheduled(tx, portal);
                        });
    }

    /** Runs it, as thoroughly as is due. */
    String run() {
        if (!place.isSet()) {
            return "";
        }
        Instant since = clock.instant().minus(WEEK);
        boolean thorough =
                database.operator("see when the mirror was thorough", MirrorRuns::lastThorough)
                        .filter(it -> it.isAfter(since))
                        .isEmpty();
        return run.run(thorough);
    }
}
