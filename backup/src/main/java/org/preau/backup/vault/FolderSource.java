package org.preau.backup.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A folder of this machine and everything below it. Links are kept as links; sockets, pipes and
 * devices are left out and named as problems. On a system with inodes.
 */
public final class FolderSource implements Source {
    private static final String ATTRIBUTES = "unix:mode,size,lastModifiedTime,ctime,ino";
    private static final char NOT_UTF_8 = '\ufffd';
    private static final int TYPE = 0170000;
    private static final int FILE = 0100000;
    private static final int FOLDER = 0040000;
    private static final int LINK = 0120000;
    private static final int OWNER_RUNS = 0100;
    private static final OpenOption[] READ = {StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS};

    private final Path root;

    /**
     * @param root a folder, or a link to one
     */
    public FolderSource(Path root) {
        this.root = root;
    }

    @Override
    public Listing list() throws IOException {
        Walk walk = new Walk();
        walk.folder(root, "");
        return new Listing(walk.entries, walk.problems);
    }

    private static Attributes attributes(Path path) throws IOException {
        return new Attributes(Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS));
    }

    private record Attributes(Map<String, Object> all) {
        int mode() {
            return get(Integer.class, "mode");
        }

        Stamp stamp() {
            return new Stamp(
                    get(Long.class, "size"),
                    get(FileTime.class, "lastModifiedTime").to(TimeUnit.NANOSECONDS),
                    get(FileTime.class, "ctime").to(TimeUnit.NANOSECONDS),
                    get(Long.class, "ino"));
        }

        private <T> T get(Class<T> type, String name) {
            return type.cast(Objects.requireNonNull(all.get(name)));
        }
    }

    private static final class Walk {
        private final List<Entry> entries = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        /** Adds what is in the folder and gives how much that was. */
        int folder(Path folder, String prefix) throws IOException {
            int found = 0;
            try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
                for (Path child : children) {
                    found++;
                    entry(child, prefix + child.getFileName());
                }
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
            return found;
        }

        private void entry(Path child, String path) {
            if (path.indexOf(NOT_UTF_8) >= 0) {
                problem(path, "its name is not UTF-8: rename it");
                return;
            }
            try {
                Attributes attributes = attributes(child);
                int mode = attributes.mode();
                switch (mode & TYPE) {
                    case FILE -> entries.add(file(child, path, mode, attributes.stamp()));
                    case LINK ->
                            entries.add(
                                    new Entry.Link(
                                            new VaultPath(path),
                                            Files.readSymbolicLink(child).toString(),
                                            attributes.stamp()));
                    case FOLDER -> {
                        if (folder(child, path + "/") == 0) {
                            entries.add(new Entry.EmptyFolder(new VaultPath(path)));
                        }
                    }
                    default -> problem(path, "neither a file nor a folder nor a link");
                }
            } catch (NoSuchFileException e) {
                // Deleted since it was listed: then it is not there.
            } catch (IOException | IllegalArgumentException e) {
                problem(path, String.valueOf(e.getMessage()));
            }
        }

        private void problem(String path, String reason) {
            problems.add(new Problem(path, reason));
        }

        private static Entry file(Path file, String path, int mode, Stamp stamp) {
            return new Entry.File(
                    new VaultPath(path), (mode & OWNER_RUNS) != 0, stamp, new OnDisk(file));
        }
    }

    private record OnDisk(Path file) implements Entry.Opening {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file, READ);
        }

        @Override
        public Stamp again() throws IOException {
            return attributes(file).stamp();
        }
    }
}
