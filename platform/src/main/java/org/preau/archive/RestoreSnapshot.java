package org.preau.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.preau.audit.AuditLog;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.vault.NoSuchVersion;
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.Vault;
import org.preau.snapshot.Chapters;
import org.preau.snapshot.Counts;
import org.preau.snapshot.Delta;
import org.preau.snapshot.RestoreObjects;
import org.preau.snapshot.RestoreTree;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;
import org.preau.web.Actor;

/**
 * Makes an association what it was at a snapshot, wholly or in part. First a snapshot is taken, so
 * that nothing is lost and all of it can be undone; then files come back, then rows, in one
 * transaction; then another snapshot is taken. Touches nobody else, may exceed the quota, and
 * leaves out what was erased for good since.
 */
public final class RestoreSnapshot {

    /** How often it begins anew when somebody writes meanwhile. */
    private static final int TRIES = 5;

    /** What it stands on. */
    public record Ground(
            Database database,
            Chapters chapters,
            ObjectStore objects,
            Vaults vaults,
            TakeSnapshot take,
            Path work,
            List<Afterwards> afterwards) {

        /** Copies the list. */
        public Ground {
            afterwards = List.copyOf(afterwards);
        }
    }

    /** What follows from rows that came back, in their transaction: plans, copies elsewhere. */
    @FunctionalInterface
    public interface Afterwards {
        void restored(TenantTx tx);
    }

    /** How it went. */
    public sealed interface Outcome {}

    /**
     * It is done.
     *
     * @param before the snapshot that undoes it
     * @param after the snapshot of what is there now
     * @param counts by chapter
     * @param files that the store had no longer
     */
    public record Restored(long before, long after, Map<String, Counts> counts, int files)
            implements Outcome {}

    /** There is no such snapshot. */
    public record Unknown(long version) implements Outcome {}

    /** Somebody was writing all the time; nothing was changed. */
    public record Busy() implements Outcome {}

    private final Ground ground;
    private final RestoreTree restore;

    public RestoreSnapshot(Ground ground) {
        this.ground = ground;
        this.restore = new RestoreTree(ground.chapters());
    }

    /** Who has it done, and in which words a snapshot before it and one after it are called. */
    public record Who(Actor actor, String beforeWords, String afterWords) {}

    /**
     * Says what would be done, compared with the newest snapshot, which is taken now if something
     * changed since.
     *
     * @return counts by chapter; empty if there is no such snapshot
     */
    public Optional<Map<String, Counts>> plan(Tenancy tenancy, Who who, long version, Wish wish)
            throws IOException {
        if (ground.vaults().snapshot(tenancy.tenant(), version).isEmpty()) {
            return Optional.empty();
        }
        long now = taken(tenancy, Reason.CHANGE, who, who.beforeWords());
        return Optional.of(
                ground.database()
                        .view(tenancy, tx -> restore.byChapter(delta(tx, now, version, wish))));
    }

    /**
     * Does it.
     *
     * @param progress told how many rows are done
     * @throws IOException if the vault or the store fails; then no row was changed
     */
    public Outcome run(Tenancy tenancy, Who who, long version, Wish wish, LongConsumer progress)
            throws IOException {
        if (ground.vaults().snapshot(tenancy.tenant(), version).isEmpty()) {
            return new Unknown(version);
        }
        try {
            for (int attempt = 0; attempt < TRIES; attempt++) {
                Optional<Restored> done = attempt(tenancy, who, version, wish, progress);
                if (done.isPresent()) {
                    return done.get();
                }
            }
            return new Busy();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Optional<Restored> attempt(
            Tenancy tenancy, Who who, long version, Wish wish, LongConsumer progress)
            throws IOException {
        long before = taken(tenancy, Reason.BEFORE_RESTORE, who, who.beforeWords());
        Delta delta = ground.database().view(tenancy, tx -> delta(tx, before, version, wish));
        int files =
                new RestoreObjects(ground.objects(), ground.work())
                        .run(tenancy.tenant(), delta, tree(tenancy, version));
        boolean done =
                ground.database()
                        .together(
                                tenancy,
                                true,
                                tx -> rows(tx, who.actor(), version, delta, progress));
        if (!done) {
            return Optional.empty();
        }
        long after = taken(tenancy, Reason.RESTORED, who, who.afterWords());
        return Optional.of(new Restored(before, after, restore.byChapter(delta), files));
    }

    /** False if somebody has written since the snapshot: it would be lost without a trace. */
    private boolean rows(
            TenantTx tx, Actor actor, long version, Delta delta, LongConsumer progress) {
        if (tx.query("select true from change_mark limit 1").exists()) {
            return false;
        }
        long bytes = bytes(tx);
        try {
            restore.run(tx, delta, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        measure(tx, bytes(tx) - bytes);
        ground.afterwards().forEach(it -> it.restored(tx));
        AuditLog.note(
                tx,
                actor,
                "snapshot.restored",
                String.valueOf(version),
                Map.of("version", String.valueOf(version)));
        tx.siteChanged();
        return true;
    }

    private Delta delta(TenantTx tx, long now, long then, Wish wish) {
        Vault vault = ground.vaults().of(tx.tenant());
        try {
            return restore.plan(
                    tx,
                    new VersionTree(vault, now),
                    new VersionTree(vault, then),
                    CompareSnapshots.run(vault, now, then),
                    wish.scope(ground.chapters()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private VersionTree tree(Tenancy tenancy, long version) {
        return new VersionTree(ground.vaults().of(tenancy.tenant()), version);
    }

    private long taken(Tenancy tenancy, Reason reason, Who who, String words) throws IOException {
        return ground.take()
                .run(tenancy, reason, who.actor().name(), words, Progress.SILENT)
                .number();
    }

    /** What files take, by their rows. */
    private static long bytes(TenantTx tx) {
        return tx.query(
                        """
                        select cast((select coalesce(sum(bytes), 0) from media)
                                  + (select coalesce(sum(bytes), 0) from media_former where kept)
                                  + (select coalesce(sum(bytes), 0) from answer_file) as bigint)
                        """)
                .one(Long.class);
    }

    /** Beyond the quota if need be: what was the association's is the association's. */
    private static void measure(TenantTx tx, long more) {
        tx.query(
                        """
                        update tenant
                           set used_bytes = greatest(0, used_bytes + :more)
                         where tenant_id = tenant()
                        """)
                .bind("more", more)
                .execute();
    }

    /** For whoever asks for a version that thinning took meanwhile. */
    static boolean isGone(IOException e) {
        return e instanceof NoSuchVersion;
    }
}
