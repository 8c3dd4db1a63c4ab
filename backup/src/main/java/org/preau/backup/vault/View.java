package org.preau.backup.vault;

import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;
import org.preau.backup.vault.Head.ChunksLine;
import org.preau.backup.vault.Head.VersionLine;
import org.preau.backup.vault.VaultObjects.Standing;

/**
 * The vault as one head describes it: nothing in it changes. What is large (the catalogue of
 * pieces, the list of times) is read when it is first asked for. Any thread.
 */
final class View {
    private final VaultObjects objects;
    private final Standing standing;
    private final VaultRepository repository;
    private final @Nullable View before;
    private @Nullable Chunks chunks;
    private @Nullable Seen lastSeen;

    /**
     * @param before an older view, of which what is still true is taken over; or null
     */
    View(VaultObjects objects, Standing standing, @Nullable View before) throws IOException {
        this.objects = objects;
        this.standing = standing;
        // One step back only, or every view there ever was would stay in memory.
        this.before = before == null ? null : before.withoutBefore();
        repository = VaultRepository.of(objects, standing.head());
    }

    private View(View of) {
        objects = of.objects;
        standing = of.standing;
        repository = of.repository;
        before = null;
        chunks = of.chunks;
    }

    private synchronized View withoutBefore() {
        return new View(this);
    }

    Standing standing() {
        return standing;
    }

    Head head() {
        return standing.head();
    }

    VaultRepository repository() {
        return repository;
    }

    /**
     * The version of this number.
     *
     * @throws NoSuchVersion if it is not kept
     */
    VersionLine version(long number) throws NoSuchVersion {
        return head().version(number).orElseThrow(() -> new NoSuchVersion(number));
    }

    /** The catalogue of pieces; not to be changed. */
    synchronized Chunks chunks() throws IOException {
        Chunks known = chunks;
        if (known == null) {
            known = loaded();
            chunks = known;
        }
        return known;
    }

    private Chunks loaded() throws IOException {
        List<ChunksLine> lines = head().indexes();
        View old = before;
        Chunks known = new Chunks();
        int from = 0;
        if (old != null && old.isBeginningOf(this)) {
            known = old.chunks().copy();
            from = old.head().indexes().size();
        }
        for (ChunksLine line : lines.subList(from, lines.size())) {
            ChunksFile.read(objects.read(Kind.CHUNKS, line.hash(), line.size()), known);
            if (known.count() != line.end()) {
                throw new VaultDamaged("The lists of pieces do not follow each other");
            }
        }
        return known;
    }

    private boolean isBeginningOf(View later) {
        List<ChunksLine> mine = head().indexes();
        List<ChunksLine> theirs = later.head().indexes();
        return chunks != null
                && head().epoch() == later.head().epoch()
                && mine.size() <= theirs.size()
                && theirs.subList(0, mine.size()).equals(mine);
    }

    /** What the disk said when the last version was committed. */
    synchronized Seen lastSeen() throws IOException {
        Seen known = lastSeen;
        if (known == null) {
            known = head().last().isPresent() ? seen(head().last().get()) : Seen.nothing();
            lastSeen = known;
        }
        return known;
    }

    /** What the disk said when this version was committed. */
    Seen seen(VersionLine version) throws IOException {
        Sha256 hash = version.seen();
        return hash == null
                ? Seen.nothing()
                : Seen.parse(objects.read(Kind.SEEN, hash, Integer.MAX_VALUE - 8));
    }

    /** The outermost folder of a version, in git. */
    ObjectId root(VersionLine version) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return walk.parseCommit(version.commit()).getTree().copy();
        }
    }

    /** Everything in a version. */
    List<Item> items(VersionLine version) throws IOException {
        try (ObjectReader reader = repository.newObjectReader()) {
            return Trees.read(reader, root(version));
        }
    }

    /** What lies at this path of a version. */
    List<Item> items(VersionLine version, VaultPath path) throws IOException {
        try (ObjectReader reader = repository.newObjectReader()) {
            return Trees.read(reader, root(version), path);
        }
    }
}
