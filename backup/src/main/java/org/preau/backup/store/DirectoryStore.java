package org.preau.backup.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private static final Tag DAMAGED = new Tag("damaged");

    private final Path root;
    private final KeyFolders folders;
    private final Path partial;
    private final FolderLocks locks;
    private final DurableWrites writes;
    private final Disk disk;
    private volatile boolean closed;

    private DirectoryStore(Path root, Disk disk) throws IOException {
        this.root = root;
        this.disk = disk;
        partial = root.resolve("partial");
        folders = new KeyFolders(root.resolve("objects"), disk);
        folders.ensureFolder(folders.top());
        folders.ensureFolder(partial);
        locks = FolderLocks.join(root);
        writes = new DurableWrites(folders, partial, locks, disk);
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
            throw DiskFailures.of("open", folder.toString(), e);
        }
    }

    @Override
    public Tag put(ObjectKey key, Content content) throws StoreUnavailable, SourceFailed {
        requireOpen();
        return switch (writes.write(key, content, file -> true)) {
            case PutOutcome.Stored(Tag tag) -> tag;
            case PutOutcome.Conflict() -> throw new AssertionError("no condition, no conflict");
        };
    }

    @Override
    public PutOutcome putIfAbsent(ObjectKey key, Content content)
            throws StoreUnavailable, SourceFailed {
        requireOpen();
        return writes.write(key, content, file -> !Files.exists(file, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public PutOutcome replaceIf(ObjectKey key, Tag expected, Content content)
            throws StoreUnavailable, SourceFailed {
        requireOpen();
        return writes.write(key, content, file -> hasTag(key, file, expected));
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
            throw DiskFailures.of("read", key.value(), e);
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
            throw DiskFailures.of("look at", key.value(), e);
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
        Path file = folders.file(key);
        try {
            if (!folders.hasFolders(file)) {
                return;
            }
            try (FolderLocks.Held _ = locks.hold(key)) {
                disk.delete(file);
                // Also when it was not there: who deleted it may have been killed before this.
                disk.syncFolder(KeyFolders.parent(file));
            }
        } catch (IOException e) {
            throw DiskFailures.of("delete", key.value(), e);
        }
    }

    /** By a second name for the same file, where the file system has such. */
    @Override
    public boolean setAside(ObjectKey key, ObjectKey aside) throws StoreUnavailable {
        requireOpen();
        Path file = folders.file(key);
        Path second = folders.file(aside);
        try {
            if (!folders.hasFolders(file)) {
                return false;
            }
            folders.ensureFolders(aside);
            Files.createLink(second, file);
            disk.syncFolder(KeyFolders.parent(second));
            return true;
        } catch (UnsupportedOperationException | IOException e) {
            // No such links here, or it is gone, or set aside already.
            return false;
        }
    }

    @Override
    public boolean hashesWhole() {
        return true;
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
        Path file = folders.file(key);
        return folders.hasFolders(file) ? openFile(file) : null;
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
            return FolderListing.keys(folders.top(), prefix, after, wanted);
        } catch (IOException e) {
            throw DiskFailures.of("list", prefix + "*", e);
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

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("Closed: " + this);
        }
    }
}
