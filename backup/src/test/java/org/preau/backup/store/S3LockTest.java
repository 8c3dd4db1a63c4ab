package org.preau.backup.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Object lock: what is asked of a server that has it, and what is said of one that has not. */
class S3LockTest {
    private static final ObjectKey KEY = new ObjectKey("k");

    @Test
    void a_locked_store_says_with_each_write_how_long_it_is_to_be_kept() throws IOException {
        try (var server = new FakeServer(S3LockTest::answer);
                ObjectStore store = open(server, "&lock=compliance-35")) {
            Tag _ = store.put(KEY, Content.of("x".getBytes(US_ASCII)));
            Tag _ = store.put(KEY, Content.of(new byte[9_000_000]));

            List<String> writes =
                    server.requests().stream()
                            .map(head -> head.toLowerCase(Locale.ROOT))
                            .filter(head -> head.startsWith("put") || head.contains("?uploads"))
                            .filter(head -> !head.contains("partnumber"))
                            .toList();
            assertThat(writes)
                    .hasSize(2)
                    .allMatch(head -> head.contains("\r\nx-amz-object-lock-mode: compliance"))
                    .allMatch(head -> head.contains("x-amz-object-lock-retain-until-date: 20"));
            // Without one of these S3 refuses a locked write.
            assertThat(writes.getFirst()).containsAnyOf("content-md5", "x-amz-checksum-");
        }
    }

    @Test
    void a_store_without_a_lock_says_nothing_of_it() throws IOException {
        try (var server = new FakeServer(S3LockTest::answer);
                ObjectStore store = open(server, "")) {
            Tag _ = store.put(KEY, Content.of("x".getBytes(US_ASCII)));

            assertThat(server.requests())
                    .noneMatch(head -> head.toLowerCase(Locale.ROOT).contains("lock"));
        }
    }

    @Test
    void what_a_bucket_can_lock_is_asked() throws IOException {
        String rule =
                "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule>"
                        + "<DefaultRetention><Mode>COMPLIANCE</Mode><Days>35</Days>"
                        + "</DefaultRetention></Rule></ObjectLockConfiguration>";
        String none =
                "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled>"
                        + "</ObjectLockConfiguration>";

        assertThat(lock("200 OK", rule))
                .isInstanceOfSatisfying(
                        BucketLock.Able.class,
                        able -> assertThat(able.rule()).contains("COMPLIANCE").contains("35"));
        assertThat(lock("200 OK", none)).isEqualTo(new BucketLock.Able(""));
        assertThat(lock("404 Not Found", error("ObjectLockConfigurationNotFoundError")))
                .isEqualTo(new BucketLock.Unable());
        assertThat(lock("501 Not Implemented", error("NotImplemented")))
                .isEqualTo(new BucketLock.Unknown());
        assertThatThrownBy(() -> lock("403 Forbidden", error("AccessDenied")))
                .isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void a_real_server_without_locks_is_said_to_have_none() throws IOException {
        try (S3ProxyServer server = S3ProxyServer.start()) {
            server.createBucket("bucket");
            try (ObjectStore store =
                    ObjectStores.open(server.location("bucket"), S3ProxyServer.CREDENTIALS)) {
                assertThat(((S3Store) store).lock())
                        .isIn(new BucketLock.Unknown(), new BucketLock.Unable());
            }
        }
    }

    @Test
    void days_are_counted_from_the_write() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-21T12:00:00.123Z"), ZoneOffset.UTC);

        assertThat(new S3Lock(S3Lock.Mode.GOVERNANCE, 10).headers(clock))
                .isEqualTo(
                        Map.of(
                                "x-amz-object-lock-mode", "GOVERNANCE",
                                "x-amz-object-lock-retain-until-date", "2026-12-01T12:00:00Z"));
        assertThat(S3Lock.parse("compliance-1"))
                .isEqualTo(Optional.of(new S3Lock(S3Lock.Mode.COMPLIANCE, 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"compliance", "35", "compliance-0", "compliance-99999", "x-3", "c-1 "})
    void another_lock_is_told_in_words(String text) {
        StoreLocation location =
                StoreLocation.of(
                        "s3://bucket?endpoint=http://h&lock=" + text.replace(' ', '+'),
                        S3ProxyServer.CREDENTIALS);

        assertThat(((StoreLocation.Wrong) location).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("compliance-DAYS"));
    }

    private static BucketLock lock(String status, String body) throws IOException {
        String answer =
                "HTTP/1.1 %s\r\nContent-Type: application/xml\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(status, body.length(), body);
        try (var server = new FakeServer(answer, false);
                ObjectStore store = open(server, "")) {
            return ((S3Store) store).lock();
        }
    }

    private static String error(String code) {
        return "<Error><Code>%s</Code><Message>no</Message></Error>".formatted(code);
    }

    private static ObjectStore open(FakeServer server, String more) throws IOException {
        return ObjectStores.open(
                "s3://bucket?endpoint=http://127.0.0.1:" + server.port() + more,
                S3ProxyServer.CREDENTIALS);
    }

    private static String answer(String head) {
        String body = "";
        if (head.startsWith("POST") && head.contains("?uploads")) {
            body =
                    "<InitiateMultipartUploadResult><Bucket>bucket</Bucket><Key>k</Key>"
                            + "<UploadId>u1</UploadId></InitiateMultipartUploadResult>";
        } else if (head.startsWith("POST")) {
            body =
                    "<CompleteMultipartUploadResult><Location>l</Location><Bucket>bucket</Bucket><Key>k</Key>"
                            + "<ETag>\"e2\"</ETag></CompleteMultipartUploadResult>";
        }
        return "HTTP/1.1 200 OK\r\nETag: \"e1\"\r\nContent-Type: application/xml\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body;
    }
}
