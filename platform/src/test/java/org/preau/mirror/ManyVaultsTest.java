package org.preau.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.preau.backup.vault.Note;
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.Source;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.VaultName;
import org.preau.backup.vault.VaultPath;

/** A night of a thousand associations costs the twenty that changed. */
class ManyVaultsTest {

    private static final int ALL = 1_000;
    private static final int CHANGED = 20;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @Test
    void ofAThousandVaultsThoseThatChangedAreCopied() throws IOException {
        try (Ground ground = Ground.still()) {
            for (int n = 0; n < ALL; n++) {
                commit(ground, n, "first");
            }
            measured(ground, "the first copy");
            assertThat(run(ground).copied()).isEqualTo(ALL);
            for (int n = 0; n < CHANGED; n++) {
                commit(ground, n, "second");
            }

            ground.clock.pass(Duration.ofDays(1));
            long statements = measured(ground, CHANGED + " of " + ALL + " changed");

            assertThat(run(ground).copied()).isEqualTo(CHANGED);
            assertThat(run(ground).unchanged()).isEqualTo(ALL - CHANGED);
            assertThat(statements).isLessThan(5L * CHANGED + 30);
            ground.clock.pass(Duration.ofDays(1));
            assertThat(measured(ground, "nothing changed")).isLessThan(30);
        }
    }

    private static long measured(Ground ground, String what) {
        long statements = ground.server.house().database().statements();
        long cpu = SYSTEM.getProcessCpuTime();
        long begun = System.nanoTime();
        assertThat(ground.mirror.run()).isEmpty();
        long asked = ground.server.house().database().statements() - statements;
        System.out.printf(
                "%s: %d statements, %d ms, %d ms of CPU, %d objects read%n",
                what,
                asked,
                Duration.ofNanos(System.nanoTime() - begun).toMillis(),
                Duration.ofNanos(SYSTEM.getProcessCpuTime() - cpu).toMillis(),
                run(ground).checked());
        return asked;
    }

    private static MirrorRuns.Run run(Ground ground) {
        return ground.standing().latest().orElseThrow();
    }

    private static void commit(Ground ground, int n, String text) throws IOException {
        var _ =
                Vault.open(ground.vaults(), new VaultName("vault-%04d".formatted(n)))
                        .commit(
                                Source.of(
                                        Map.of(
                                                new VaultPath("site.json"),
                                                (text + n).getBytes(StandardCharsets.UTF_8))),
                                new Note("x", "x", text, Instant.now()),
                                Progress.SILENT);
    }
}
