package org.preau.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.vault.CommitOutcome;
import org.preau.backup.vault.Note;
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.Source;
import org.preau.backup.vault.Version;
import org.preau.base.TenantId;
import org.preau.snapshot.Chapters;
import org.preau.snapshot.TreeSource;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a version of everything an association owns, from one consistent view of it. What did not
 * change is neither read nor written. May run again, and beside another one.
 */
public final class TakeSnapshot {

    private static final Logger LOG = LoggerFactory.getLogger(TakeSnapshot.class);

    /**
     * How many at once on this server: each holds a connection for as long as it lasts, and one of
     * a large association must leave room for others.
     */
    private static final Semaphore ROOM = new Semaphore(2, true);

    /**
     * One of each association at a time on this server: else one that is very large could take all
     * the room, its nightly snapshot beside one for its proof or its archive.
     */
    private static final Map<TenantId, Lock> OWN = new ConcurrentHashMap<>();

    private final Database database;
    private final Chapters chapters;
    private final ObjectStore objects;
    private final Vaults vaults;
    private final Clock clock;

    public TakeSnapshot(
            Database database, Chapters chapters, ObjectStore objects, Vaults vaults, Clock clock) {
        this.database = database;
        this.chapters = chapters;
        this.objects = objects;
        this.vaults = vaults;
        this.clock = clock;
    }

    /**
     * How it went.
     *
     * @param number of the version that has everything as it is
     * @param made whether it is a new one
     * @param items files in it
     * @param read of those, how many had to be read
     * @param bytes of those
     * @param problems files of the store that could not be had, and stay as the version before had
     *     them
     */
    public record Taken(
            long number, boolean made, long items, long read, long bytes, List<String> problems) {}

    /** What it saw of the database, to take away the marks of what is in it. */
    private record Seen(Taken taken, String snapshot) {}

    /**
     * Takes one.
     *
     * @param by who has it taken, as people call them
     * @param words why, for whoever reads the vault with git
     * @throws IOException if the vault's store fails; then there is no new version, and what
     *     changed is still known to be unsaved
     */
    public Taken run(Tenancy tenancy, Reason reason, String by, String words, Progress progress)
            throws IOException {
        Lock own = own(tenancy);
        own.lock();
        try {
            return alone(tenancy, reason, by, words, progress);
        } finally {
            own.unlock();
        }
    }

    private Taken alone(Tenancy tenancy, Reason reason, String by, String words, Progress progress)
            throws IOException {
        long begun = System.nanoTime();
        ROOM.acquireUninterruptibly();
        try {
            Seen seen = database.view(tenancy, tx -> commit(tx, reason, by, words, progress));
            database.write(tenancy, tx -> forget(tx, seen.snapshot()));
            said(tenancy, reason, seen.taken(), Duration.ofNanos(System.nanoTime() - begun));
            return seen.taken();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            ROOM.release();
        }
    }

    /**
     * Whether one more of that association would begin at once; for jobs, which come again instead
     * of waiting.
     */
    boolean hasRoom(Tenancy tenancy) {
        Lock own = own(tenancy);
        if (ROOM.availablePermits() == 0 || !own.tryLock()) {
            return false;
        }
        own.unlock();
        return true;
    }

    private static Lock own(Tenancy tenancy) {
        return OWN.computeIfAbsent(tenancy.tenant(), _ -> new ReentrantLock(true));
    }

    private Seen commit(TenantTx tx, Reason reason, String by, String words, Progress progress) {
        String snapshot = tx.query("select pg_current_snapshot()::text").one(String.class);
        TreeSource source = new TreeSource(tx, chapters, objects);
        Note note = new Note(by, "preau", Snapshot.message(reason, words), clock.instant());
        try {
            if (!tx.query("select true from site").exists()) {
                return new Seen(nothing(tx.tenant()), snapshot);
            }
            CommitOutcome outcome = vaults.of(tx.tenant()).commit(source, note, progress);
            List<String> problems = outcome.problems().stream().map(Source.Problem::path).toList();
            return new Seen(
                    switch (outcome) {
                        case CommitOutcome.Committed(long number, CommitOutcome.Figures it, _) ->
                                new Taken(
                                        number,
                                        true,
                                        it.items(),
                                        it.filesRead(),
                                        it.bytesRead(),
                                        problems);
                        case CommitOutcome.Unchanged(long number, _) ->
                                new Taken(number, false, 0, 0, 0, problems);
                    },
                    snapshot);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An association that waits for its rebuild has no row yet: a version of that would be the
     * newest of its vault, and the next rebuild would bring it back as nothing.
     */
    private Taken nothing(TenantId tenant) throws IOException {
        long newest =
                vaults.of(tenant).versions().stream().mapToLong(Version::number).max().orElse(0);
        return new Taken(newest, false, 0, 0, 0, List.of());
    }

    private static int forget(TenantTx tx, String snapshot) {
        return tx.query(
                        """
                        delete from change_mark
                         where pg_visible_in_snapshot(tx, cast(:snapshot as pg_snapshot))
                        """)
                .bind("snapshot", snapshot)
                .execute();
    }

    private static void said(Tenancy tenancy, Reason reason, Taken taken, Duration time) {
        LOG.atInfo()
                .addKeyValue("association", tenancy.tenant())
                .addKeyValue("reason", reason.word())
                .addKeyValue("version", taken.number())
                .addKeyValue("made", taken.made())
                .addKeyValue("items", taken.items())
                .addKeyValue("read", taken.read())
                .addKeyValue("bytes", taken.bytes())
                .addKeyValue("ms", time.toMillis())
                .log("snapshot");
        if (!taken.problems().isEmpty()) {
            LOG.atError()
                    .addKeyValue("association", tenancy.tenant())
                    .addKeyValue("files", taken.problems().size())
                    .addKeyValue("first", taken.problems().getFirst())
                    .log("files that the store does not give are not in the snapshot");
        }
    }
}
