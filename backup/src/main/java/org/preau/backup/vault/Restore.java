package org.preau.backup.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.preau.backup.vault.Contents.Held;
import org.preau.backup.vault.Head.VersionLine;
import org.preau.backup.vault.Item.Mode;

/**
 * Writes a version, or a part of it, into a folder.
 *
 * <p>The folder is empty or made; a file that stands in the way is an error and stays. Nothing is
 * written through a link: folders come first, links last. Files get their time of modification back
 * and, of their rights, whether their owner may run them. Nothing is synced: what is restored is a
 * copy.
 */
final class Restore {
    private static final OpenOption[] NEW = {
        StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS
    };
    private static final int STEP = 1 << 20;

    private final VaultObjects objects;
    private final View view;
    private final Path target;
    private final Progress progress;
    private final Set<Path> folders = new HashSet<>();
    private long done;
    private long total;

    Restore(VaultObjects objects, View view, Path target, Progress progress) {
        this.objects = objects;
        this.view = view;
        this.target = target;
        this.progress = progress;
    }

    private record Large(Item item, Held.Large held) {}

    Restored all(VersionLine version) throws IOException {
        requireEmpty();
        return write(version, view.items(version), true);
    }

    /** A folder or a file, as it lies in the version. */
    Restored part(VersionLine version, VaultPath path) throws IOException {
        List<Item> items = view.items(version, path);
        if (items.isEmpty()) {
            throw new NoSuchPath(version.number(), path);
        }
        folder(target);
        return write(version, items, false);
    }

    private Restored write(VersionLine version, List<Item> items, boolean eager)
            throws IOException {
        Seen seen = view.seen(version);
        long files = 0;
        try (Contents contents = new Contents(objects, view, eager)) {
            List<Large> later = new ArrayList<>();
            for (Item item : items) {
                if (item.mode() == Mode.FILE || item.mode() == Mode.EXECUTABLE) {
                    files++;
                    Held held = contents.held(item);
                    total += Contents.size(held);
                    switch (held) {
                        case Held.Small _ -> write(item, held, contents, seen);
                        case Held.Large large -> later.add(new Large(item, large));
                    }
                }
            }
            // In the order in which they lie in the store.
            later.sort(Comparator.comparingInt(large -> large.held().recipe().first()));
            for (Large large : later) {
                write(large.item(), large.held(), contents, seen);
            }
            long emptyFolders = 0;
            long links = 0;
            for (Item item : items) {
                if (item.mode() == Mode.EMPTY_FOLDER) {
                    folder(target.resolve(item.path().value()));
                    emptyFolders++;
                }
            }
            for (Item item : items) {
                if (item.mode() == Mode.LINK) {
                    Path link = target.resolve(item.path().value());
                    folder(parent(link));
                    Path _ = Files.createSymbolicLink(link, Path.of(contents.target(item)));
                    links++;
                }
            }
            return new Restored(files, links, emptyFolders, done);
        }
    }

    private void write(Item item, Held held, Contents contents, Seen seen) throws IOException {
        Path file = target.resolve(item.path().value());
        folder(parent(file));
        try (FileChannel out = FileChannel.open(file, NEW)) {
            contents.copy(held, (bytes, from, length) -> write(out, bytes, from, length));
        } catch (IOException e) {
            if (!(e instanceof FileAlreadyExistsException)) {
                // Not the whole file: better none.
                Files.deleteIfExists(file);
            }
            throw e;
        }
        if (item.mode() == Mode.EXECUTABLE) {
            makeExecutable(file);
        }
        Stamp stamp = seen.stamp(item.path());
        if (stamp != null) {
            setTime(file, stamp);
        }
    }

    private void write(FileChannel out, byte[] bytes, int from, int length) throws IOException {
        for (int at = 0; at < length; ) {
            int n = Math.min(STEP, length - at);
            at += out.write(ByteBuffer.wrap(bytes, from + at, n));
        }
        done += length;
        progress.at(done, total);
    }

    private static void makeExecutable(Path file) throws IOException {
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
        rights.add(PosixFilePermission.OWNER_EXECUTE);
        if (rights.contains(PosixFilePermission.GROUP_READ)) {
            rights.add(PosixFilePermission.GROUP_EXECUTE);
        }
        if (rights.contains(PosixFilePermission.OTHERS_READ)) {
            rights.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        Files.setPosixFilePermissions(file, rights);
    }

    private static void setTime(Path file, Stamp stamp) throws IOException {
        Files.getFileAttributeView(file, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setTimes(FileTime.from(stamp.modified(), TimeUnit.NANOSECONDS), null, null);
    }

    /** Makes the folder and those above it, up to the target; none of them may be a link. */
    private void folder(Path folder) throws IOException {
        if (folders.contains(folder)) {
            return;
        }
        if (folder.equals(target)) {
            Files.createDirectories(folder);
        } else {
            folder(parent(folder));
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(folder);
            }
        }
        folders.add(folder);
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalStateException("It lies in the target: " + path);
        }
        return parent;
    }

    private void requireEmpty() throws IOException {
        folder(target);
        try (DirectoryStream<Path> children = Files.newDirectoryStream(target)) {
            if (children.iterator().hasNext()) {
                throw new IOException(
                        "The folder %s is not empty: give a new one, or empty it"
                                .formatted(target));
            }
        }
    }
}
