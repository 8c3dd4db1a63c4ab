package org.preau.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes {@code postgresql.conf} and {@code pg_hba.conf} at each start, so that a newer Préau
 * brings newer settings. They stay ours to write even when PostgreSQL runs as somebody else.
 */
final class Configuration {

    /** A socket's address holds 107 bytes; a deeper folder does without, and TCP is used. */
    private static final int LONGEST_SOCKET = 107;

    private static final String ACCESS =
            """
            # Written by Préau at each start. A password for everybody, from this machine only.
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private Configuration() {}

    static void write(Layout layout, PostgresOptions options, int port) throws IOException {
        replace(layout.cluster().resolve("pg_hba.conf"), ACCESS);
        replace(layout.cluster().resolve("postgresql.conf"), settings(layout, options, port));
    }

    private static String settings(Layout layout, PostgresOptions options, int port) {
        return """
        # Written by Préau at each start: put your own lines in %s.
        listen_addresses = '127.0.0.1'
        port = %d
        unix_socket_directories = %s
        unix_socket_permissions = 0700
        max_connections = %d
        superuser_reserved_connections = 2
        password_encryption = 'scram-sha-256'
        allow_alter_system = off

        # What was acknowledged is on the disk.
        fsync = on
        synchronous_commit = on
        full_page_writes = on
        # Bounds the work of a start after a crash.
        max_wal_size = 512MB

        # Many small tenants on a small machine, shared with a JVM: short queries, no
        # query that takes every core.
        %s
        work_mem = 8MB
        maintenance_work_mem = 64MB
        max_parallel_workers_per_gather = 0
        max_parallel_maintenance_workers = 1
        jit = off
        random_page_cost = 1.1
        idle_in_transaction_session_timeout = 5min
        # pg_stat_activity tells the same, and costs nothing at each message.
        update_process_title = off

        timezone = 'UTC'
        log_timezone = 'UTC'
        datestyle = 'iso, dmy'
        default_text_search_config = 'pg_catalog.french'

        # A file per day of the week, overwritten a week later. Neither parameters nor
        # the values of violated keys are logged: they are people's data.
        logging_collector = on
        log_directory = %s
        log_filename = 'postgresql-%%a.log'
        log_file_mode = 0600
        log_rotation_age = 1d
        log_rotation_size = 0
        log_truncate_on_rotation = on
        log_line_prefix = '%%m [%%p] %%q%%u %%a '
        log_error_verbosity = terse
        log_parameter_max_length = 0
        log_min_duration_statement = 1s
        log_checkpoints = off

        %s
        include_if_exists = %s
        """
                .formatted(
                        layout.localSettings(),
                        port,
                        quoted(socketFolder(layout)),
                        options.maxConnections(),
                        memory(),
                        quoted(layout.logs().toString()),
                        extra(options.settings()),
                        quoted(layout.localSettings().toString()));
    }

    private static String socketFolder(Layout layout) {
        String longest = layout.sockets().resolve(".s.PGSQL.65535").toString();
        boolean fits = longest.getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET;
        // A comma separates folders there.
        return fits && !longest.contains(",") ? layout.sockets().toString() : "";
    }

    private static String memory() {
        long megabytes = MachineMemory.megabytes();
        return """
        shared_buffers = %dMB
        effective_cache_size = %dMB\
        """
                .formatted(Math.clamp(megabytes / 16, 64, 512), Math.max(256, megabytes / 3));
    }

    private static String extra(Map<String, String> settings) {
        return settings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + " = " + quoted(entry.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static void replace(Path file, String text) throws IOException {
        Path half = Files.createTempFile(file.getParent(), "preau-", ".conf");
        Files.writeString(half, text);
        Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
