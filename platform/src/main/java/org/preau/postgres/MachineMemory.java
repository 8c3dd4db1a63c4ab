package org.preau.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much memory there is for us: the machine's, or the container's limit if it is less. */
final class MachineMemory {

    private static final long SMALLEST = 1024;

    private MachineMemory() {}

    /** In MiB; 1024 where it cannot be known. */
    static long megabytes() {
        return Math.min(machine(), container());
    }

    private static long machine() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
            return lines.filter(line -> line.startsWith("MemTotal:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(kibibytes -> Long.parseLong(kibibytes) >> 10)
                    .findFirst()
                    .orElse(SMALLEST);
        } catch (IOException e) {
            return SMALLEST;
        }
    }

    private static long container() {
        try {
            String limit = Files.readString(Path.of("/sys/fs/cgroup/memory.max")).strip();
            return limit.equals("max") ? Long.MAX_VALUE : Long.parseLong(limit) >> 20;
        } catch (IOException | NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
