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
import java.util.TreeSet;
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
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.VaultDamaged;
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
 * the engine that restores, reads it back, and compares. Changes nothing that anybody sees. One at a
 * time is enough for a server; it takes no longer than it is given.
 */
public final class Prove {

    /** For which objects are read; the others are read by the next proofs. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    /** More would only repeat the same. */
    private static final int FAULTS = 20;

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
    private record Found(
            TextDigests texts, Map<String, Long> rows, List<Kept.Thing> things) {}

    private final Ground ground;

    public Prove(Ground ground) {
        this.ground = ground;
    }

    /**
     * Proves it.
     *
     * @return what was compared and found; a fault is an answer, not an exception
     * @throws IOException if the vault or the store does not answer: then it is not known
     */
    public Report run(Tenancy owner) throws IOException {
        long begun = System.nanoTime();
        List<Fault> faults = new ArrayList<>(forgotten(owner));
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
            Tenancy owner,
            long version,
            Report.Figures it,
            List<Fault> faults,
            long begun)
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
                        Duration.ofNanos(System.nanoTime() - begun).toMillis());
        return new Report(version, taken, figures, faults.stream().limit(FAULTS).toList());
    }

    /** Tables that no snapshot knows of: what is in them would be lost, whatever else is right. */
    private List<Fault> forgotten(Tenancy owner) {
        return ground.database().read(owner, ground.chapters()::gaps).entrySet().stream()
                .map(it -> new Fault("table", it.getKey()))
                .toList();
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
            texts(said, found, faults);
            boolean same = live(owner, found, faults);
            Instant until = ground.clock().instant().plus(LONGEST);
            CheckObjects.Checked objects =
                    new CheckObjects(ground.objects(), ground.clock())
                            .run(found.things(), then, same, until, faults);
            CheckPages.Checked pages =
                    ground.pages().run(owner, place, there, () -> isUnchanged(owner), faults);
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
                    0);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            ground.places().close(place.value());
        }
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

    /** Every text that was restored is the text of the version, and each table has its rows. */
    private static void texts(TextDigests said, Found found, List<Fault> faults) {
        Set<String> paths = new TreeSet<>(said.byPath().keySet());
        paths.addAll(found.texts().byPath().keySet());
        for (String path : paths) {
            String there = found.texts().byPath().getOrDefault(path, "");
            if (!said.byPath().getOrDefault(path, "").equals(there)) {
                faults.add(new Fault("text", path));
            }
        }
        said.rows().forEach((table, rows) -> {
            if (!rows.equals(found.rows().get(table))) {
                faults.add(new Fault("rows", table));
            }
        });
    }

    /**
     * As long as nobody has changed anything since, what was restored has as many rows as the
     * association itself.
     *
     * @return whether nobody has
     */
    private boolean live(Tenancy owner, Found found, List<Fault> faults) {
        Map<String, Long> now =
                ground.database()
                        .view(
                                owner,
                                tx ->
                                        isMarked(tx)
                                                ? Map.<String, Long>of()
                                                : TextDigests.counted(tx, ground.chapters()));
        now.forEach((table, rows) -> {
            if (!happens(table) && !rows.equals(found.rows().get(table))) {
                faults.add(new Fault("live", table));
            }
        });
        return !now.isEmpty();
    }

    /** Visits are counted all the time, and mark nothing. */
    private static boolean happens(String table) {
        return table.equals("visit_count") || table.startsWith("membership");
    }

    private boolean isUnchanged(Tenancy owner) {
        return ground.database().read(owner, tx -> !isMarked(tx));
    }

    private static boolean isMarked(TenantTx tx) {
        return tx.query("select true from change_mark limit 1").exists();
    }

    private static String said(Exception e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().limit(1).collect(Collectors.joining());
    }
}
