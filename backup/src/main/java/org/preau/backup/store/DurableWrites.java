package org.preau.backup.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * How a {@link DirectoryStore} writes: a partial file, synced; then, alone for its key, the
 * condition, the rename, the folder synced. What was acknowledged is on the disk. Any thread.
 */
final class DurableWrites {
    private static final long FULL_BELOW = 64 * 1024;

    private final KeyFolders folders;
    private final Path partial;
    private final FolderLocks locks;
    private final Disk disk;

    /**
     * @param partial the folder of what has no name yet, on the same file system
     */
    DurableWrites(KeyFolders folders, Path partial, FolderLocks locks, Disk disk) {
        this.folders = folders;
        this.partial = partial;
        this.locks = locks;
        this.disk = disk;
    }

    /** Whether a write may go ahead, asked with the key held. */
    interface Condition {
        boolean holds(Path file) throws IOException;
    }

    /** Writes {@code content} under {@code key} if the condition holds at the last moment. */
    PutOutcome write(ObjectKey key, Content content, Condition condition)
            throws StoreUnavailable, SourceFailed {
        Path file = folders.file(key);
        Path temporary = partial.resolve(UUID.randomUUID().toString());
        try {
            folders.ensureFolders(key);
            // A first look, so that a conflict that is already there costs no bytes.
            if (!condition.holds(file)) {
                return conflict(file);
            }
            Tag tag = fill(temporary, content);
            return publish(key, temporary, tag, condition);
        } catch (SourceFailed e) {
            throw e;
        } catch (IOException e) {
            folders.doubt();
            throw hasRoom()
                    ? DiskFailures.of("store", key.value(), e)
                    : DiskFailures.full("store", key.value(), e);
        } finally {
            discard(temporary);
        }
    }

    private Tag fill(Path temporary, Content content) throws IOException {
        try (FileChannel out = disk.create(temporary)) {
            Tag tag = ObjectFile.write(temporary, out, content);
            disk.sync(temporary, out);
            return tag;
        }
    }

    private PutOutcome publish(ObjectKey key, Path temporary, Tag tag, Condition condition)
            throws IOException {
        Path file = folders.file(key);
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
            disk.syncFolder(KeyFolders.parent(file));
        } catch (IOException e) {
            throw new StoreUnavailable(
                    "Stored %s, but cannot sync its folder: %s".formatted(key, e.getMessage()),
                    "It is not known whether it lasts: look at the disk, then read it",
                    e);
        }
    }

    private PutOutcome conflict(Path file) throws IOException {
        disk.syncFolder(KeyFolders.parent(file));
        return new PutOutcome.Conflict();
    }

    private void discard(Path temporary) {
        try {
            disk.delete(temporary);
        } catch (IOException e) {
            // The sweep of a later opening takes it; the outcome of the write is settled anyway.
        }
    }

    /** Asked while the partial file still takes its room. */
    private boolean hasRoom() {
        try {
            return Files.getFileStore(partial).getUsableSpace() >= FULL_BELOW;
        } catch (IOException e) {
            return true;
        }
    }
}
