package org.preau.backup.vault;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.jspecify.annotations.Nullable;
import org.preau.backup.vault.CommitOutcome.Committed;
import org.preau.backup.vault.CommitOutcome.Unchanged;
import org.preau.backup.vault.Head.ChunksLine;
import org.preau.backup.vault.Head.PackLine;
import org.preau.backup.vault.Head.VersionLine;
import org.preau.backup.vault.Source.Listing;
import org.preau.backup.vault.VaultObjects.Standing;

/**
 * Makes a version of what a source lists.
 *
 * <p>Everything is stored first, each object synced under its own name; then one swap of the head
 * makes it a version. A crash before the swap leaves objects that nobody refers to. When another
 * writer came first, the commit alone is written anew, upon theirs; when a collection came first,
 * everything, since what was relied on may be gone.
 */
final class Commit {
    private static final int ATTEMPTS = 20;

    private final VaultObjects objects;
    private final Views views;

    Commit(VaultObjects objects, Views views) {
        this.objects = objects;
        this.views = views;
    }

    CommitOutcome run(Source source, Note note, Progress progress) throws IOException {
        Instant begun = Instant.now();
        Listing listing = source.list();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<CommitOutcome> outcome = attempt(begun, listing, note, progress);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new IOException("The vault was collected again and again meanwhile. Try later");
    }

    private Optional<CommitOutcome> attempt(
            Instant begun, Listing listing, Note note, Progress progress) throws IOException {
        View view = views.now();
        Optional<VersionLine> last = view.head().last();
        if (last.isPresent()
                && listing.problems().isEmpty()
                && view.lastSeen().isSame(listing.entries())) {
            return Optional.of(new Unchanged(last.get().number(), List.of()));
        }
        try (Uploads uploads = new Uploads(objects);
                GitWriter git = new GitWriter(view.repository(), uploads)) {
            Gathering gathering = new Gathering(view, uploads, git, begun, progress);
            gathering.take(listing);
            return publish(view, gathering, git, note);
        }
    }

    private Optional<CommitOutcome> publish(View view, Gathering gathered, GitWriter git, Note note)
            throws IOException {
        ObjectId root = WriteTrees.write(gathered.items(), pointers(view, gathered), git::own);
        Optional<VersionLine> last = view.head().last();
        if (last.isPresent() && view.root(last.get()).equals(root)) {
            remember(view.standing(), last.get(), gathered.seen());
            return Optional.of(new Unchanged(last.get().number(), gathered.problems()));
        }
        Additions additions = new Additions(gathered.chunks(), gathered.seen());
        Standing standing = view.standing();
        while (standing.head().epoch() == view.head().epoch()) {
            ObjectId commit = git.own(Constants.OBJ_COMMIT, commit(standing.head(), root, note));
            additions.packs.addAll(git.finish());
            Head next = additions.next(standing.head(), commit, note.time());
            if (objects.replace(standing, next)) {
                return Optional.of(
                        new Committed(next.number(), gathered.figures(), gathered.problems()));
            }
            standing = objects.head();
        }
        return Optional.empty();
    }

    private static Set<ObjectId> pointers(View view, Gathering gathered) throws IOException {
        List<Pointer> large = new ArrayList<>();
        view.chunks().files().forEach((hash, file) -> large.add(new Pointer(hash, file.size())));
        gathered.large().forEach((hash, file) -> large.add(new Pointer(hash, file.size())));
        return Attributes.blobs(large);
    }

    /**
     * Nothing changed but what the disk says (a file was touched, or was too young to be sure of):
     * so that the next commit need not read it again. If another writer is quicker, it will have
     * to.
     */
    private void remember(Standing standing, VersionLine last, @Nullable Seen seen)
            throws IOException {
        if (seen == null) {
            return;
        }
        Head head = standing.head();
        List<VersionLine> versions = new ArrayList<>(head.versions());
        versions.set(
                versions.size() - 1,
                new VersionLine(last.number(), last.time(), last.commit(), store(seen)));
        boolean _ =
                objects.replace(
                        standing,
                        new Head(
                                head.generation() + 1,
                                head.epoch(),
                                head.number(),
                                head.packs(),
                                head.indexes(),
                                versions));
    }

    private Sha256 store(Seen seen) throws IOException {
        Buffer bytes = seen.bytes();
        return objects.put(Kind.SEEN, bytes.bytes(), bytes.length());
    }

    private static byte[] commit(Head head, ObjectId root, Note note) throws IOException {
        List<ObjectId> parents = head.last().map(last -> List.of(last.commit())).orElse(List.of());
        return commit(root, parents, note);
    }

    static byte[] commit(ObjectId root, List<ObjectId> parents, Note note) throws IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(root);
        commit.setParentIds(parents);
        PersonIdent who = new PersonIdent(note.author(), note.email(), note.time(), ZoneOffset.UTC);
        commit.setAuthor(who);
        commit.setCommitter(who);
        commit.setMessage(note.message().replace('\0', ' ').strip() + "\n");
        return commit.build();
    }

    /** What a commit adds to the head; the same whoever else came first. */
    private final class Additions {
        private final List<PackLine> packs = new ArrayList<>();
        private final @Nullable ChunksLine chunks;
        private final @Nullable Sha256 seen;

        /**
         * @param chunks new pieces and large files, or null if there are none
         */
        Additions(Gathering.@Nullable NewChunks chunks, @Nullable Seen seen) throws IOException {
            this.chunks =
                    chunks == null
                            ? null
                            : new ChunksLine(
                                    objects.put(
                                            Kind.CHUNKS,
                                            chunks.bytes().bytes(),
                                            chunks.bytes().length()),
                                    chunks.bytes().length(),
                                    0,
                                    chunks.count());
            this.seen = seen == null ? null : store(seen);
        }

        Head next(Head head, ObjectId commit, Instant time) {
            List<PackLine> allPacks = new ArrayList<>(head.packs());
            allPacks.addAll(packs);
            List<ChunksLine> indexes = new ArrayList<>(head.indexes());
            ChunksLine mine = chunks;
            if (mine != null) {
                indexes.add(
                        new ChunksLine(mine.hash(), mine.size(), head.nextOrdinal(), mine.count()));
            }
            List<VersionLine> versions = new ArrayList<>(head.versions());
            long number = head.number() + 1;
            versions.add(new VersionLine(number, time, commit, seen));
            return new Head(
                    head.generation() + 1, head.epoch(), number, allPacks, indexes, versions);
        }
    }
}
