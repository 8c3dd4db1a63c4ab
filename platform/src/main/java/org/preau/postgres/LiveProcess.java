package org.preau.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Processes of this machine as the kernel shows them, and the signals we send them. */
final class LiveProcess {

    private static final long POLL_MILLIS = 2;

    private LiveProcess() {}

    /**
     * Whether this process is a PostgreSQL working in this data folder. Its number proves nothing,
     * since numbers are given out again; its program and its working folder do, because every
     * PostgreSQL process stays in its data folder.
     */
    static boolean servesFrom(Path cluster, long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        try {
            String program = Files.readSymbolicLink(process.resolve("exe")).toString();
            return (program.endsWith("/postgres") || program.endsWith("/postgres (deleted)"))
                    && Files.isSameFile(process.resolve("cwd"), cluster);
        } catch (IOException e) {
            return false; // gone, or somebody else's
        }
    }

    /** Every PostgreSQL process, server or worker, that works in this data folder. */
    static List<Long> allServing(Path cluster) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .map(Long::valueOf)
                    .filter(pid -> servesFrom(cluster, pid))
                    .toList();
        }
    }

    /** Sends INT, QUIT… by the shell's own kill: Java alone knows TERM and KILL. */
    static void signal(long pid, String name) throws IOException, InterruptedException {
        new ProcessBuilder("/bin/sh", "-c", "kill -s \"$1\" \"$2\"", "sh", name, Long.toString(pid))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /**
     * Waits until the process serves this folder no longer; false when it still does at the end.
     */
    static boolean awaitEnd(Path cluster, long pid, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (servesFrom(cluster, pid)) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            Thread.sleep(POLL_MILLIS);
        }
        return true;
    }
}
