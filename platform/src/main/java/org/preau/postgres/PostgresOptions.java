package org.preau.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the embedded PostgreSQL is to run.
 *
 * @param port 1 to 65535 for exactly this one; 0 for the port of the last start if it is free, else
 *     any free one
 * @param maxConnections how many clients at once, 5 to 1000
 * @param binaries where to keep the unpacked binaries; null: in the database's own folder
 * @param patience how long to wait for another owner of the folder to leave before refusing
 * @param settings more lines of {@code postgresql.conf}, which win over ours
 */
public record PostgresOptions(
        int port,
        int maxConnections,
        @Nullable Path binaries,
        Duration patience,
        Map<String, String> settings) {

    public PostgresOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535: " + port);
        }
        if (maxConnections < 5 || maxConnections > 1000) {
            throw new IllegalArgumentException(
                    "maxConnections must be 5 to 1000: " + maxConnections);
        }
        settings = Map.copyOf(settings);
    }

    /** A stable free port, 40 connections, binaries beside the data, no patience. */
    public static PostgresOptions defaults() {
        return new PostgresOptions(0, 40, null, Duration.ZERO, Map.of());
    }

    /** The same on this port; 0 for any. */
    public PostgresOptions withPort(int port) {
        return new PostgresOptions(port, maxConnections, binaries, patience, settings);
    }

    /** The same for this many clients at once. */
    public PostgresOptions withMaxConnections(int count) {
        return new PostgresOptions(port, count, binaries, patience, settings);
    }

    /** The same with its binaries in this folder, which several databases may share. */
    public PostgresOptions withBinaries(Path folder) {
        return new PostgresOptions(port, maxConnections, folder, patience, settings);
    }

    /** The same, waiting this long for another owner to leave. */
    public PostgresOptions withPatience(Duration patience) {
        return new PostgresOptions(port, maxConnections, binaries, patience, settings);
    }

    /**
     * The same with these settings of {@code postgresql.conf} instead of the earlier extra ones.
     */
    public PostgresOptions withSettings(Map<String, String> settings) {
        return new PostgresOptions(port, maxConnections, binaries, patience, settings);
    }
}
