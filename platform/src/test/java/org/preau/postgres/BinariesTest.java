package org.preau.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Unpacking once, whole, and whoever comes first. */
final class BinariesTest {

    @Test
    void two_who_unpack_at_once_end_with_one_whole_copy_of_the_version_we_name() throws Exception {
        try (Sandbox sandbox = Sandbox.create();
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Path target = sandbox.folder("binaries").resolve(Binaries.VERSION);
            Callable<Void> unpack =
                    () -> {
                        Binaries.unpack(target);
                        return null;
                    };

            for (Future<Void> each : threads.invokeAll(List.of(unpack, unpack))) {
                each.get();
            }

            assertThat(version(target)).isEqualTo("postgres (PostgreSQL) 18.6");
            assertThat(Binaries.VERSION).isEqualTo("18.6.0");
            try (var entries = Files.list(sandbox.folder("binaries"))) {
                assertThat(entries).containsExactly(target);
            }
        }
    }

    @Test
    void what_a_killed_process_left_half_unpacked_is_removed_once_it_is_old() throws Exception {
        try (Sandbox sandbox = Sandbox.create()) {
            Path folder = Files.createDirectory(sandbox.folder("binaries"));
            Path old = Files.createDirectory(folder.resolve(Binaries.VERSION + ".unpacking-1"));
            Path young = Files.createDirectory(folder.resolve(Binaries.VERSION + ".unpacking-2"));
            Instant hourAgo = Instant.now().minus(Duration.ofHours(1));
            Files.setLastModifiedTime(old, FileTime.from(hourAgo));

            Binaries.unpack(folder.resolve(Binaries.VERSION));

            assertThat(old).doesNotExist();
            assertThat(young).as("another process may be at it").exists();
        }
    }

    private static String version(Path binaries) throws Exception {
        Process process =
                new ProcessBuilder(binaries.resolve("bin/postgres").toString(), "--version")
                        .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
