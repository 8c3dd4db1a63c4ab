package org.preau.backup.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An {@link ObjectStore} in a folder of this machine, or of a network file system with locks.
 *
 * <pre>
 * FOLDER/objects/sites+/ab12+/photo.jpg    the object sites/ab12/photo.jpg (see {@link ObjectFile})
 * FOLDER/partial/UUID                      bytes being written, without a name yet
 * FOLDER/lock                              see {@link FolderLocks}
 * </pre>
 *
 * <p>A write fills a partial file, syncs it, and then, alone for its key: looks whether its
 * condition holds, renames, syncs the folder. A process killed in between leaves a partial file,
 * which the next opening sweeps once it is a day old (another process may be writing the younger
 * ones). A conflict is told only after the folder was synced too, so that what the loser relies on
 * is as durable as the winner was told. Folders are never removed, which spares every writer a race
 * with whoever would.
 *
 * <p>Tags are SHA-256. Nothing under the folder may be a symbolic link: one that stands there fails
 * the call, wherever it leads. (Somebody who can write there and is quick could still exchange a
 * folder for a link between the look and the use; the folder is created for its owner alone.)
 */
public final class DirectoryStore implements ObjectStore {
    private static final Duration PARTIAL_AGE = Duration.ofDays(1);
    private static final int REMEMBERED_FOLDERS = 20_000;
    private static final long FULL_BELOW = 64 * 1024;
    private static final Tag DAMAGED = new Tag("damaged");

    private final Path root;
    private final Path objects;
    private final Path partial;
    private final FolderLocks locks;
    private final Disk disk;
    // Folders whose own name this process has synced: the others may be one power cut from absent.
    private final Set<Path> durable = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private DirectoryStore(Path root, Disk disk) throws IOException {
        this.root = root;
        this.disk = disk;
        objects = root.resolve("objects");
        partial = root.resolve("partial");
        ensureFolder(objects);
        ensureFolder(partial);
        locks = FolderLocks.join(root);
    }

    /**
     * Opens the store in this folder, which is created (for its owner alone) if it is not there,
     * and sweeps what killed writers left. A folder may be opened several times, by one process or
     * by many.
     *
     * @throws StoreUnavailable if it cannot be created or written to
     */
    public static DirectoryStore open(Path folder) throws StoreUnavailable {
        return open(folder, new Disk(), PARTIAL_AGE);
    }

    static DirectoryStore open(Path folder, Disk disk, Duration partialAge)
            throws StoreUnavailable {
        try {
            OwnerFolder.create(folder);
            var store = new DirectoryStore(folder.toRealPath(), disk);
            PartialFiles.sweep(store.partial, Instant.now().minus(partialAge));
            return store;
        } catch (IOException e) {
            throw failure("open", folder.toString(), e);
        }
    }

    @Override
    public Tag put(ObjectKey key, Content content) throws StoreUnavailable, SourceFailed {
        return switch (write(key, content, file -> true)) {
            case PutOutcome.Stored(Tag tag) -> tag;
            case PutOutcome.Conflict() -> throw new AssertionError("no condition, no conflict");
        };
    }

    @Override
    public PutOutcome putIfAbsent(ObjectKey key, Content content)
            throws StoreUnavailable, SourceFailed {
        return write(key, content, file -> !Files.exists(file, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public PutOutcome replaceIf(ObjectKey key, Tag expected, Content content)
            throws StoreUnavailable, SourceFailed {
        return write(key, content, file -> hasTag(key, file, expected));
    }

    @Override
    public Optional<StoredObject> get(ObjectKey key) throws StoreUnavailable {
        return get(key, new ByteRange(0, Long.MAX_VALUE));
    }

    @Override
    public Optional<StoredObject> get(ObjectKey key, ByteRange range) throws StoreUnavailable {
        requireOpen();
        try {
            return open(key, range);
        } catch (IOException e) {
            throw failure("read", key.value(), e);
        }
    }

    @Override
    public Optional<ObjectStat> stat(ObjectKey key) throws StoreUnavailable {
        requireOpen();
        try (FileChannel channel = openFile(key)) {
            return channel == null
                    ? Optional.empty()
                    : Optional.of(stat(key, ObjectFile.trailer(channel, key)));
        } catch (IOException e) {
            throw failure("look at", key.value(), e);
        }
    }

    @Override
    public ListPage list(String prefix, @Nullable ObjectKey after, int limit)
            throws StoreUnavailable {
        requireOpen();
        Pages.require(prefix, limit);
        List<ObjectStat> found = new ArrayList<>();
        ObjectKey last = after;
        boolean more = true;
        // More than once only if all objects of a page went away before they were looked at.
        while (found.isEmpty() && more) {
            List<ObjectKey> keys = keys(prefix, last, limit + 1);
            more = keys.size() > limit;
            for (ObjectKey key : more ? keys.subList(0, limit) : keys) {
                listed(key).ifPresent(found::add);
                last = key;
            }
        }
        return new ListPage(found, more);
    }

    @Override
    public void delete(ObjectKey key) throws StoreUnavailable {
        requireOpen();
        Path file = file(key);
        try {
            if (!hasFolders(file)) {
                return;
            }
            try (FolderLocks.Held _ = locks.hold(key)) {
                disk.delete(file);
                // Also when it was not there: who deleted it may have been killed before this.
                disk.syncFolder(parent(file));
            }
        } catch (IOException e) {
            throw failure("delete", key.value(), e);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            locks.leave();
        } catch (IOException e) {
            // Only the lock file: nothing was waiting to be written to it.
            throw new IllegalStateException("Cannot close " + root, e);
        }
    }

    @Override
    public String toString() {
        return "folder " + root;
    }

    /** Whether a write may go ahead, asked with the key held. */
    private interface Condition {
        boolean holds(Path file) throws IOException;
    }

    private PutOutcome write(ObjectKey key, Content content, Condition condition)
            throws StoreUnavailable, SourceFailed {
        requireOpen();
        Path file = file(key);
        Path temporary = partial.resolve(UUID.randomUUID().toString());
        try {
            ensureFolders(key);
            // A first look, so that a conflict that is already there costs no bytes.
            if (!condition.holds(file)) {
                return conflict(file);
            }
            Tag tag = fill(temporary, content);
            return publish(key, temporary, tag, condition);
        } catch (SourceFailed e) {
            throw e;
        } catch (IOException e) {
            durable.clear();
            throw hasRoom() ? failure("store", key.value(), e) : full("store", key.value(), e);
        } finally {
            discard(temporary);
        }
    }

    private Tag fill(Path temporary, Content content) throws IOException {
        try (FileChannel out = disk.create(temporary)) {
            Tag tag = ObjectFile.write(out, content);
            disk.sync(temporary, out);
            return tag;
        }
    }

    private PutOutcome publish(ObjectKey key, Path temporary, Tag tag, Condition condition)
            throws IOException {
        Path file = file(key);
        try (FolderLocks.Held _ = locks.hold(key)) {
            if (!condition.holds(file)) {
                return conflict(file);
            }
            disk.rename(temporary, file);
            syncRenamed(key, file);
            return new PutOutcome.Stored(tag);
        }
    }

    private void syncRenamed(ObjectKey key, Path file) throws StoreUnavailable {
        try {
            disk.syncFolder(parent(file));
        } catch (IOException e) {
            throw new StoreUnavailable(
                    "Stored %s, but cannot sync its folder: %s".formatted(key, e.getMessage()),
                    "It is not known whether it lasts: look at the disk, then read it",
                    e);
        }
    }

    private PutOutcome conflict(Path file) throws IOException {
        disk.syncFolder(parent(file));
        return new PutOutcome.Conflict();
    }

    private boolean hasTag(ObjectKey key, Path file, Tag expected) throws IOException {
        try (FileChannel channel = openFile(file)) {
            return channel != null && ObjectFile.trailer(channel, key).tag().equals(expected);
        }
    }

    // The channel goes to the stream, which whoever reads closes.
    @SuppressWarnings("resource")
    private Optional<StoredObject> open(ObjectKey key, ByteRange range) throws IOException {
        FileChannel channel = openFile(key);
        if (channel == null) {
            return Optional.empty();
        }
        try {
            ObjectFile.Trailer trailer = ObjectFile.trailer(channel, key);
            long offset = range.offsetIn(trailer.length());
            long length = range.lengthIn(trailer.length());
            var bytes = new ObjectFile.Reading(channel, key, trailer, offset, length);
            return Optional.of(new StoredObject(stat(key, trailer), offset, length, bytes));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private @Nullable FileChannel openFile(ObjectKey key) throws IOException {
        Path file = file(key);
        return hasFolders(file) ? openFile(file) : null;
    }

    private static @Nullable FileChannel openFile(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private List<ObjectKey> keys(String prefix, @Nullable ObjectKey after, int wanted)
            throws StoreUnavailable {
        try {
            return FolderListing.keys(objects, prefix, after, wanted);
        } catch (IOException e) {
            throw failure("list", prefix + "*", e);
        }
    }

    /** A damaged object is listed as well, or nobody could find it to repair it. */
    private Optional<ObjectStat> listed(ObjectKey key) throws StoreUnavailable {
        try {
            return stat(key);
        } catch (CorruptObject e) {
            return Optional.of(new ObjectStat(key, DAMAGED, 0, Instant.EPOCH));
        }
    }

    private static ObjectStat stat(ObjectKey key, ObjectFile.Trailer trailer) {
        return new ObjectStat(key, trailer.tag(), trailer.length(), trailer.stored());
    }

    private Path file(ObjectKey key) {
        List<String> segments = key.segments();
        Path folder = objects;
        for (String segment : segments.subList(0, segments.size() - 1)) {
            folder = folder.resolve(segment + FolderListing.FOLDER);
        }
        return folder.resolve(segments.getLast());
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalStateException("Objects lie in folders: " + file);
        }
        return parent;
    }

    /** Whether all folders above the file are there. */
    private boolean hasFolders(Path file) throws IOException {
        Path folder = objects;
        for (Path step : objects.relativize(parent(file))) {
            folder = folder.resolve(step);
            if (!Disk.isFolder(folder)) {
                refuseLink(folder);
                return false;
            }
        }
        return true;
    }

    private void ensureFolders(ObjectKey key) throws IOException {
        Path folder = objects;
        for (Path step : objects.relativize(parent(file(key)))) {
            // The way to the folder of a one-segment key is one empty step, which resolves to
            // itself.
            folder = folder.resolve(step);
            ensureFolder(folder);
        }
    }

    private void ensureFolder(Path folder) throws IOException {
        if (!Disk.isFolder(folder)) {
            refuseLink(folder);
            makeFolder(folder);
        } else if (durable.contains(folder)) {
            return;
        }
        disk.syncFolder(parent(folder));
        if (durable.size() > REMEMBERED_FOLDERS) {
            durable.clear();
        }
        durable.add(folder);
    }

    private void makeFolder(Path folder) throws IOException {
        try {
            disk.makeFolder(folder);
        } catch (FileAlreadyExistsException e) {
            // Another writer was quicker.
            refuseLink(folder);
        }
    }

    private static void refuseLink(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            throw new IOException(path + " is a symbolic link, which a store does not follow");
        }
    }

    private void discard(Path temporary) {
        try {
            disk.delete(temporary);
        } catch (IOException e) {
            // The sweep of a later opening takes it; the outcome of the write is settled anyway.
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("Closed: " + this);
        }
    }

    /** The failure in words; a failure that has its words already passes through. */
    static StoreUnavailable failure(String act, String what, IOException e) {
        return switch (e) {
            case StoreUnavailable known -> known;
            case AccessDeniedException denied ->
                    new StoreUnavailable(
                            "Cannot %s %s: no right to %s".formatted(act, what, denied.getFile()),
                            "Give the server's user that folder and what is in it",
                            e);
            default -> isFull(e) ? full(act, what, e) : other(act, what, e);
        };
    }

    private static StoreFull full(String act, String what, IOException e) {
        return new StoreFull(
                "Cannot %s %s: the disk or its quota is full".formatted(act, what),
                "Free some room or enlarge it; nothing was stored and nothing was lost",
                e);
    }

    private static StoreUnavailable other(String act, String what, IOException e) {
        return new StoreUnavailable(
                "Cannot %s %s: %s".formatted(act, what, e.getMessage()),
                "Look at the disk, its mount and its rights, then try again",
                e);
    }

    /** Asked while the partial file still takes its room. */
    private boolean hasRoom() {
        try {
            return Files.getFileStore(partial).getUsableSpace() >= FULL_BELOW;
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * ENOSPC and EDQUOT have no type in Java, only strerror's text, perhaps in another language.
     */
    private static boolean isFull(IOException e) {
        String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return text.contains("no space left") || text.contains("quota exceeded");
    }
}
