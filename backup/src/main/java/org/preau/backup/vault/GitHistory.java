package org.preau.backup.vault;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PackParser;

/**
 * The versions of a vault as a {@link GitBundle} carries them, to be committed into another vault
 * one after the other. Whoever wrote the bundle is not believed: each object is checked and
 * bounded, as are folders and versions in number. What is no such bundle is {@link VaultDamaged}.
 * Used by one thread; to be closed.
 */
public final class GitHistory implements AutoCloseable {

    /** No vault keeps as many: the ladder lets most of them go. */
    static final int MOST_VERSIONS = 20_000;

    private static final int MOST_FILES = 2_000_000;
    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_HEADER = 10_000;
    private static final String MAGIC = "# v2 git bundle";
    private static final Pattern REF = Pattern.compile("([0-9a-f]{40}) refs/heads/main");

    private final Path folder;
    private final Repository repository;
    private final List<RevCommit> commits;

    private GitHistory(Path folder, Repository repository, List<RevCommit> commits) {
        this.folder = folder;
        this.repository = repository;
        this.commits = commits;
    }

    /** Gives the bytes of large files, which lie beside the bundle. */
    @FunctionalInterface
    public interface Large {
        /**
         * The bytes, from the first; closed by whoever asked.
         *
         * @throws IOException if there are none of this hash
         */
        InputStream open(Sha256 hash) throws IOException;
    }

    /** Says what a file holds here, where it is not what it held there. */
    @FunctionalInterface
    public interface Arriving {
        /**
         * Its bytes, or others; of small files only.
         *
         * @param path where it lies
         */
        byte[] bytes(VaultPath path, byte[] there);
    }

    /**
     * Reads a bundle, to the disk.
     *
     * @param bundle closed by whoever opened it
     * @param work an existing folder
     * @throws VaultDamaged if it is none
     */
    public static GitHistory read(InputStream bundle, Path work) throws IOException {
        Path folder = Files.createTempDirectory(work, "history-");
        Repository repository =
                new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
        try {
            repository.create(true);
            InputStream in = new BufferedInputStream(bundle);
            ObjectId tip = tip(in);
            unpack(repository, in);
            return new GitHistory(folder, repository, commits(repository, tip));
        } catch (IOException | RuntimeException e) {
            repository.close();
            clear(folder);
            throw e instanceof IOException broken && !(e instanceof MissingObjectException)
                    ? broken
                    : new VaultDamaged("The bundle of versions cannot be read", e);
        }
    }

    private static ObjectId tip(InputStream in) throws IOException {
        int[] left = {MOST_HEADER};
        if (!line(in, left).equals(MAGIC)) {
            throw new VaultDamaged("This is no bundle of versions");
        }
        ObjectId tip = null;
        for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
            Matcher ref = REF.matcher(line);
            if (ref.matches()) {
                tip = ObjectId.fromString(ref.group(1));
            }
        }
        if (tip == null) {
            throw new VaultDamaged("The bundle of versions has no branch called main");
        }
        return tip;
    }

    private static String line(InputStream in, int[] left) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int it = in.read(); it != '\n'; it = in.read()) {
            if (it < 0 || left[0]-- == 0) {
                throw new VaultDamaged("The bundle of versions does not begin as one");
            }
            line.write(it);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static void unpack(Repository repository, InputStream in) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            PackParser parser = inserter.newPackParser(in);
            parser.setObjectChecker(new ObjectChecker());
            parser.setMaxObjectSizeLimit(MOST_BYTES);
            parser.setAllowThin(false);
            var _ = parser.parse(NullProgressMonitor.INSTANCE);
            inserter.flush();
        } catch (IOException e) {
            throw new VaultDamaged("The bundle of versions cannot be read", e);
        }
    }

    /** Oldest first; each follows one other, as a vault writes them. */
    private static List<RevCommit> commits(Repository repository, ObjectId tip) throws IOException {
        List<RevCommit> commits = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit commit = walk.parseCommit(tip);
            while (true) {
                if (commit.getParentCount() > 1 || commits.size() == MOST_VERSIONS) {
                    throw new VaultDamaged("The bundle holds other versions than a vault writes");
                }
                commits.add(commit);
                if (commit.getParentCount() == 0) {
                    Collections.reverse(commits);
                    return List.copyOf(commits);
                }
                commit = walk.parseCommit(commit.getParent(0));
            }
        }
    }

    /** What is written on each version, the oldest first. */
    public List<Note> versions() {
        return commits.stream().map(GitHistory::note).toList();
    }

    private static Note note(RevCommit commit) {
        var author = commit.getAuthorIdent();
        return new Note(
                cut(author.getName(), 200),
                cut(author.getEmailAddress(), 200),
                cut(commit.getFullMessage().strip(), 4_000),
                Instant.ofEpochSecond(author.getWhenAsInstant().getEpochSecond()));
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    /**
     * What a version is made of, to be committed.
     *
     * @param number its place in {@link #versions}, from 0
     */
    public Source source(int number, Large large, Arriving arriving) {
        return () -> {
            List<Entry> entries = new ArrayList<>();
            try (ObjectReader reader = repository.newObjectReader()) {
                for (Item item :
                        Trees.read(reader, commits.get(number).getTree().getId(), MOST_FILES)) {
                    entries.add(entry(item, large, arriving));
                }
            }
            return new Source.Listing(entries, List.of());
        };
    }

    private Entry entry(Item item, Large large, Arriving arriving) throws IOException {
        return switch (item.mode()) {
            case EMPTY_FOLDER -> new Entry.EmptyFolder(item.path());
            case LINK ->
                    new Entry.Link(
                            item.path(),
                            new String(blob(item), StandardCharsets.UTF_8),
                            stamp(item));
            case FILE, EXECUTABLE ->
                    new Entry.File(
                            item.path(),
                            item.mode() == Item.Mode.EXECUTABLE,
                            stamp(item),
                            () -> open(item, large, arriving));
        };
    }

    private InputStream open(Item item, Large large, Arriving arriving) throws IOException {
        byte[] blob = blob(item);
        var pointer = Pointer.parse(blob, blob.length);
        return pointer.isPresent()
                ? large.open(pointer.get().hash())
                : new ByteArrayInputStream(arriving.bytes(item.path(), blob));
    }

    private byte[] blob(Item item) throws IOException {
        try (ObjectReader reader = repository.newObjectReader()) {
            return reader.open(item.id(), Constants.OBJ_BLOB).getCachedBytes(MOST_BYTES);
        } catch (MissingObjectException | LargeObjectException e) {
            throw new VaultDamaged("The bundle of versions lacks " + item.path(), e);
        }
    }

    /** The same blob at the same place is the same file: from version to version it is not read. */
    private static Stamp stamp(Item item) {
        byte[] id = new byte[Constants.OBJECT_ID_LENGTH];
        item.id().copyRawTo(id, 0);
        var numbers = java.nio.ByteBuffer.wrap(id);
        return new Stamp(
                0,
                numbers.getLong() & Long.MAX_VALUE,
                numbers.getLong() & Long.MAX_VALUE,
                numbers.getInt() & 0xffffffffL);
    }

    @Override
    public void close() throws IOException {
        repository.close();
        clear(folder);
    }

    private static void clear(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }
}
