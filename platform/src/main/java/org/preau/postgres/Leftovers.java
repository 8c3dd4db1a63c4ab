package org.preau.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears what a killed owner left in a folder. Only for who holds the {@link OwnerLock}: then a
 * server that still runs there is an orphan, and is stopped rather than adopted, because its
 * settings may not be ours and it may be on its way out already.
 *
 * <p>{@code postmaster.pid} must not be removed while a worker of a dead server still lives: it
 * could write beside a new server. PostgreSQL refuses to start as long as any process has that
 * number, even an unrelated one; we look at what the process is, wait for real workers, and then
 * remove the file.
 */
final class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    /**
     * Workers notice the death of their server within milliseconds, save in the midst of a sort.
     */
    private static final Duration WORKERS_LEAVE = Duration.ofSeconds(2);

    private Leftovers() {}

    static void clear(Layout layout) throws IOException, InterruptedException {
        Path cluster = layout.cluster();
        if (Files.exists(PostmasterFile.path(cluster))) {
            stopOrphan(cluster);
            endWorkers(cluster);
            Files.deleteIfExists(PostmasterFile.path(cluster));
        }
        Trees.emptyFolder(layout.sockets());
        removeHalfMade(layout.folder());
    }

    private static void stopOrphan(Path cluster) throws IOException, InterruptedException {
        long pid = PostmasterFile.read(cluster).map(PostmasterFile::pid).orElse(0L);
        if (LiveProcess.servesFrom(cluster, pid)) {
            LOG.warn("stopping a database server without an owner; pid={}", pid);
            StopServer.stop(pid, limit -> LiveProcess.awaitEnd(cluster, pid, limit));
        }
    }

    private static void endWorkers(Path cluster) throws IOException, InterruptedException {
        long end = System.nanoTime() + WORKERS_LEAVE.toNanos();
        for (long pid : LiveProcess.allServing(cluster)) {
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            if (!LiveProcess.awaitEnd(cluster, pid, left)) {
                LOG.warn("killing a database worker without a server; pid={}", pid);
                LiveProcess.signal(pid, "KILL");
                LiveProcess.awaitEnd(cluster, pid, WORKERS_LEAVE);
            }
        }
    }

    /** A first start that was cut leaves a cluster that nobody has ever used. */
    private static void removeHalfMade(Path folder) throws IOException {
        try (var entries = Files.newDirectoryStream(folder, Cluster.HALF_MADE + "*")) {
            for (Path entry : entries) {
                Trees.delete(entry);
            }
        }
    }
}
