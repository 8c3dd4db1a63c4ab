package org.preau.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.preau.postgres.DatabaseAccess;
import org.preau.postgres.EmbeddedPostgres;
import org.preau.postgres.PostgresOptions;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/**
 * PostgreSQL goes away under load and comes back: errors only while it is away, each with a page
 * that says so and when to try again; what was acknowledged is there; nothing needs help.
 */
class PostgresRestartTest {

    private static final int WRITERS = 6;
    private static final int READERS = 3;
    private static final long SECOND = 1_000_000_000L;
    private static final long RECOVERS_WITHIN = 15 * SECOND;

    /** One request under load: when it began and ended, and what came. */
    private record Asked(long begun, long ended, int status, String retryAfter, UUID id) {}

    private final Queue<Asked> writes = new ConcurrentLinkedQueue<>();
    private final Queue<Asked> reads = new ConcurrentLinkedQueue<>();
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void aRestartUnderLoadCostsOnlyTheTimeThatItTakes() throws Exception {
        Path folder = reachable(Files.createTempDirectory("preau-restart"));
        EmbeddedPostgres first = EmbeddedPostgres.start(folder, options(0));
        int port = first.port();
        DatabaseAccess superuser = first.superuser("preau");
        try (TestServer server = TestServer.over(first.owner(), Map.of())) {
            Visitor api = Tokens.of(server.port(), superuser, server.alpha());
            HttpResponse<String> cached = server.visitor("alpha.localhost").get("/");
            List<Thread> load = load(server, api);
            pause(2);

            long down = System.nanoTime();
            first.close();
            HttpResponse<String> french = server.portal().get("/connexion/lien?jeton=x");
            HttpResponse<String> english =
                    server.portal().with("accept-language", "en").get("/connexion/lien?jeton=x");
            HttpResponse<String> program = api.get("/api/v1/associations/alpha/articles");
            HttpResponse<String> site = server.visitor("alpha.localhost").get("/");
            long starting = System.nanoTime();
            try (EmbeddedPostgres second = EmbeddedPostgres.start(folder, options(port))) {
                long up = System.nanoTime();
                awaitSuccess(up);
                pause(2);
                over.set(true);
                for (Thread thread : load) {
                    thread.join();
                }

                tell(down, starting, up);
                assertThat(second.port()).isEqualTo(port);
                saysSo(french, "Le préau rouvre bientôt");
                saysSo(english, "Back in a moment");
                saysSo(program, "out of reach");
                assertThat(site.statusCode()).as("a page in the cache").isEqualTo(200);
                assertThat(site.body()).isEqualTo(cached.body());
                assertThat(unanswered).isEmpty();
                onlyWhileAway(down, up);
                nothingAcknowledgedIsLost(server);
            }
        }
    }

    private void onlyWhileAway(long down, long up) {
        List<Asked> wrong = new ArrayList<>();
        long recovered = firstSuccess(up);
        for (Queue<Asked> all : List.of(writes, reads)) {
            for (Asked one : all) {
                boolean good = one.status() < 300;
                boolean away = one.ended() > down && one.begun() < recovered;
                boolean told = one.status() == 503 && !one.retryAfter().isEmpty();
                if (!good && !(away && told)) {
                    wrong.add(one);
                }
            }
        }
        assertThat(wrong).as("errors that are no 503, or not of this time").isEmpty();
        assertThat(recovered - up).as("ns until it works again").isLessThan(RECOVERS_WITHIN);
    }

    private void nothingAcknowledgedIsLost(TestServer server) {
        Set<UUID> kept =
                Set.copyOf(
                        server.house()
                                .database()
                                .read(
                                        server.tenancy(server.alpha()),
                                        tx -> tx.query("select id from article").list(UUID.class)));
        List<UUID> lost =
                writes.stream()
                        .filter(one -> one.status() == 201)
                        .map(Asked::id)
                        .filter(id -> !kept.contains(id))
                        .toList();
        assertThat(lost).isEmpty();
    }

    private static void saysSo(HttpResponse<String> answer, String words) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
        assertThat(answer.body()).contains(words);
    }

    private List<Thread> load(TestServer server, Visitor api) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                while (!over.get()) {
                                    UUID id = UUID.randomUUID();
                                    ask(
                                            writes,
                                            id,
                                            () ->
                                                    api.copy()
                                                            .json(
                                                                    "POST",
                                                                    "/api/v1/associations/alpha/articles",
                                                                    "{\"id\":\"%1$s\",\"title\":\"Texte %1$s\"}"
                                                                            .formatted(id)));
                                }
                            }));
        }
        for (int i = 0; i < READERS; i++) {
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                while (!over.get()) {
                                    UUID id = UUID.randomUUID();
                                    ask(
                                            reads,
                                            id,
                                            () ->
                                                    server.visitor("alpha.localhost")
                                                            .get("/recherche?q=" + id));
                                }
                            }));
        }
        return threads;
    }

    private void ask(
            Queue<Asked> all, UUID id, java.util.function.Supplier<HttpResponse<String>> request) {
        long begun = System.nanoTime();
        try {
            HttpResponse<String> answer = request.get();
            all.add(
                    new Asked(
                            begun,
                            System.nanoTime(),
                            answer.statusCode(),
                            answer.headers().firstValue("retry-after").orElse(""),
                            id));
            LockSupport.parkNanos(SECOND / 100);
        } catch (UncheckedIOException e) {
            unanswered.add(String.valueOf(e));
        }
    }

    private void awaitSuccess(long since) {
        long end = System.nanoTime() + 2 * RECOVERS_WITHIN;
        while (firstSuccess(since) == Long.MAX_VALUE && System.nanoTime() < end) {
            LockSupport.parkNanos(SECOND / 50);
        }
    }

    /** When both kinds of request first worked after {@code since}. */
    private long firstSuccess(long since) {
        return Math.max(first(writes, since), first(reads, since));
    }

    private static long first(Queue<Asked> all, long since) {
        return all.stream()
                .filter(one -> one.status() < 300 && one.begun() > since)
                .mapToLong(Asked::ended)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private void tell(long down, long starting, long up) {
        System.out.printf(
                "PostgreSQL restarted under load: away %d ms, works again %d ms after; %d writes (%d acknowledged, %d times 503), %d reads (%d times 503)%n",
                (up - down) / 1_000_000,
                (firstSuccess(up) - up) / 1_000_000,
                writes.size(),
                count(writes, 201),
                count(writes, 503),
                reads.size(),
                count(reads, 503));
        assertThat(count(writes, 201)).isGreaterThan(20);
        assertThat(starting).isGreaterThan(down);
    }

    private static long count(Queue<Asked> all, int status) {
        return all.stream().filter(one -> one.status() == status).count();
    }

    private static void pause(int seconds) {
        LockSupport.parkNanos(seconds * SECOND);
    }

    private static PostgresOptions options(int port) {
        return PostgresOptions.defaults()
                .withPort(port)
                .withBinaries(
                        Path.of(System.getProperty("java.io.tmpdir"), "preau-postgres-binaries"));
    }

    private static Path reachable(Path folder) throws IOException {
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
