package org.preau.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.preau.audit.AuditLog;
import org.preau.backup.store.ObjectStore;
import org.preau.snapshot.Chapter;
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

    /** Told how many rows are done, of how many. Called often, on the working thread. */
    @FunctionalInterface
    public interface Progress {
        void at(long done, long total);
    }

    /** Whoever keeps the word that it is done, in the transaction that does it. */
    @FunctionalInterface
    public interface Keeping {
        void done(TenantTx tx, Restored restored);
    }

    /**
     * What is to be done.
     *
     * @param actor who has it done
     * @param words what snapshots taken meanwhile are called
     */
    public record Order(
            Tenancy tenancy,
            Actor actor,
            Function<Reason, String> words,
            long version,
            Wish wish) {}

    /** How it went. */
    public sealed interface Outcome {}

    /**
     * It is done.
     *
     * @param before the snapshot that undoes it
     * @param counts by chapter
     * @param files that the store had no longer
     */
    public record Restored(long before, Map<String, Counts> counts, int files) implements Outcome {}

    /** There is no such snapshot. */
    public record Unknown(long version) implements Outcome {}

    /** Somebody was writing all the time; nothing was changed. */
    public record Busy() implements Outcome {}

    private final Ground ground;
    private final RestoreTree restore;
    private final PlanRestore plan;

    public RestoreSnapshot(Ground ground) {
        this.ground = ground;
        this.restore = new RestoreTree(ground.chapters());
        this.plan = new PlanRestore(ground, restore);
    }

    /**
     * Says what would be done, compared with the newest snapshot, which is taken now if something
     * changed since.
     *
     * @return counts by chapter; empty if there is no such snapshot
     */
    public Optional<Map<String, Counts>> plan(Order order) throws IOException {
        return isUnknown(order)
                ? Optional.empty()
                : Optional.of(compared(order, taken(order, Reason.CHANGE)));
    }

    /** What would be done if everything were as in version {@code latest}: by chapter. */
    Map<String, Counts> compared(Order order, long latest) throws IOException {
        return plan.compared(order, latest);
    }

    /**
     * Does it.
     *
     * @param keeping called in the transaction that does it; if it throws, nothing is done
     * @throws IOException if the vault or the store fails; then no row was changed
     */
    public Outcome run(Order order, Progress progress, Keeping keeping) throws IOException {
        if (isUnknown(order)) {
            return new Unknown(order.version());
        }
        try {
            for (int attempt = 0; attempt < TRIES; attempt++) {
                Optional<Restored> done = attempt(order, progress, keeping);
                if (done.isPresent()) {
                    return done.get();
                }
            }
            return new Busy();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Whether all chapters that it names are there. */
    public boolean knows(Wish wish) {
        return ground.chapters().all().stream()
                .filter(chapter -> !chapter.tables().isEmpty())
                .map(Chapter::name)
                .toList()
                .containsAll(wish.chapters());
    }

    private boolean isUnknown(Order order) throws IOException {
        return ground.vaults().snapshot(order.tenancy().tenant(), order.version()).isEmpty();
    }

    private Optional<Restored> attempt(Order order, Progress progress, Keeping keeping)
            throws IOException {
        long before = taken(order, Reason.BEFORE_RESTORE);
        try (ReadAhead then = plan.tree(order, order.version());
                ReadAhead now = plan.tree(order, before)) {
            Delta delta =
                    ground.database().view(order.tenancy(), tx -> plan.delta(tx, now, then, order));
            int files =
                    new RestoreObjects(ground.objects(), ground.work())
                            .run(order.tenancy().tenant(), delta, then);
            Restored restored = new Restored(before, restore.byChapter(delta), files);
            boolean done =
                    ground.database()
                            .together(
                                    order.tenancy(),
                                    true,
                                    tx -> rows(tx, order, delta, restored, progress, keeping));
            if (!done) {
                return Optional.empty();
            }
            long _ = taken(order, Reason.RESTORED);
            return Optional.of(restored);
        }
    }

    /** False if somebody has written since the snapshot: it would be lost without a trace. */
    private boolean rows(
            TenantTx tx,
            Order order,
            Delta delta,
            Restored restored,
            Progress progress,
            Keeping keeping) {
        if (tx.query("select true from change_mark limit 1").exists()) {
            return false;
        }
        long bytes = UsedSpace.of(tx);
        try {
            long total = delta.total();
            restore.run(tx, delta, done -> progress.at(done, total));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        UsedSpace.add(tx, UsedSpace.of(tx) - bytes);
        ground.afterwards().forEach(it -> it.restored(tx));
        AuditLog.note(
                tx, order.actor(), "snapshot.restored", String.valueOf(order.version()), Map.of());
        tx.siteChanged();
        keeping.done(tx, restored);
        return true;
    }

    private long taken(Order order, Reason reason) throws IOException {
        return ground.take()
                .run(
                        order.tenancy(),
                        reason,
                        order.actor().name(),
                        order.words().apply(reason),
                        org.preau.backup.vault.Progress.SILENT)
                .number();
    }
}
