package org.preau.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.preau.archive.FillPlace;
import org.preau.archive.ReadAhead;
import org.preau.archive.Reason;
import org.preau.archive.ScratchPlaces;
import org.preau.archive.TakeSnapshot;
import org.preau.archive.Vaults;
import org.preau.archive.Words;
import org.preau.backup.store.CorruptObject;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.vault.Part;
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.VaultDamaged;
import org.preau.backup.vault.Verification;
import org.preau.base.TenantId;
import org.preau.proof.Report.Fault;
import org.preau.snapshot.Chapters;
import org.preau.snapshot.Kept;
import org.preau.snapshot.NotARow;
import org.preau.snapshot.Scope;
import org.preau.snapshot.TextDigests;
import org.preau.snapshot.TreeSource;
import org.preau.sql.ConstraintViolated;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;

/**
 * Proves that an association can be had back: restores its newest snapshot into a hidden place by
 * the engine that restores, reads it back, and compares. Changes nothing that anybody sees. It
 * takes no longer than it is given, but for one very large file.
 */
public final class Prove {

    /** For which objects are read; the others are read by the next proofs. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    /** More would only repeat the same. */
    private static final int FAULTS = 20;

    /** How much of a vault one proof reads, about. */
    private static final long PART_BYTES = 2_000_000_000;

    /** In so many proofs all of the largest vault is read. */
    private static final int PARTS = 30;

    /** What it stands on. */
    public record Ground(
            Database database,
            Chapters chapters,
            ObjectStore objects,
            Vaults vaults,
            TakeSnapshot take,
            FillPlace fill,
            ScratchPlaces places,
            CheckPages pages,
            Words words,
            Clock clock) {}

    /** What the place has. */
    private record Found(TextDigests texts, Map<String, Long> rows, List<Kept.Thing> things) {}

    private final Ground ground;
    private final CompareRows rows;

    public Prove(Ground ground) {
        this.ground = ground;
        this.rows = new CompareRows(ground.database(), ground.chapters());
    }

    /**
     * Proves it.
     *
     * @return what was compared and found; a fault is an answer, not an exception
     * @throws IOException if the vault or the store does not answer: then it is not known
     */
    public Report run(Tenancy owner) throws IOException {
        long begun = System.nanoTime();
        List<Fault> faults = new ArrayList<>(rows.forgotten(owner));
        long version = 0;
        Report.Figures figures = Report.Figures.NONE;
        try {
            version = newest(owner);
            figures = restored(owner, version, faults);
        } catch (VaultDamaged | CorruptObject e) {
            faults.add(new Fault("vault", said(e)));
        } catch (NotARow | ConstraintViolated e) {
            faults.add(new Fault("restore", said(e)));
        }
        return report(owner, version, figures, faults, begun);
    }

    private Report report(
            Tenancy owner, long version, Report.Figures it, List<Fault> faults, long begun)
            throws IOException {
        String taken =
                ground.vaults().snapshots(owner.tenant()).stream()
                        .filter(one -> one.number() == version)
                        .map(one -> one.time().toString())
                        .findFirst()
                        .orElse("");
        Report.Figures figures =
                new Report.Figures(
                        it.texts(),
                        it.rows(),
                        it.tables(),
                        it.objects(),
                        it.bytes(),
                        it.later(),
                        it.pages(),
                        it.same(),
                        it.tree(),
                        it.stored(),
                        Duration.ofNanos(System.nanoTime() - begun).toMillis());
        return new Report(version, taken, figures, faults.stream().limit(FAULTS).toList());
    }

    private long newest(Tenancy owner) throws IOException {
        return ground.take()
                .run(
                        owner,
                        Reason.CHANGE,
                        "Préau",
                        ground.words().of(owner.tenant(), Reason.CHANGE),
                        Progress.SILENT)
                .number();
    }

    private Report.Figures restored(Tenancy owner, long version, List<Fault> faults)
            throws IOException {
        TenantId place = ground.places().openProof(owner.tenant(), version);
        try (ReadAhead then = ground.fill().tree(owner.tenant(), version)) {
            Set<String> gone = new GoneAccounts(ground.database()).in(then);
            TextDigests said = TextDigests.of(ground.chapters(), then, gone);
            var _ = ground.fill().all(place, then, Scope.intoNothing(gone));
            Tenancy there = ground.fill().enter(place);
            Found found = ground.database().view(there, tx -> found(tx, owner.tenant()));
            CompareRows.texts(said, found.texts(), found.rows(), faults);
            boolean same = rows.live(owner, found.rows(), faults);
            Instant until = ground.clock().instant().plus(LONGEST);
            CheckObjects.Checked objects =
                    new CheckObjects(ground.objects(), ground.clock())
                            .run(found.things(), then, same, until, faults);
            CheckPages.Checked pages =
                    ground.pages().run(owner, place, there, () -> rows.isUnchanged(owner), faults);
            return new Report.Figures(
                    said.byPath().size(),
                    said.rows().values().stream().mapToLong(it -> it).sum(),
                    (int) said.rows().values().stream().filter(it -> it > 0).count(),
                    objects.objects(),
                    objects.bytes(),
                    objects.later(),
                    pages.pages(),
                    pages.same(),
                    found.texts().root(),
                    stored(owner, faults),
                    0);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            ground.places().close(place.value());
        }
    }

    /**
     * Reads what the vault's store has, past all that is kept in memory: all of it, or of a large
     * one another part each time.
     */
    private long stored(Tenancy owner, List<Fault> faults) throws IOException {
        long bytes =
                ground.database()
                        .read(
                                owner,
                                tx -> tx.query("select used_bytes from tenant").one(Long.class));
        int parts = (int) Math.min(PARTS, 1 + bytes / PART_BYTES);
        int part = (int) Math.floorMod(ground.clock().millis(), (long) parts) + 1;
        Verification verification =
                ground.vaults().of(owner.tenant()).verify(new Part(part, parts), Progress.SILENT);
        verification.damages().forEach(it -> faults.add(new Fault("vault", it.key())));
        return verification.objects();
    }

    private Found found(TenantTx tx, TenantId owner) {
        try {
            TreeSource source = new TreeSource(tx, ground.chapters(), ground.objects());
            return new Found(
                    TextDigests.of(ground.chapters(), source),
                    TextDigests.counted(tx, ground.chapters()),
                    source.things(owner));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String said(Exception e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().limit(1).collect(Collectors.joining());
    }
}
