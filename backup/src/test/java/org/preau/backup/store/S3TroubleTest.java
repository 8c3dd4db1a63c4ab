package org.preau.backup.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.preau.backup.store.ObjectStoreAcceptance.key;
import static org.preau.backup.store.ObjectStoreAcceptance.text;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are absent, slow, cut short, or not what they should be. */
class S3TroubleTest {
    private static final Duration PATIENCE = Duration.ofMillis(600);
    private static final String FACTS =
            "ETag: \"abc\"\r\nLast-Modified: Sat, 21 Nov 2026 10:00:00 GMT\r\n";

    @Test
    void a_refused_connection_is_told_at_once() throws IOException {
        int port = freePort();

        try (ObjectStore store = store(port)) {
            assertFails(
                    Duration.ofSeconds(5),
                    () -> store.get(key("k")),
                    "Cannot read k at http://127.0.0.1:" + port,
                    "Nothing was sent");
            assertFails(Duration.ofSeconds(5), () -> store.put(key("k"), text("x")), "store k");
            assertFails(
                    Duration.ofSeconds(5), () -> store.putIfAbsent(key("k"), text("x")), "store k");
            assertFails(Duration.ofSeconds(5), () -> store.list("", 1), "list");
        }
    }

    @Test
    void a_server_that_never_answers_is_given_up() throws IOException {
        try (var server = new FakeServer("", true);
                ObjectStore store = store(server.port())) {
            Duration most = PATIENCE.multipliedBy(6);
            assertFails(most, () -> store.get(key("k")), "Cannot read k", "no answer in time");
            assertFails(most, () -> store.stat(key("k")), "Cannot look at k");
            assertFails(most, () -> store.put(key("k"), text("x")), "not known whether");
            assertFails(most, () -> store.delete(key("k")), "Cannot delete k");
        }
    }

    @Test
    void a_server_that_drips_its_answer_is_given_up() throws IOException {
        Duration drop = PATIENCE.dividedBy(3);
        try (var server =
                        FakeServer.dripping(
                                "HTTP/1.1 200 OK\r\n"
                                        + FACTS
                                        + "X-Long: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
                ObjectStore store = S3Store.open(settings(server.port()).withPatience(drop))) {
            Duration most = Duration.ofSeconds(5);
            assertFails(most, () -> store.put(key("k"), text("x")), "Cannot store k");
            assertFails(most, () -> store.get(key("k")), "Cannot read k");
        }
    }

    @Test
    void a_body_that_stops_is_given_up() throws IOException {
        try (var server =
                        new FakeServer(
                                "HTTP/1.1 200 OK\r\n" + FACTS + "Content-Length: 10\r\n\r\n01234",
                                true);
                ObjectStore store = store(server.port());
                StoredObject object = store.get(key("k")).orElseThrow()) {
            assertFails(
                    PATIENCE.multipliedBy(6),
                    () -> object.bytes().readAllBytes(),
                    "Cannot read k",
                    "no answer in time");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 10\r\n\r\n",
                "Content-Length: 10\r\n\r\n012345678",
            })
    void a_truncated_answer_is_an_error_and_not_an_end(String rest) throws IOException {
        try (var server = new FakeServer("HTTP/1.1 200 OK\r\n" + FACTS + rest, false);
                ObjectStore store = store(server.port());
                StoredObject object = store.get(key("k")).orElseThrow()) {
            assertFails(
                    PATIENCE.multipliedBy(6),
                    () -> object.bytes().readAllBytes(),
                    "Cannot read k",
                    "unexpected end of stream");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nETag: \"a\"\r\nConnection: close\r\n\r\n0123456789",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789",
                "HTTP/1.1 200 OK\r\nETag: \"a\"\r\nTransfer-Encoding: chunked\r\n\r\na\r\n0123456789\r\n0\r\n\r\n",
                "HTTP/1.1 206 OK\r\nETag: \"a\"\r\nContent-Length: 5\r\nContent-Range: bytes 0-4/10\r\n\r\n01234",
            })
    void a_whole_object_without_its_length_and_tag_is_not_believed(String answer)
            throws IOException {
        try (var server = new FakeServer(answer, false);
                ObjectStore store = store(server.port())) {
            assertThatThrownBy(() -> store.get(key("k"))).isInstanceOf(StoreUnavailable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Length: 10\r\n\r\n0123456789",
                "HTTP/1.1 206 OK\r\nETag: \"a\"\r\nContent-Length: 3\r\nContent-Range: bytes 1-3/10\r\n\r\n123",
                "HTTP/1.1 206 OK\r\nETag: \"a\"\r\nContent-Length: 9\r\nContent-Range: bytes 2-4/10\r\n\r\n234",
                "HTTP/1.1 206 OK\r\nETag: \"a\"\r\nContent-Length: 3\r\nContent-Range: who knows\r\n\r\n234",
            })
    void other_bytes_than_the_range_asked_for_are_not_believed(String answer) throws IOException {
        try (var server = new FakeServer(answer, false);
                ObjectStore store = store(server.port())) {
            assertThatThrownBy(() -> store.get(key("k"), new ByteRange(2, 3)))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("Cannot read k");
        }
    }

    @Test
    void what_is_not_s3_is_told_so() throws IOException {
        String page =
                "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n<h1>?</h1>";
        try (var server = new FakeServer(page, false);
                ObjectStore store = store(server.port())) {
            assertThatThrownBy(() -> store.get(key("k")))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("does not answer as an S3 server");
        }
    }

    @Test
    void a_busy_server_is_asked_again_but_a_conditional_write_is_sent_once() throws IOException {
        String busy =
                "HTTP/1.1 503 Slow Down\r\nContent-Type: application/xml\r\nContent-Length: 64\r\n\r\n"
                        + "<Error><Code>SlowDown</Code><Message>Slow</Message></Error>     ";
        try (var server = new FakeServer(busy, false);
                ObjectStore store = store(server.port())) {
            assertThatThrownBy(() -> store.put(key("k"), text("x")))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("SlowDown");
            assertThat(server.requests()).hasSize(3);

            assertThatThrownBy(() -> store.putIfAbsent(key("k"), text("x")))
                    .isInstanceOf(StoreUnavailable.class);
            assertThatThrownBy(() -> store.replaceIf(key("k"), new Tag("t"), text("x")))
                    .isInstanceOf(StoreUnavailable.class);
            assertThat(server.requests()).hasSize(5);
        }
    }

    @Test
    void a_conditional_write_whose_answer_is_lost_is_in_doubt_and_not_a_conflict()
            throws IOException {
        try (var server = new FakeServer("", false);
                ObjectStore store = store(server.port())) {
            assertThatThrownBy(() -> store.putIfAbsent(key("k"), text("x")))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("not known whether");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_conditional_write_on_a_kept_connection_that_breaks_is_not_sent_again()
            throws IOException {
        String found = "HTTP/1.1 200 OK\r\n" + FACTS + "Content-Length: 0\r\n\r\n";
        try (var server = FakeServer.keeping(head -> head.startsWith("PUT") ? "" : found);
                ObjectStore store = store(server.port())) {
            assertThat(store.stat(key("k"))).isPresent();

            assertThatThrownBy(() -> store.putIfAbsent(key("k"), text("x")))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("not known whether");
            assertThat(server.requests()).filteredOn(head -> head.startsWith("PUT")).hasSize(1);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void a_server_that_ignores_conditions_does_not_pass_the_check() throws IOException {
        String ok =
                "HTTP/1.1 200 OK\r\n"
                        + FACTS
                        + "Content-Type: application/xml\r\nContent-Length: 0\r\n\r\n";
        String none = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
        String empty =
                "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: 84\r\n\r\n"
                        + "<ListBucketResult><Name>b</Name><IsTruncated>false</IsTruncated></ListBucketResult>  ";
        try (var server =
                        new FakeServer(head ->
                                head.startsWith("GET")
                                        ? empty
                                        : head.startsWith("HEAD /bucket/preau") ? none : ok);
                ObjectStore store = store(server.port())) {
            assertThatThrownBy(() -> CheckStore.run(store))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("does not keep the conditions");
        }
    }

    @Test
    void a_stream_left_open_keeps_its_turn_and_no_more() throws IOException {
        String answer = "HTTP/1.1 200 OK\r\n" + FACTS + "Content-Length: 2\r\n\r\nok";
        try (var server = new FakeServer(answer, false);
                ObjectStore store = S3Store.open(settings(server.port()).withConnections(1))) {
            StoredObject held = store.get(key("k")).orElseThrow();
            assertFails(
                    PATIENCE.multipliedBy(6),
                    () -> store.get(key("k")),
                    "all 1 connections",
                    "busy");

            held.close();
            held.close();
            for (int i = 0; i < 5; i++) {
                assertThat(store.read(key("k"), 2)).hasValue("ok".getBytes(US_ASCII));
            }
            assertThatThrownBy(() -> store.read(key("k"), 1)).hasMessageContaining("2 bytes");
            assertThat(store.read(key("k"), 2)).isPresent();
        }
    }

    @Test
    void a_missing_bucket_and_wrong_keys_are_told_with_their_remedy() throws IOException {
        try (S3ProxyServer server = S3ProxyServer.start();
                ObjectStore store =
                        ObjectStores.open(server.location("no-such"), S3ProxyServer.CREDENTIALS)) {
            for (ThrowingCallable act :
                    List.<ThrowingCallable>of(
                            () -> store.get(key("k")),
                            () -> store.stat(key("k")),
                            () -> store.list("", 1),
                            () -> store.put(key("k"), text("x")),
                            () -> store.putIfAbsent(key("k"), text("x")),
                            () -> store.replaceIf(key("k"), new Tag("t"), text("x")),
                            () -> CheckStore.run(store))) {
                assertThatThrownBy(act)
                        .isInstanceOf(StoreUnavailable.class)
                        .hasMessageContaining(
                                "Create the bucket no-such there, or correct its name");
            }
            server.createBucket("bucket");
            var wrong = new S3Credentials(S3ProxyServer.CREDENTIALS.accessKey(), "wrong");
            try (ObjectStore stranger = ObjectStores.open(server.location("bucket"), wrong)) {
                assertThatThrownBy(() -> stranger.put(key("k"), text("x")))
                        .isInstanceOf(StoreUnavailable.class)
                        .hasMessageContaining("Correct the access key and the secret key")
                        .hasMessageNotContaining("wrong");
            }
        }
    }

    private static ObjectStore store(int port) {
        return S3Store.open(settings(port));
    }

    private static S3Settings settings(int port) {
        return new S3Settings(
                URI.create("http://127.0.0.1:" + port),
                S3Settings.DEFAULT_REGION,
                "bucket",
                "",
                S3ProxyServer.CREDENTIALS,
                true,
                8,
                PATIENCE);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void assertFails(Duration most, ThrowingCallable act, String... words) {
        long start = System.nanoTime();
        assertThatThrownBy(act)
                .isInstanceOf(StoreUnavailable.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(most);
    }
}
