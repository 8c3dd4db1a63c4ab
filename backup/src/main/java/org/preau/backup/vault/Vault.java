package org.preau.backup.vault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.vault.Chunks.Recipe;
import org.preau.backup.vault.Head.VersionLine;

/**
 * The versions of one tree of files, in an object store.
 *
 * <p>A version is on the disk when it is told. Any number of threads, processes and machines may
 * read and write one vault at once: each version is one swap of one object, and what came between
 * is kept. Every byte that is given out was held against its SHA-256 first. The store stays open
 * when this is no longer used. All methods block.
 *
 * <p>What is kept of a file: its path, its bytes, whether its owner may run it, and the time of its
 * modification where there is one. Links are kept as links, empty folders as such. Owners and other
 * rights are not.
 */
public final class Vault {
    static {
        // JGit's own SHA-1 looks for collisions, in plain Java; GitWriter compares bytes instead.
        if (System.getProperty("org.eclipse.jgit.util.sha1.implementation") == null) {
            System.setProperty("org.eclipse.jgit.util.sha1.implementation", "jdkNative");
        }
    }

    private final VaultObjects objects;
    private final Views views;

    private Vault(VaultObjects objects) {
        this.objects = objects;
        views = new Views(objects);
    }

    /** The vault of this name, which need not exist yet: its first version makes it. */
    public static Vault open(ObjectStore store, VaultName name) {
        return new Vault(new VaultObjects(store, name));
    }

    /**
     * Makes a version of what the source lists, unless it is what the last version has.
     *
     * @throws IOException if the store or the source fails; then there is no new version
     */
    public CommitOutcome commit(Source source, Note note, Progress progress) throws IOException {
        return new Commit(objects, views).run(source, note, progress);
    }

    /** The versions that are kept, the newest first. */
    public List<Version> versions() throws IOException {
        View view = views.now();
        List<Version> versions = new ArrayList<>();
        try (RevWalk walk = new RevWalk(view.repository())) {
            for (VersionLine line : view.head().versions().reversed()) {
                versions.add(version(line, walk.parseCommit(line.commit())));
            }
        }
        return versions;
    }

    private static Version version(VersionLine line, RevCommit commit) {
        return new Version(
                line.number(),
                line.time(),
                commit.getAuthorIdent().getName(),
                commit.getFullMessage().strip(),
                line.commit().name());
    }

    /**
     * The bytes of a file at a version.
     *
     * @param most how many bytes the caller is ready to hold
     * @return empty if no file lies there
     * @throws IllegalStateException if it has more
     */
    public Optional<byte[]> read(long version, VaultPath path, int most) throws IOException {
        return files(version).read(path, most);
    }

    /**
     * Writes a file at a version to a stream.
     *
     * @return whether a file lies there
     */
    public boolean copy(long version, VaultPath path, OutputStream to) throws IOException {
        return files(version).copy(path, to);
    }

    /** Told of each file of a folder. */
    @FunctionalInterface
    public interface Each {
        /**
         * A file.
         *
         * @param bytes all of them
         */
        void file(VaultPath path, byte[] bytes) throws IOException;
    }

    /**
     * Reads all files of a folder at a version, one after the other: what costs least of many small
     * ones.
     *
     * @return how many
     */
    public int each(long version, VaultPath folder, Each to) throws IOException {
        return files(version).each(folder, to);
    }

    private ReadFiles files(long version) throws IOException {
        return new ReadFiles(objects, views.now(), version);
    }

    /**
     * Writes everything of a version into a folder that is empty or not there.
     *
     * @throws VaultDamaged before a wrong byte is written
     */
    public Restored restore(long version, Path folder, Progress progress) throws IOException {
        View view = views.now();
        return new Restore(objects, view, folder, progress).all(view.version(version));
    }

    /** Writes one folder or file of a version into a folder, under its own path there. */
    public Restored restore(long version, VaultPath path, Path folder, Progress progress)
            throws IOException {
        View view = views.now();
        return new Restore(objects, view, folder, progress).part(view.version(version), path);
    }

    /**
     * Writes a large file to a stream, by its SHA-256: what Git LFS asks for.
     *
     * @return whether any version has it
     */
    public boolean copyLarge(Sha256 hash, OutputStream to) throws IOException {
        View view = views.now();
        Recipe recipe = view.chunks().file(hash);
        if (recipe != null) {
            new ChunkReader(objects, view.chunks(), false).copy(recipe, to::write);
        }
        return recipe != null;
    }

    /** How many bytes the large file of this SHA-256 has; empty if no version has it. */
    public Optional<Long> largeSize(Sha256 hash) throws IOException {
        return Optional.ofNullable(views.now().chunks().file(hash)).map(Recipe::size);
    }

    /** Its large files as it stands now, for whoever asks for several. */
    public LargeFiles largeFiles() throws IOException {
        return new LargeFiles(objects, views.now().chunks());
    }

    /** What answers stock git, as the vault stands now. */
    public GitService git() throws IOException {
        return new GitService(views.now().repository());
    }

    /** What is different from one version to the other, in the order of paths. */
    public List<Change> diff(long from, long to) throws IOException {
        View view = views.now();
        return Diff.between(view.items(view.version(from)), view.items(view.version(to)));
    }

    /** Everything in a version, in no particular order: files, links and empty folders. */
    public List<VaultPath> paths(long version) throws IOException {
        View view = views.now();
        return view.items(view.version(version)).stream().map(Item::path).toList();
    }

    /** What lies in the outermost folder of a version, folders included, in the order of names. */
    public List<Listed> list(long version) throws IOException {
        View view = views.now();
        return ListFolder.of(view, view.version(version));
    }

    /**
     * What lies in a folder of a version, folders included, in the order of names.
     *
     * @throws NoSuchPath if nothing lies there, or what lies there is no folder
     */
    public List<Listed> list(long version, VaultPath folder) throws IOException {
        View view = views.now();
        return ListFolder.of(view, view.version(version), folder);
    }

    /**
     * Reads every byte that the versions need and holds it against its hash.
     *
     * @throws IOException if the store cannot be read; what is damaged is in the answer
     */
    public Verification verify(Progress progress) throws IOException {
        return verify(Part.ALL, progress);
    }

    /** The same for the objects of one part, and the lists that say which there are. */
    public Verification verify(Part part, Progress progress) throws IOException {
        return new Verify(objects, views.now(), part, progress).run();
    }

    /**
     * The keys of all objects that the versions need, the head's own included.
     *
     * @throws VaultDamaged if what lists them cannot be read
     */
    public Set<ObjectKey> needed() throws IOException {
        return References.of(objects, views.now());
    }

    /** The same for a head that was read elsewhere, as its bytes. */
    public Set<ObjectKey> needed(byte[] head) throws IOException {
        Head parsed = Head.parse(head);
        return References.of(
                objects, new View(objects, new VaultObjects.Standing(parsed, null), null));
    }

    /** The same without what only a list of pieces names, where that cannot be read. */
    public Set<ObjectKey> named() throws IOException {
        return References.named(objects, views.now().head());
    }

    /**
     * Forgets the versions that the ladder does not keep. Their bytes go with {@link #collect}.
     *
     * @param now the moment from which the ladder counts
     * @param place whose days and weeks it counts
     * @return the numbers of the versions that went
     */
    public List<Long> thin(Ladder ladder, Instant now, ZoneId place) throws IOException {
        return new Forget(objects, views)
                .run(versions -> {
                    Set<Long> kept = ladder.kept(rungs(versions), now, place);
                    return version -> kept.contains(version.number());
                });
    }

    private static List<Ladder.Rung> rungs(List<VersionLine> versions) {
        return versions.stream()
                .map(version -> new Ladder.Rung(version.number(), version.time()))
                .toList();
    }

    /**
     * Forgets these versions, whichever they are. Their bytes go with {@link #collect}.
     *
     * @return the numbers of those that were there
     */
    public List<Long> forget(Set<Long> numbers) throws IOException {
        return new Forget(objects, views).run(_ -> version -> !numbers.contains(version.number()));
    }

    /**
     * Gives the room of forgotten versions and broken-off commits back. What was referred to until
     * now goes with the next collection only, since somebody may be reading it.
     *
     * @param grace what is younger stays whatever it is
     */
    public Collected collect(Duration grace, Progress progress) throws IOException {
        return new Collect(objects, views, grace, false, progress).run();
    }

    /**
     * The same at once, without grace, and to the last byte of what was forgotten: who is reading
     * meanwhile gets an error.
     */
    public Collected collectNow(Progress progress) throws IOException {
        return new Collect(objects, views, Duration.ZERO, true, progress).run();
    }

    /**
     * Makes something never have been there: every version is written anew as the eraser says, all
     * of them in one step, keeping numbers and times; then the old bytes are deleted at once. Who
     * is reading meanwhile gets an error. A mirror is erased by {@code mirror.EraseMirrored} after.
     *
     * <p>After a failure the versions are all as they were, or all as they are to be; erasing again
     * deletes what was left.
     */
    public Erased erase(Eraser eraser, Progress progress) throws IOException {
        return new Erase(objects, views, eraser, progress).run();
    }

    /**
     * Writes a bare git repository with all versions, for stock git and git-lfs.
     *
     * @param folder not there yet, or empty
     */
    public void exportGit(Path folder) throws IOException {
        new GitExport(objects, views.now()).write(folder);
    }

    /** All versions as it stands now, for one file that stock git clones. */
    public GitBundle bundle() throws IOException {
        return new GitBundle(objects, views.now());
    }

    /**
     * The vault as it stands now, as a git repository to read: for {@code UploadPack} and its like.
     * It does not follow later versions.
     */
    public Repository repository() throws IOException {
        return views.now().repository();
    }
}
