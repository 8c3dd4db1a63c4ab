package org.preau.backup.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One writer at a time per key, between the threads of a process and between processes.
 *
 * <p>A key hashes to one of {@value #STRIPES} stripes, a stripe is a byte of the file {@code lock},
 * and a writer holds first the stripe's lock of this process, then the kernel's lock on the byte,
 * which the kernel lets go when a process dies. Three traps shape this class:
 *
 * <ul>
 *   <li>POSIX record locks belong to the process, and closing <em>any</em> channel on the file
 *       drops them all. So all stores of a process on one folder share one channel, kept in {@link
 *       #OPEN} until the last of them is closed.
 *   <li>{@code FileChannel.lock} closes the channel when its thread is interrupted, which would
 *       drop the locks of the others. {@code tryLock} does not, and lets the wait be bounded; only
 *       a writer that meets another process ever polls.
 *   <li>{@code String.hashCode} is specified, so that all processes agree on the stripe.
 * </ul>
 */
final class FolderLocks {
    private static final int STRIPES = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long POLL_NANOS = 500_000;

    /** By real path of the lock file; the monitor of this map guards it and the counts. */
    private static final Map<Path, FolderLocks> OPEN = new HashMap<>();

    private final Path file;
    private final FileChannel channel;
    private final ReentrantLock[] stripes =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);
    private int users;

    private FolderLocks(Path file) throws IOException {
        this.file = file;
        channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
    }

    /** The locks of this folder; {@link #leave} them once for each time they are joined. */
    static FolderLocks join(Path realFolder) throws IOException {
        Path file = realFolder.resolve("lock");
        synchronized (OPEN) {
            FolderLocks locks = OPEN.get(file);
            if (locks == null) {
                locks = new FolderLocks(file);
                OPEN.put(file, locks);
            }
            locks.users++;
            return locks;
        }
    }

    void leave() throws IOException {
        synchronized (OPEN) {
            if (--users == 0) {
                OPEN.remove(file);
                channel.close();
            }
        }
    }

    /**
     * Waits for the key's turn, a bounded time.
     *
     * @throws IOException if another writer keeps it, the thread is interrupted, or the file system
     *     knows no locks
     */
    Held hold(ObjectKey key) throws IOException {
        int stripe = Math.floorMod(key.value().hashCode(), STRIPES);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        ReentrantLock mine = stripes[stripe];
        enter(mine);
        try {
            return new Held(lockByte(stripe, deadline), mine);
        } catch (IOException | RuntimeException e) {
            mine.unlock();
            throw e;
        }
    }

    private void enter(ReentrantLock mine) throws IOException {
        try {
            if (!mine.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                throw kept();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
    }

    private FileLock lockByte(int stripe, long deadline) throws IOException {
        FileLock lock = tryLockByte(stripe);
        while (lock == null) {
            if (System.nanoTime() > deadline) {
                throw kept();
            }
            LockSupport.parkNanos(POLL_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted(null);
            }
            lock = tryLockByte(stripe);
        }
        return lock;
    }

    private @Nullable FileLock tryLockByte(int stripe) throws IOException {
        try {
            return channel.tryLock(stripe, 1, false);
        } catch (OverlappingFileLockException e) {
            // The same folder under a second name (a bind mount) in this process: it is taken.
            return null;
        }
    }

    private IOException kept() {
        return new IOException(
                "another writer has kept " + file + " for " + PATIENCE.toSeconds() + " s");
    }

    private static IOException interrupted(@Nullable Throwable cause) {
        var e = new InterruptedIOException("interrupted while waiting for another writer");
        e.initCause(cause);
        return e;
    }

    /** A turn, until it is closed by the thread that got it. */
    record Held(FileLock lock, ReentrantLock mine) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            try {
                lock.release();
            } finally {
                mine.unlock();
            }
        }
    }
}
