package org.preau.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says: PostgreSQL's own note about the server of a data folder, one
 * fact a line (src/include/utils/pidfile.h). After a crash it says things that are no longer true.
 */
record PostmasterFile(long pid, int port, String status) {

    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** Empty when there is none, or none that can be understood (it may be half written). */
    static Optional<PostmasterFile> read(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(path(cluster));
            return Optional.of(
                    new PostmasterFile(
                            Long.parseLong(lines.getFirst().strip()),
                            Integer.parseInt(line(lines, PORT_LINE, "0")),
                            line(lines, STATUS_LINE, "")));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    static Path path(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    private static String line(List<String> lines, int index, String otherwise) {
        return index < lines.size() ? lines.get(index).strip() : otherwise;
    }

    /** Whether clients are let in. */
    boolean ready() {
        return status.equals("ready");
    }
}
