package org.preau.backup.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Not a test: how long small objects take in a folder, each synced, one after another. Argument: a
 * folder on the disk to be measured. Beside it, for scale, the two syncs alone.
 */
final class StoreTimes {
    private static final int OBJECTS = 1000;
    private static final int SIZE = 4096;

    private StoreTimes() {}

    /** Measures three times; the first warms up. */
    public static void main(String[] args) throws IOException {
        for (int round = 1; round <= 3; round++) {
            Path folder = Files.createTempDirectory(Path.of(args[0]), "times");
            try (ObjectStore store = DirectoryStore.open(folder)) {
                System.out.println("round " + round + ", " + OBJECTS + " objects of " + SIZE);
                report("put", i -> store.put(key(i), Content.of(new byte[SIZE])));
                report("get", i -> found(store.read(key(i), SIZE).isPresent()));
                report("stat", i -> found(store.stat(key(i)).isPresent()));
                report("file and folder synced", i -> syncs(folder, i));
            }
        }
    }

    private interface Step {
        void run(int i) throws IOException;
    }

    private static void report(String what, Step step) throws IOException {
        long[] nanos = new long[OBJECTS];
        for (int i = 0; i < OBJECTS; i++) {
            long start = System.nanoTime();
            step.run(i);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "  %-24s mean %.3f ms, median %.3f, 99th %.3f%n",
                what,
                Arrays.stream(nanos).average().orElse(0) / 1e6,
                nanos[OBJECTS / 2] / 1e6,
                nanos[OBJECTS * 99 / 100] / 1e6);
    }

    private static void syncs(Path folder, int i) throws IOException {
        var disk = new Disk();
        Path file = folder.resolve("plain-" + i);
        try (var channel = disk.create(file)) {
            channel.write(ByteBuffer.allocate(SIZE));
            disk.sync(file, channel);
        }
        disk.syncFolder(folder);
    }

    private static void found(boolean found) {
        if (!found) {
            throw new IllegalStateException("What was stored is gone");
        }
    }

    private static ObjectKey key(int i) {
        return new ObjectKey("times/%02d/%d".formatted(i % 16, i));
    }
}
