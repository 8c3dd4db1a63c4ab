package org.preau.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.vault.Progress;
import org.preau.base.TenantId;
import org.preau.snapshot.Chapters;
import org.preau.snapshot.Counts;
import org.preau.snapshot.Delta;
import org.preau.snapshot.Differing;
import org.preau.snapshot.RestoreObjects;
import org.preau.snapshot.RestoreTree;
import org.preau.snapshot.Scope;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;

/**
 * Makes another association what one was at a snapshot, identifiers, versions and times included:
 * for a proof that it can be done, or to look at a site as it was. Whatever the other one had goes;
 * the one that was snapshot is not touched, and only its vault is read.
 */
public final class CopySnapshot {

    private final Database database;
    private final Chapters chapters;
    private final ObjectStore objects;
    private final Vaults vaults;
    private final TakeSnapshot take;
    private final Path work;

    public CopySnapshot(
            Database database,
            Chapters chapters,
            ObjectStore objects,
            Vaults vaults,
            TakeSnapshot take,
            Path work) {
        this.database = database;
        this.chapters = chapters;
        this.objects = objects;
        this.vaults = vaults;
        this.take = take;
        this.work = work;
    }

    /**
     * Copies.
     *
     * @param from whose snapshot
     * @param into a place that nobody works in
     * @return counts by chapter
     * @throws IOException if the vault or the store fails; then no row was changed
     */
    public Map<String, Counts> run(TenantId from, long version, Tenancy into) throws IOException {
        long there =
                take.run(into, Reason.BEFORE_RESTORE, Words.PLATFORM, "-", Progress.SILENT)
                        .number();
        RestoreTree restore = new RestoreTree(chapters);
        try (ReadAhead then = tree(from, version);
                ReadAhead now = tree(into.tenant(), there)) {
            Differing all = between(now, then);
            Delta delta = database.view(into, tx -> plan(tx, restore, now, then, all));
            int _ = new RestoreObjects(objects, work).run(into.tenant(), delta, then);
            database.together(into, true, tx -> put(tx, restore, delta));
            return restore.byChapter(delta);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Two vaults share no hashes: what both have is taken to be different. */
    private static Differing between(ReadAhead now, ReadAhead then) throws IOException {
        Set<String> have = new HashSet<>(now.paths());
        Set<String> want = new HashSet<>(then.paths());
        List<String> added = new ArrayList<>(want);
        added.removeAll(have);
        List<String> removed = new ArrayList<>(have);
        removed.removeAll(want);
        have.retainAll(want);
        return new Differing(added, removed, List.copyOf(have));
    }

    private static Delta plan(
            TenantTx tx, RestoreTree restore, ReadAhead now, ReadAhead then, Differing all) {
        try {
            return restore.plan(tx, now, then, all, Scope.INTO_NOTHING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Delta put(TenantTx tx, RestoreTree restore, Delta delta) {
        try {
            restore.run(tx, delta, _ -> {});
            tx.siteChanged();
            return delta;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ReadAhead tree(TenantId tenant, long version) throws IOException {
        return new ReadAhead(new VersionTree(vaults.of(tenant), version), chapters, work);
    }
}
