package org.preau.backup.mirror;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.preau.backup.store.DirectoryStore;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;

/**
 * Not a test: what a gigabyte costs to verify, to mirror and to verify in the mirror. Arguments: a
 * folder, how many objects, and how many bytes each has.
 */
final class MirrorTimes {
    private MirrorTimes() {}

    /** Measures twice; the first warms up. */
    public static void main(String[] args) throws IOException {
        int count = Integer.parseInt(args[1]);
        int size = Integer.parseInt(args[2]);
        Path folder = Files.createTempDirectory(Path.of(args[0]), "times");
        KeyRing ring = KeyRing.create(Clock.systemUTC());
        try (ObjectStore primary = DirectoryStore.open(folder.resolve("primary"));
                ObjectStore mirror =
                        new EncryptedStore(DirectoryStore.open(folder.resolve("mirror")), ring);
                ObjectStore second =
                        new EncryptedStore(DirectoryStore.open(folder.resolve("second")), ring);
                ObjectStore plain = DirectoryStore.open(folder.resolve("plain"))) {
            var vault = new TestVault(primary, "alpha");
            List<ObjectKey> keys = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                keys.add(vault.add(TestVault.bytes(i, size)));
            }
            vault.commit(1, keys);
            long bytes = (long) count * size;
            for (int round = 1; round <= 2; round++) {
                System.out.println("round " + round + ", " + count + " objects of " + size);
                report("verify", bytes, () -> verify(primary));
            }
            report("mirror", bytes, () -> mirror(primary, mirror, MirrorSettings.USUAL));
            report(
                    "mirror to a second",
                    bytes,
                    () -> mirror(primary, second, MirrorSettings.USUAL));
            report(
                    "mirror, not encrypted",
                    bytes,
                    () -> mirror(primary, plain, MirrorSettings.USUAL));
            report("mirror again", bytes, () -> mirror(primary, mirror, MirrorSettings.USUAL));
            report(
                    "mirror, all looked for",
                    bytes,
                    () -> mirror(primary, mirror, MirrorSettings.USUAL.thorough(true)));
            report("verify mirror", bytes, () -> verify(mirror));
        }
        night(folder.resolve("night"), ring);
        System.out.println("peak memory " + peak());
    }

    /** A thousand associations, then again when nothing changed, then when twenty did. */
    private static void night(Path folder, KeyRing ring) throws IOException {
        try (ObjectStore primary = DirectoryStore.open(folder.resolve("primary"));
                ObjectStore mirror =
                        new EncryptedStore(DirectoryStore.open(folder.resolve("mirror")), ring)) {
            for (int i = 0; i < 1000; i++) {
                change(primary, i, 1);
            }
            var all = new MirrorVaults(primary, mirror, MirrorSettings.USUAL, Needs.ALL);
            report("1,000 vaults", 1_000_000_000, () -> all(all, 0));
            report("none changed", 1_000_000_000, () -> all(all, 1000));
            for (int i = 0; i < 20; i++) {
                change(primary, 50 * i, 2);
            }
            report("20 changed", 1_000_000_000, () -> all(all, 980));
        }
    }

    private static void change(ObjectStore primary, int number, int version) throws IOException {
        var vault = new TestVault(primary, "association-%04d".formatted(number));
        vault.commit(version, vault.addRandom(1000L * version + number, 2, 2000));
    }

    private static void all(MirrorVaults all, int unchanged) {
        MirrorVaults.All done = all.run(_ -> {}, _ -> {});
        require(done.why().isEmpty() && done.unchanged() == unchanged);
    }

    private static void verify(ObjectStore store) {
        VerifyOutcome outcome =
                new VerifyObjects(store, null, 2, Clock.systemUTC())
                        .run("alpha", Sample.ALL, List.of(), _ -> {});
        require(outcome instanceof VerifyOutcome.Whole);
    }

    private static void mirror(ObjectStore from, ObjectStore to, MirrorSettings settings) {
        MirrorOutcome outcome = new MirrorVault(from, to, settings).run("alpha", _ -> {});
        require(
                outcome instanceof MirrorOutcome.Mirrored
                        || outcome instanceof MirrorOutcome.Unchanged);
    }

    private static void report(String what, long bytes, Runnable act) {
        long wall = System.nanoTime();
        long cpu = cpu();
        act.run();
        double cpuSeconds = (cpu() - cpu) / 1e9;
        double seconds = (System.nanoTime() - wall) / 1e9;
        System.out.printf(
                "  %-24s %7.3f s, %7.3f CPU-s, %6.2f CPU-s per GB%n",
                what, seconds, cpuSeconds, cpuSeconds / (bytes / 1e9));
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static String peak() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .findFirst()
                .orElse("unknown");
    }

    private static void require(boolean well) {
        if (!well) {
            throw new IllegalStateException("It did not go well");
        }
    }
}
