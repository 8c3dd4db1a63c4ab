package org.preau.takeaway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.preau.archive.RestoreSnapshot.Afterwards;
import org.preau.archive.UsedSpace;
import org.preau.archive.Vaults;
import org.preau.backup.store.ObjectStore;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.base.Slug;
import org.preau.base.TenantId;
import org.preau.operator.PlaceAssociation;
import org.preau.people.Holders;
import org.preau.snapshot.Chapters;
import org.preau.snapshot.Counts;
import org.preau.snapshot.Delta;
import org.preau.snapshot.Differing;
import org.preau.snapshot.NotARow;
import org.preau.snapshot.RestoreObjects;
import org.preau.snapshot.RestoreTree;
import org.preau.snapshot.Scope;
import org.preau.snapshot.Tree;
import org.preau.sql.Database;
import org.preau.sql.DatabaseUnavailable;
import org.preau.sql.StorageFull;
import org.preau.sql.TenantTx;
import org.preau.takeaway.RefusedArchive.Why;
import org.preau.tenancy.Tenancy;
import org.preau.web.Actor;

/**
 * Makes the association of an archive: the same rows, identifiers, versions and times included, and
 * the same bytes. Every checksum is held first; then a place is held that nobody sees; then objects
 * come, then all rows in one transaction; last, the association is raised.
 *
 * <p>Killed at any moment, it leaves a place that is cleared by itself, and may be run again: the
 * identifier follows from the archive and the short name. Run again when it is done, it does
 * nothing. Who holds an office there and has an account here under the same address gets the office
 * back; the others are invited. A domain, passwords of programs and tokens never come.
 */
public final class BringTakeaway {

    /** What it stands on. */
    public record Ground(
            Database database,
            Chapters chapters,
            ObjectStore objects,
            PlaceAssociation place,
            Function<TenantId, Tenancy> enter,
            Function<EmailAddress, Optional<AccountId>> accounts,
            InvitePeople invite,
            List<Afterwards> afterwards,
            Vaults vaults,
            Path work) {

        /** Copies the list. */
        public Ground {
            afterwards = List.copyOf(afterwards);
        }
    }

    /** What it is at. */
    public enum Step {
        /** Bytes are held against their checksums. */
        CHECKING,
        /** The versions of before come, into the vault. */
        HISTORY,
        /** Files come. */
        FILES,
        /** Rows come, all at once. */
        ROWS;

        /** As tables, messages and programs have it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Told how far it is; called often, on the working thread. */
    @FunctionalInterface
    public interface Progress {
        /**
         * @param total 0 where it is not known
         */
        void at(Step step, long done, long total);
    }

    /** How it went. */
    public sealed interface Outcome {}

    /**
     * It is there.
     *
     * @param counts by chapter
     * @param files that the store did not have before
     * @param found people who have their office back
     * @param invited people who were invited
     * @param left offices that somebody has to give by hand: those kept to some sections
     * @param versions of before, that one can go back to
     * @param missing objects that were lost where it comes from, and versions that cannot be read
     * @param host its own domain there, to be proven anew; empty for none
     */
    public record Brought(
            TenantId id,
            Slug slug,
            String name,
            Map<String, Counts> counts,
            int files,
            int found,
            int invited,
            List<String> left,
            int versions,
            List<String> missing,
            String host)
            implements Outcome {}

    /** It came before; nothing was done. */
    public record There(Slug slug) implements Outcome {}

    /** Another association has that short name. */
    public record SlugTaken(Slug slug, String by, Slug free) implements Outcome {}

    /** That short name is kept for the platform, or is none. */
    public record NoSlug(String slug, Slug free) implements Outcome {}

    private final Ground ground;
    private final RestoreTree restore;

    public BringTakeaway(Ground ground) {
        this.ground = ground;
        this.restore = new RestoreTree(ground.chapters());
    }

    /**
     * Brings it.
     *
     * @param slug the short name here; null for the one it had
     * @throws RefusedArchive if it cannot be made an association of; nothing came
     * @throws IOException if the store fails; nothing came that anybody sees
     */
    public Outcome run(Path file, @Nullable Slug slug, Actor actor, Progress progress)
            throws IOException {
        try (OpenedArchive archive =
                OpenedArchive.open(
                        file,
                        ground.chapters(),
                        (done, total) -> progress.at(Step.CHECKING, done, total))) {
            Optional<Slug> to =
                    slug == null ? Slug.of(archive.manifest().slug()) : Optional.of(slug);
            if (to.isEmpty()) {
                throw new RefusedArchive(Why.ROWS, archive.manifest().slug());
            }
            return place(archive, to.get(), actor, progress);
        }
    }

    private Outcome place(OpenedArchive archive, Slug slug, Actor actor, Progress progress)
            throws IOException {
        Manifest manifest = archive.manifest();
        TenantId id = new TenantId(id(archive.identity() + "/" + slug));
        String language = manifest.language().equals("en") ? "en" : "fr";
        return switch (ground.place().hold(slug, name(manifest), language, id)) {
            case PlaceAssociation.Held _ -> {
                Brought brought = fill(archive, slug, id, actor, progress);
                ground.place().raise(actor, id, brought.name());
                yield brought;
            }
            case PlaceAssociation.There _ -> new There(slug);
            case PlaceAssociation.SlugTaken(String by, Slug free) -> new SlugTaken(slug, by, free);
            case PlaceAssociation.SlugReserved(Slug free) -> new NoSlug(slug.value(), free);
        };
    }

    /** If nothing comes, whatever came is taken away again, and the place given back. */
    private Brought fill(
            OpenedArchive archive, Slug slug, TenantId id, Actor actor, Progress progress)
            throws IOException {
        try {
            return bring(archive, slug, id, actor, progress);
        } catch (DatabaseUnavailable | StorageFull e) {
            throw e;
        } catch (UncheckedIOException e) {
            ground.place().release(id);
            throw e.getCause();
        } catch (IOException e) {
            ground.place().release(id);
            throw e;
        } catch (NotARow e) {
            ground.place().release(id);
            throw new RefusedArchive(Why.ROWS, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            ground.place().release(id);
            RefusedArchive refused = new RefusedArchive(Why.ROWS, first(e));
            refused.initCause(e);
            throw refused;
        }
    }

    private Brought bring(
            OpenedArchive archive, Slug slug, TenantId id, Actor actor, Progress progress)
            throws IOException {
        Tenancy tenancy = ground.enter().apply(id);
        List<Holders.Holder> holders = archive.accounts();
        Map<UUID, UUID> known = known(holders);
        Tree then = new ArrivingTree(archive, known);
        Differing all = new Differing(List.copyOf(then.paths()), List.of(), List.of());
        Delta delta = ground.database().view(tenancy, tx -> plan(tx, then, all));
        BringHistory.Result history =
                new BringHistory(ground.vaults(), ground.work()).run(archive, id, known, progress);
        progress.at(Step.FILES, 0, 0);
        int files =
                new RestoreObjects(ground.objects(), ground.work())
                        .run(
                                id,
                                delta,
                                then,
                                path -> archive.has(path) || requireLost(archive, path));
        InvitePeople.Invited invited =
                ground.database()
                        .together(
                                tenancy,
                                true,
                                tx -> rows(tx, archive, delta, holders, known, actor, progress));
        return new Brought(
                id,
                slug,
                name(archive.manifest()),
                restore.byChapter(delta),
                files,
                known.size(),
                invited.sent(),
                invited.left(),
                history.versions(),
                Stream.concat(archive.manifest().missing().stream(), history.missing().stream())
                        .toList(),
                archive.manifest().host());
    }

    /** Only what was lost where it comes from may be missing. */
    private static boolean requireLost(OpenedArchive archive, String path) {
        if (archive.manifest().missing().contains(path)) {
            return false;
        }
        throw new UncheckedIOException(new RefusedArchive(Why.MISSING, path));
    }

    private Map<UUID, UUID> known(List<Holders.Holder> holders) {
        Map<UUID, UUID> known = new HashMap<>();
        for (Holders.Holder holder : holders) {
            if (EmailAddress.of(holder.email()).isPresent()) {
                ground.accounts()
                        .apply(new EmailAddress(holder.email()))
                        .ifPresent(here -> known.put(holder.accountId(), here.value()));
            }
        }
        return known;
    }

    private Delta plan(TenantTx tx, Tree then, Differing all) {
        try {
            return restore.plan(tx, Tree.EMPTY, then, all, Scope.INTO_NOTHING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InvitePeople.Invited rows(
            TenantTx tx,
            OpenedArchive archive,
            Delta delta,
            List<Holders.Holder> holders,
            Map<UUID, UUID> known,
            Actor actor,
            Progress progress) {
        // Of two runs at once the second waits here, and finds the rows of the first.
        tx.query("select tenant_id from tenant for update").one(UUID.class);
        if (tx.query("select true from site").exists()) {
            return new InvitePeople.Invited(0, List.of());
        }
        try {
            long total = delta.total();
            restore.run(tx, delta, done -> progress.at(Step.ROWS, done, total));
            if (!tx.query("select true from site").exists()) {
                throw new RefusedArchive(Why.MISSING, Manifest.DATA + "site.json");
            }
            UsedSpace.add(tx, UsedSpace.of(tx));
            ground.afterwards().forEach(it -> it.restored(tx));
            tx.siteChanged();
            List<Holders.Holder> others =
                    holders.stream().filter(it -> !known.containsKey(it.accountId())).toList();
            return ground.invite().run(tx.tenancy(), actor, others, offices(archive));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> offices(OpenedArchive archive) throws IOException {
        String path = org.preau.people.PeopleChapter.OFFICES + ".jsonl";
        if (!archive.has(path)) {
            return new ArrayList<>();
        }
        java.io.ByteArrayOutputStream lines = new java.io.ByteArrayOutputStream();
        archive.copy(path, lines);
        return lines.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static String name(Manifest manifest) {
        String name = manifest.name().strip();
        return name.isEmpty() || name.length() > 120 ? manifest.slug() : name;
    }

    static UUID id(String seed) {
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
    }

    private static String first(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
