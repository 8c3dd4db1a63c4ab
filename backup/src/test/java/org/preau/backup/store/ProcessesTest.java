package org.preau.backup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.preau.backup.store.ObjectStoreAcceptance.key;
import static org.preau.backup.store.ObjectStoreAcceptance.read;
import static org.preau.backup.store.ObjectStoreAcceptance.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that several processes write to, and one whose writer is killed. */
class ProcessesTest {
    private static final int KILLS = 40;

    @TempDir private Path folder;

    @Test
    void no_increment_is_lost_between_processes() throws Exception {
        try (ObjectStore store = DirectoryStore.open(folder);
                ChildJvm one = ChildJvm.start(Counter.class, folder, "counter", 400);
                ChildJvm two = ChildJvm.start(Counter.class, folder, "counter", 400)) {
            store.put(key("counter"), text("0"));
            assertThat(one.line()).isEqualTo("ready");
            assertThat(two.line()).isEqualTo("ready");

            one.tell("go");
            two.tell("go");
            int conflicts = Counter.increment(store, key("counter"), 200);

            List<String> first = one.end();
            List<String> second = two.end();
            assertThat(first).hasSize(2).endsWith("exit 0");
            assertThat(second).hasSize(2).endsWith("exit 0");
            assertThat(read(store, "counter")).isEqualTo("1000");
            // Otherwise no two of the three ever met, and this showed nothing.
            assertThat(conflicts + met(first) + met(second)).isPositive();
        }
    }

    private static int met(List<String> said) {
        return Integer.parseInt(said.getFirst().replace("conflicts ", ""));
    }

    @Test
    void a_killed_writer_leaves_every_object_whole_and_every_acknowledged_one() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        long next = 1;
        int unfinished = 0;
        for (int round = 0; round < KILLS; round++) {
            long acknowledged = writeUntilKilled(next, random.nextInt(60));
            unfinished += partialFiles();
            long last = verify(acknowledged, "round %d of seed %d".formatted(round, seed));
            next = last + 1;
        }
        // Kills that all fell between two writes would show nothing.
        assertThat(unfinished).isPositive();

        DirectoryStore.open(folder, new Disk(), Duration.ZERO).close();
        assertThat(partialFiles()).isZero();
    }

    private long writeUntilKilled(long from, int millis) throws IOException, InterruptedException {
        try (ChildJvm writer = ChildJvm.start(KilledWriter.class, folder, from)) {
            List<String> said = new ArrayList<>(List.of(writer.line()));
            // Not a wait for something to happen: the moment of the kill is meant to be any.
            writer.process().waitFor(millis, TimeUnit.MILLISECONDS);
            said.addAll(writer.kill());
            // The last line may be cut off by the kill as well.
            return said.stream().mapToLong(Long::parseLong).max().orElseThrow();
        }
    }

    /** Every object is whole, and none is older than what was acknowledged; gives the newest. */
    private long verify(long acknowledged, String when) throws IOException {
        long newest = 0;
        try (ObjectStore store = DirectoryStore.open(folder)) {
            for (long number = Math.max(1, acknowledged - KilledWriter.KEYS + 1);
                    number <= acknowledged;
                    number++) {
                byte[] bytes = store.read(KilledWriter.key(number), 1_000_000).orElseThrow();
                long found = ByteBuffer.wrap(bytes).getLong();
                assertThat(found).as(when).isGreaterThanOrEqualTo(number);
                assertThat(Arrays.equals(bytes, KilledWriter.content(found))).as(when).isTrue();
                newest = Math.max(newest, found);
            }
            assertThat(store.list("", 10).objects()).hasSizeLessThanOrEqualTo(KilledWriter.KEYS);
        }
        return newest;
    }

    private int partialFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("partial"))) {
            return (int) files.count();
        }
    }
}
