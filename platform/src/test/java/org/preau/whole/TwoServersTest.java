package org.preau.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.preau.testing.TestServer;

/** Two servers on one PostgreSQL and one store act as one. */
class TwoServersTest {

    private static final int ROUNDS = 40;
    private static final long GIVE_UP_NANOS = 5_000_000_000L;

    @Test
    void aWriteOnEitherIsPublicOnBothWithinATenthOfASecond() throws Exception {
        Path objects = Files.createTempDirectory("preau-objects");
        Map<String, String> shared = Map.of("PREAU_STORE", objects.toString());
        try (TestServer one = TestServer.start(shared);
                TestServer two = TestServer.beside(one, shared)) {
            List<Long> millis = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                TestServer writer = round % 2 == 0 ? one : two;
                TestServer reader = round % 2 == 0 ? two : one;
                millis.add(untilSeen(writer, reader, "Nom numéro " + round));
            }
            Collections.sort(millis);
            System.out.println(
                    "public on the other server: median "
                            + millis.get(ROUNDS / 2)
                            + " ms, worst "
                            + millis.getLast()
                            + " ms, N="
                            + ROUNDS);
            assertThat(millis.get(ROUNDS / 2)).isLessThan(100);
            assertThat(millis.get(ROUNDS * 9 / 10)).isLessThan(100);
        }
    }

    private static long untilSeen(TestServer writer, TestServer reader, String name) {
        AtomicInteger looks = new AtomicInteger();
        writer.house()
                .database()
                .write(
                        writer.tenancy(writer.alpha()),
                        tx -> {
                            tx.query("update site set tagline = :name")
                                    .bind("name", name)
                                    .execute();
                            tx.siteChanged();
                            return name;
                        });
        long committed = System.nanoTime();
        assertThat(writer.visitor("alpha.localhost").get("/").body())
                .as("the writer's own server, at once")
                .contains(name);
        while (System.nanoTime() - committed < GIVE_UP_NANOS) {
            looks.incrementAndGet();
            if (reader.visitor("alpha.localhost").get("/").body().contains(name)) {
                return (System.nanoTime() - committed) / 1_000_000;
            }
        }
        throw new AssertionError("not seen after five seconds and " + looks + " looks");
    }
}
