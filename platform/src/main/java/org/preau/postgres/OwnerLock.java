package org.preau.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Says who owns a database folder: the process that holds the kernel's lock on {@code owner.lock}.
 *
 * <p>The kernel lets go when the process ends, however it ends, so that a lock never goes stale and
 * whoever holds it knows that a server still running there is an orphan. The process number in
 * {@code owner.pid} is only for the message to a second owner.
 */
final class OwnerLock implements AutoCloseable {

    /**
     * Folders owned by this very process. POSIX locks belong to the process, and closing any other
     * descriptor of the file drops them: a second owner here must be refused before it opens it.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private static final long RETRY_MILLIS = 20;

    private final Path key;
    private final FileChannel channel;

    private OwnerLock(Path key, FileChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    /** Takes the folder, waiting up to {@code patience}; refuses as {@code AlreadyRunning}. */
    static OwnerLock take(Layout layout, Duration patience)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            OwnerLock lock = tryTake(layout);
            if (lock != null) {
                return lock;
            }
            if (System.nanoTime() - end >= 0) {
                throw new PostgresFailure(owner(layout));
            }
            Thread.sleep(RETRY_MILLIS);
        }
    }

    private static @Nullable OwnerLock tryTake(Layout layout) throws IOException {
        Path key = layout.folder().toRealPath();
        if (!HELD.add(key)) {
            return null;
        }
        FileChannel channel = null;
        try {
            channel =
                    FileChannel.open(
                            layout.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                Files.writeString(layout.ownerNote(), ProcessHandle.current().pid() + "\n");
                return new OwnerLock(key, channel);
            }
        } catch (IOException | RuntimeException e) {
            abandon(key, channel);
            throw e;
        }
        abandon(key, channel);
        return null;
    }

    private static void abandon(Path key, @Nullable FileChannel channel) throws IOException {
        HELD.remove(key);
        if (channel != null) {
            channel.close();
        }
    }

    private static PostgresProblem owner(Layout layout) {
        long pid = 0;
        try {
            pid = Long.parseLong(Files.readString(layout.ownerNote()).strip());
        } catch (IOException | NumberFormatException e) {
            // The owner has the lock and has not yet written its number: it is 0 in the message.
        }
        int port = PostmasterFile.read(layout.cluster()).map(PostmasterFile::port).orElse(0);
        return new PostgresProblem.AlreadyRunning(layout.folder(), pid, port);
    }

    /** Lets go; a second call does nothing. */
    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(key);
    }
}
