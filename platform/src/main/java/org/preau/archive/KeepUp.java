package org.preau.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.preau.backup.vault.Collected;
import org.preau.backup.vault.Ladder;
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.Vault;
import org.preau.base.TenantId;
import org.preau.jobs.JobKind;
import org.preau.jobs.Jobs;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancy;
import org.preau.text.Dates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has snapshots follow what associations do: some minutes after the last change, and no later than
 * a quarter of an hour after the first. Only those that changed cost anything. The night after,
 * what the ladder does not keep goes, and the room it took.
 */
public final class KeepUp {

    /** The recurring job that looks who changed. */
    public static final String NAME = "snapshots-due";

    /** How often it looks. */
    public static final Duration PAUSE = Duration.ofMinutes(1);

    /** Data of a job that needs none. */
    public record Nothing(String why) {}

    /** Takes a snapshot of one association. */
    public static final JobKind<Nothing> FOLLOW = new JobKind<>("snapshot-follow", Nothing.class);

    /** Forgets what the ladder does not keep. */
    public static final JobKind<Nothing> THIN = new JobKind<>("snapshot-thin", Nothing.class);

    private static final Logger LOG = LoggerFactory.getLogger(KeepUp.class);
    private static final Duration QUIET = Duration.ofMinutes(3);
    private static final Duration AT_MOST = Duration.ofMinutes(15);
    private static final Duration GRACE = Duration.ofDays(1);
    private static final LocalTime NIGHT = LocalTime.of(2, 0);
    private static final int NIGHT_MINUTES = 180;

    private final Database database;
    private final Jobs jobs;
    private final Vaults vaults;
    private final TakeSnapshot take;
    private final Words words;
    private final Clock clock;

    public KeepUp(
            Database database,
            Jobs jobs,
            Vaults vaults,
            TakeSnapshot take,
            Words words,
            Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.vaults = vaults;
        this.take = take;
        this.words = words;
        this.clock = clock;
    }

    /** Once for a server, before its jobs start. */
    public void register() {
        jobs.register(FOLLOW, (tenancy, _) -> follow(tenancy));
        jobs.register(THIN, (tenancy, _) -> thin(tenancy));
        jobs.every(NAME, PAUSE, this::due);
    }

    /**
     * Schedules a snapshot for each association that changed and has been quiet since; not of one
     * that is still on its way here, whose versions of before come first.
     */
    int due() {
        Instant now = clock.instant();
        return database.operator(
                "see which associations changed",
                tx -> {
                    List<TenantId> due =
                            tx.query(
                                            """
                                            select tenant_id
                                              from change_mark
                                             where not exists (select
                                                                 from tenant t
                                                                where t.tenant_id = change_mark.tenant_id
                                                                  and t.state = 'deleted'
                                                                  and t.state_before is null)
                                             group by tenant_id
                                            having max(at) < :quiet or min(at) < :longest
                                             order by min(at)
                                            """)
                                    .bind("quiet", now.minus(QUIET))
                                    .bind("longest", now.minus(AT_MOST))
                                    .list(TenantId.class);
                    due.forEach(tenant ->
                            jobs.schedule(tx, tenant, FOLLOW, "now", new Nothing(""), now));
                    return due.size();
                });
    }

    /**
     * Takes one, unless others fill the room or one of its own is under way: then it is due a
     * minute later as well.
     */
    void follow(Tenancy tenancy) {
        if (!take.hasRoom(tenancy)) {
            return;
        }
        try {
            TakeSnapshot.Taken taken =
                    take.run(
                            tenancy,
                            Reason.CHANGE,
                            Words.PLATFORM,
                            words.of(tenancy.tenant(), Reason.CHANGE),
                            Progress.SILENT);
            if (taken.made()) {
                database.write(
                        tenancy,
                        tx -> {
                            jobs.schedule(tx, THIN, "night", new Nothing(""), night());
                            return 0;
                        });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Some minute of the night to come: not all associations at once. */
    private Instant night() {
        ZonedDateTime now = clock.instant().atZone(Dates.PARIS);
        ZonedDateTime next = now.with(NIGHT);
        ZonedDateTime night = next.isAfter(now) ? next : next.plusDays(1);
        return night.plusMinutes(ThreadLocalRandom.current().nextInt(NIGHT_MINUTES)).toInstant();
    }

    /** Forgets what the ladder does not keep, and gives back the room it took. */
    void thin(Tenancy tenancy) {
        Vault vault = vaults.of(tenancy.tenant());
        try {
            List<Long> gone = vault.thin(Ladder.USUAL, clock.instant(), Dates.PARIS);
            Collected collected = vault.collect(GRACE, Progress.SILENT);
            LOG.atInfo()
                    .addKeyValue("association", tenancy.tenant())
                    .addKeyValue("forgotten", gone.size())
                    .addKeyValue("collected", collected)
                    .log("snapshots thinned");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
