package org.preau.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.preau.backup.store.ObjectStore;
import org.preau.base.TenantId;
import org.preau.snapshot.Chapters;
import org.preau.snapshot.Delta;
import org.preau.snapshot.Erased;
import org.preau.snapshot.RestoreObjects;
import org.preau.snapshot.RestoreTree;
import org.preau.snapshot.Scope;
import org.preau.snapshot.Tree;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;

/**
 * Makes a hidden place what an association was: by the same engine that restores, in one
 * transaction, under the same row security. No act of any feature runs, so no letter is sent and no
 * job scheduled. May run again.
 */
public final class FillPlace {

    /** What a page of a site shows is made of these rows; nobody's answers, offices or files. */
    private static final Set<String> SHOWN =
            Set.of(
                    "tenant",
                    "site",
                    "section",
                    "article",
                    "article_date",
                    "address",
                    "media",
                    "media_caption",
                    "media_former",
                    "translation",
                    "redirect",
                    "comment",
                    "questionnaire",
                    "template_override",
                    "template_version");

    /** What a place to look at may hold of files that its association has no longer, in bytes. */
    private static final long MOST_BYTES = 500_000_000;

    /** What a page shows, but nothing that was erased since. */
    static final Scope TO_LOOK_AT =
            new Scope((table, _) -> SHOWN.contains(table), false, true, false, false);

    private final Database database;
    private final RestoreTree restore;
    private final Chapters chapters;
    private final ObjectStore objects;
    private final Vaults vaults;
    private final Path work;
    private final Function<TenantId, Tenancy> enter;

    /**
     * @param work an existing folder
     * @param enter makes the capability over a place; whoever calls answers for its being hidden
     */
    public FillPlace(
            Database database,
            Chapters chapters,
            ObjectStore objects,
            Vaults vaults,
            Path work,
            Function<TenantId, Tenancy> enter) {
        this.database = database;
        this.chapters = chapters;
        this.restore = new RestoreTree(chapters);
        this.objects = objects;
        this.vaults = vaults;
        this.work = work;
        this.enter = enter;
    }

    /** The capability over a hidden place, and over no other. */
    public Tenancy enter(TenantId place) {
        if (!place.isHidden()) {
            throw new IllegalArgumentException("not a hidden place: " + place);
        }
        return enter.apply(place);
    }

    /** Fills a place that people look at. */
    void look(Tenancy owner, ScratchPlace place, RestoreSnapshot.Progress progress)
            throws IOException {
        Erased erased = database.read(owner, Erased::of);
        try (ReadAhead then = tree(owner.tenant(), place.version())) {
            Delta delta = fill(place.tenant(), then, TO_LOOK_AT, erased, progress);
            long _ =
                    new RestoreObjects(objects, work)
                            .missing(owner.tenant(), place.tenant(), delta, then, MOST_BYTES);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Fills a place with all there was.
     *
     * @param then the version
     * @param scope all of it, but what refers to accounts that are gone
     * @return what it took
     */
    public Delta all(TenantId place, Tree then, Scope scope) throws IOException {
        try {
            return fill(place, then, scope, Erased.NOTHING, (_, _) -> {});
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Delta fill(
            TenantId place,
            Tree then,
            Scope scope,
            Erased erased,
            RestoreSnapshot.Progress progress) {
        Tenancy there = enter(place);
        Delta delta = database.view(there, tx -> plan(tx, then, scope, erased));
        long total = delta.total();
        return database.together(
                there,
                true,
                tx -> {
                    put(tx, delta, done -> progress.at(done, total));
                    return delta;
                });
    }

    private Delta plan(TenantTx tx, Tree then, Scope scope, Erased erased) {
        try {
            return restore.fill(tx, then, scope, erased);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(TenantTx tx, Delta delta, LongConsumer progress) {
        try {
            restore.run(tx, delta, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A version of a vault, to be read. Close it. */
    public ReadAhead tree(TenantId owner, long version) throws IOException {
        return new ReadAhead(new VersionTree(vaults.of(owner), version), chapters, work);
    }
}
