package org.preau.backup.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link ObjectStore} must do; each implementation runs it whole. */
abstract class ObjectStoreAcceptance {
    static final int MOST = 64 * 1024 * 1024;

    ObjectStore store;

    /** A store with nothing in it. */
    abstract ObjectStore openEmpty() throws IOException;

    /** Another store on the same objects. */
    abstract ObjectStore openAgain() throws IOException;

    @BeforeEach
    void open() throws IOException {
        store = openEmpty();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void what_is_stored_comes_back() throws IOException {
        Tag tag = store.put(key("a/b.txt"), text("bonjour"));

        try (StoredObject object = store.get(key("a/b.txt")).orElseThrow()) {
            assertThat(object.stat().tag()).isEqualTo(tag);
            assertThat(object.stat().length()).isEqualTo(7);
            assertThat(object.offset()).isZero();
            assertThat(object.length()).isEqualTo(7);
            assertThat(object.readAll(7)).asString(US_ASCII).isEqualTo("bonjour");
            assertThat(object.bytes().read()).isEqualTo(-1);
        }
        assertThat(store.stat(key("a/b.txt")).map(ObjectStat::tag)).contains(tag);
    }

    @Test
    void what_is_absent_is_empty_and_not_an_error() throws IOException {
        assertThat(store.get(key("none"))).isEmpty();
        assertThat(store.get(key("none/at/all"))).isEmpty();
        assertThat(store.get(key("none"), new ByteRange(0, 5))).isEmpty();
        assertThat(store.get(key("none"), new ByteRange(0, 0))).isEmpty();
        assertThat(store.stat(key("none"))).isEmpty();
        assertThat(store.list("", 10)).isEqualTo(new ListPage(List.of(), false));
    }

    @Test
    void what_one_store_wrote_another_reads() throws IOException {
        store.put(key("shared"), text("one"));

        try (ObjectStore other = openAgain()) {
            assertThat(read(other, "shared")).isEqualTo("one");
            other.put(key("shared"), text("two"));
        }
        assertThat(read(store, "shared")).isEqualTo("two");
    }

    @Test
    void the_later_write_stands_and_has_another_tag() throws IOException {
        Tag first = store.put(key("k"), text("first"));
        Tag second = store.put(key("k"), text("second, and longer"));

        assertThat(second).isNotEqualTo(first);
        assertThat(read(store, "k")).isEqualTo("second, and longer");
    }

    @Test
    void an_open_reader_keeps_the_content_it_opened() throws IOException {
        byte[] old = random(1, 3_000_000);
        store.put(key("k"), Content.of(old));

        try (StoredObject object = store.get(key("k")).orElseThrow()) {
            assertThat(object.bytes().read()).isEqualTo(old[0] & 0xff);
            store.put(key("k"), text("new"));
            byte[] rest = object.bytes().readAllBytes();
            assertThat(Arrays.equals(rest, 0, rest.length, old, 1, old.length)).isTrue();
        }
    }

    @Test
    void when_it_was_stored_is_known() throws IOException {
        Instant before = Instant.now();
        store.put(key("k"), text("x"));

        Instant modified = store.stat(key("k")).orElseThrow().modified();
        assertThat(modified).isBetween(before.minusSeconds(2), Instant.now().plusSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 8_388_607, 8_388_608, 8_388_609})
    void any_size_comes_back_byte_for_byte(int size) throws IOException {
        byte[] bytes = random(size, size);

        Tag known = store.put(key("known"), Content.of(bytes));
        Tag unknown = store.put(key("unknown"), streamed(Content.UNKNOWN, bytes));

        assertThat(store.read(key("known"), MOST).orElseThrow()).isEqualTo(bytes);
        assertThat(store.read(key("unknown"), MOST).orElseThrow()).isEqualTo(bytes);
        assertThat(store.stat(key("known")).orElseThrow().tag()).isEqualTo(known);
        assertThat(store.stat(key("unknown")).orElseThrow().tag()).isEqualTo(unknown);
        assertThat(store.stat(key("known")).orElseThrow().length()).isEqualTo(size);
    }

    @Test
    void forty_megabytes_pass_through_streams() throws Exception {
        byte[] bytes = random(40, 40 * 1024 * 1024);

        PutOutcome first = store.putIfAbsent(key("film"), streamed(Content.UNKNOWN, bytes));
        PutOutcome second = store.putIfAbsent(key("film"), streamed(bytes.length, bytes));

        assertThat(first).isInstanceOf(PutOutcome.Stored.class);
        assertThat(second).isInstanceOf(PutOutcome.Conflict.class);
        try (StoredObject film = store.get(key("film")).orElseThrow()) {
            assertThat(film.length()).isEqualTo(bytes.length);
            assertThat(sha256(film.bytes())).isEqualTo(sha256(new ByteArrayInputStream(bytes)));
        }
    }

    @Test
    void a_large_object_is_replaced_only_under_its_tag() throws IOException {
        byte[] bytes = random(9, 9_000_000);
        Tag first = store.put(key("large"), Content.of(bytes));
        Tag second =
                stored(store.replaceIf(key("large"), first, streamed(-1, random(8, 9_000_001))));

        assertThat(store.replaceIf(key("large"), first, Content.of(bytes)))
                .isInstanceOf(PutOutcome.Conflict.class);
        assertThat(store.stat(key("large")).orElseThrow().tag()).isEqualTo(second);
        assertThat(store.stat(key("large")).orElseThrow().length()).isEqualTo(9_000_001);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10, 0123456789",
        "0, 1, 0",
        "9, 1, 9",
        "9, 100, 9",
        "3, 4, 3456",
        "0, 9223372036854775807, 0123456789",
        "5, 9223372036854775807, 56789",
        "10, 1, ''",
        "10, 0, ''",
        "4, 0, ''",
        "11, 5, ''",
        "9223372036854775807, 9223372036854775807, ''",
    })
    void a_range_is_cut_at_the_end_of_the_object(long offset, long length, String expected)
            throws IOException {
        Tag tag = store.put(key("digits"), text("0123456789"));

        try (StoredObject part =
                store.get(key("digits"), new ByteRange(offset, length)).orElseThrow()) {
            assertThat(part.readAll(10)).asString(US_ASCII).isEqualTo(expected);
            assertThat(part.length()).isEqualTo(expected.length());
            assertThat(part.offset()).isEqualTo(Math.min(offset, 10));
            assertThat(part.stat().length()).isEqualTo(10);
            assertThat(part.stat().tag()).isEqualTo(tag);
        }
    }

    @Test
    void a_range_of_an_empty_object_is_empty() throws IOException {
        store.put(key("empty"), text(""));

        try (StoredObject part = store.get(key("empty"), new ByteRange(0, 1)).orElseThrow()) {
            assertThat(part.length()).isZero();
            assertThat(part.bytes().read()).isEqualTo(-1);
        }
    }

    @Test
    void more_than_the_caller_can_hold_is_not_read() throws IOException {
        store.put(key("k"), text("0123456789"));

        assertThatThrownBy(() -> store.read(key("k"), 9))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("10 bytes")
                .hasMessageContaining("9");
    }

    @Test
    void an_object_is_created_once() throws IOException {
        Tag tag = stored(store.putIfAbsent(key("k"), text("first")));

        assertThat(store.putIfAbsent(key("k"), text("second")))
                .isInstanceOf(PutOutcome.Conflict.class);
        assertThat(read(store, "k")).isEqualTo("first");
        assertThat(store.stat(key("k")).orElseThrow().tag()).isEqualTo(tag);
    }

    @Test
    void an_object_is_replaced_only_under_its_present_tag() throws IOException {
        Tag first = store.put(key("k"), text("first"));
        Tag second = stored(store.replaceIf(key("k"), first, text("second")));

        assertThat(store.replaceIf(key("k"), first, text("third")))
                .isInstanceOf(PutOutcome.Conflict.class);
        assertThat(read(store, "k")).isEqualTo("second");
        assertThat(store.stat(key("k")).orElseThrow().tag()).isEqualTo(second);
    }

    @Test
    void an_absent_object_is_not_replaced() throws IOException {
        Tag tag = store.put(key("k"), text("gone soon"));
        store.delete(key("k"));

        assertThat(store.replaceIf(key("k"), tag, text("back")))
                .isInstanceOf(PutOutcome.Conflict.class);
        assertThat(store.get(key("k"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 9_000_000})
    void what_comes_between_the_look_and_the_write_makes_a_conflict(int size) throws IOException {
        byte[] bytes = random(2, size);
        Content late =
                Content.of(
                        Content.UNKNOWN,
                        () -> {
                            store.put(key("k"), text("meanwhile"));
                            return new ByteArrayInputStream(bytes);
                        });

        assertThat(store.putIfAbsent(key("k"), late)).isInstanceOf(PutOutcome.Conflict.class);
        assertThat(read(store, "k")).isEqualTo("meanwhile");

        Tag before = store.put(key("k"), text("before"));
        assertThat(store.replaceIf(key("k"), before, late)).isInstanceOf(PutOutcome.Conflict.class);
        assertThat(read(store, "k")).isEqualTo("meanwhile");
    }

    @Test
    void of_sixty_four_creators_exactly_one_wins() throws Exception {
        List<PutOutcome> outcomes =
                together(64, i -> store.putIfAbsent(key("race/one"), text("writer " + i)));

        assertThat(outcomes).filteredOn(PutOutcome.Stored.class::isInstance).hasSize(1);
        int winner =
                IntStream.range(0, 64)
                        .filter(i -> outcomes.get(i) instanceof PutOutcome.Stored)
                        .findFirst()
                        .orElseThrow();
        assertThat(read(store, "race/one")).isEqualTo("writer " + winner);
        assertThat(store.stat(key("race/one")).orElseThrow().tag())
                .isEqualTo(stored(outcomes.get(winner)));
    }

    @Test
    void no_increment_is_lost_among_threads() throws Exception {
        store.put(key("counter"), text("0"));

        try (ObjectStore other = openAgain()) {
            together(8, i -> Counter.increment(i % 2 == 0 ? store : other, key("counter"), 10));
        }

        assertThat(read(store, "counter")).isEqualTo("80");
    }

    @Test
    void readers_see_whole_contents_while_writers_replace_them() throws Exception {
        store.put(key("k"), Content.of(pattern(0)));

        together(
                4,
                i -> {
                    for (int round = 0; round < 25; round++) {
                        if (i % 2 == 0) {
                            store.put(key("k"), Content.of(pattern(round)));
                        } else {
                            byte[] seen = store.read(key("k"), MOST).orElseThrow();
                            assertThat(seen).isEqualTo(pattern(seen[0]));
                        }
                    }
                    return i;
                });
    }

    @Test
    void deleting_twice_is_deleting_once() throws IOException {
        store.put(key("a/b"), text("x"));

        store.delete(key("a/b"));
        store.delete(key("a/b"));
        store.delete(key("never/there"));

        assertThat(store.get(key("a/b"))).isEmpty();
        assertThat(store.list("", 10).objects()).isEmpty();
        assertThat(store.putIfAbsent(key("a/b"), text("y"))).isInstanceOf(PutOutcome.Stored.class);
    }

    @Test
    void two_thousand_five_hundred_keys_are_listed_in_order_page_by_page() throws Exception {
        List<String> keys = manyKeys();
        together(8, i -> storeEach(keys, i, 8));

        List<String> listed = new ArrayList<>();
        List<Integer> pages = new ArrayList<>();
        ListPage page = store.list("", 999);
        while (true) {
            page.objects().forEach(object -> listed.add(object.key().value()));
            pages.add(page.objects().size());
            if (!page.more()) {
                break;
            }
            page = store.list("", page.objects().getLast().key(), 999);
        }

        assertThat(listed).isEqualTo(keys.stream().sorted().toList());
        assertThat(pages).containsExactly(999, 999, 502);
    }

    @Test
    void a_listing_begins_with_the_prefix_and_after_the_key() throws IOException {
        for (String key : List.of("a-1", "a/1", "a/2/x", "a/2/y", "a/3", "a0", "b")) {
            store.put(key(key), text(key));
        }

        assertThat(list("a", null)).containsExactly("a-1", "a/1", "a/2/x", "a/2/y", "a/3", "a0");
        assertThat(list("a/", null)).containsExactly("a/1", "a/2/x", "a/2/y", "a/3");
        assertThat(list("a/2", null)).containsExactly("a/2/x", "a/2/y");
        assertThat(list("a/2/x", null)).containsExactly("a/2/x");
        assertThat(list("a/2/x/", null)).isEmpty();
        assertThat(list("none/", null)).isEmpty();
        assertThat(list("", "a/2/x")).containsExactly("a/2/y", "a/3", "a0", "b");
        assertThat(list("", "a/2")).containsExactly("a/2/x", "a/2/y", "a/3", "a0", "b");
        assertThat(list("a/", "a0")).isEmpty();
        assertThat(list("b", "a")).containsExactly("b");
        assertThat(store.list("a/", 4).more()).isFalse();
        assertThat(store.list("a/", 3).more()).isTrue();
    }

    @Test
    void a_listing_tells_what_stat_tells() throws IOException {
        store.put(key("a/b"), text("bonjour"));
        store.put(key("a/large"), streamed(-1, random(3, 9_000_000)));

        for (ObjectStat listed : store.list("a/", 10).objects()) {
            ObjectStat stat = store.stat(listed.key()).orElseThrow();
            assertThat(listed.tag()).isEqualTo(stat.tag());
            assertThat(listed.length()).isEqualTo(stat.length());
            assertThat(Duration.between(listed.modified(), stat.modified()).abs())
                    .isLessThan(Duration.ofSeconds(2));
        }
        assertThat(store.list("a/", 10).objects()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "../", "a//", "a/../", "A", "a b", "a/./", "é", "a\0", "a\\"})
    void a_prefix_that_no_key_has_is_a_mistake(String prefix) {
        assertThatThrownBy(() -> store.list(prefix, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No key begins so");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1001, Integer.MAX_VALUE})
    void a_page_of_another_size_is_a_mistake(int limit) {
        assertThatThrownBy(() -> store.list("", limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 1000");
    }

    @Test
    void keys_at_their_limits_are_stored_and_listed() throws IOException {
        String segment = "x".repeat(ObjectKey.MAX_SEGMENT);
        String longest = "0/" + segment + "/" + segment + "/" + "y".repeat(108);
        List<String> keys =
                List.of(
                        longest,
                        "...",
                        "-",
                        "a.",
                        "a..b/..c/-d_",
                        "con",
                        ".hidden",
                        "s/".repeat(200) + "e");
        for (String key : keys) {
            store.put(key(key), text(key));
        }

        assertThat(longest).hasSize(ObjectKey.MAX_LENGTH);
        for (String key : keys) {
            assertThat(read(store, key)).isEqualTo(key);
        }
        assertThat(list("", null)).containsExactlyElementsOf(keys.stream().sorted().toList());
    }

    @ParameterizedTest
    @CsvSource({"10, 9", "10, 11", "0, 1", "9000000, 8999999", "9000000, 9000001"})
    void a_source_of_another_length_than_announced_changes_nothing(int announced, int given)
            throws IOException {
        store.put(key("k"), text("before"));

        assertThatThrownBy(() -> store.put(key("k"), streamed(announced, new byte[given])))
                .isInstanceOf(SourceFailed.class)
                .hasMessageContaining("announced " + announced);
        assertThat(read(store, "k")).isEqualTo("before");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 9_000_000})
    void a_source_that_breaks_off_changes_nothing(int after) throws IOException {
        store.put(key("k"), text("before"));

        assertThatThrownBy(() -> store.put(key("k"), Content.of(-1, () -> new Breaking(after))))
                .isInstanceOf(SourceFailed.class)
                .hasMessageContaining("the telephone went through a tunnel");
        assertThatThrownBy(() ->
                        store.putIfAbsent(key("new"), Content.of(-1, () -> new Breaking(after))))
                .isInstanceOf(SourceFailed.class);
        assertThat(read(store, "k")).isEqualTo("before");
        assertThat(list("", null)).containsExactly("k");
    }

    @Test
    void the_source_is_opened_once_and_closed() throws IOException {
        var source = new CountingSource(random(5, 9_000_000));

        store.put(key("k"), source);

        assertThat(source.opened).isEqualTo(1);
        assertThat(source.closed).isEqualTo(1);
    }

    @Test
    void an_interrupted_thread_stores_nothing_and_stays_interrupted() throws Exception {
        store.put(key("k"), text("before"));

        boolean kept =
                inThread(() -> {
                    Thread.currentThread().interrupt();
                    assertThatThrownBy(() -> store.put(key("k"), text("after")))
                            .isInstanceOf(StoreUnavailable.class);
                    return Thread.interrupted();
                });

        assertThat(kept).isTrue();
        assertThat(read(store, "k")).isEqualTo("before");
        store.put(key("k"), text("again"));
        assertThat(read(store, "k")).isEqualTo("again");
    }

    @Test
    void a_closed_store_says_so_and_closes_again() throws IOException {
        ObjectStore other = openAgain();
        other.close();
        other.close();

        assertThatThrownBy(() -> other.get(key("k"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> other.put(key("k"), text("x")))
                .isInstanceOf(IllegalStateException.class);
        store.put(key("k"), text("the other store is still open"));
    }

    @Test
    void a_good_store_passes_its_check_and_keeps_nothing_of_it() throws IOException {
        CheckStore.run(store);

        assertThat(store.list("", 10).objects()).isEmpty();
    }

    static ObjectKey key(String value) {
        return new ObjectKey(value);
    }

    static Content text(String text) {
        return Content.of(text.getBytes(US_ASCII));
    }

    static Content streamed(long announced, byte[] bytes) {
        return Content.of(announced, () -> new ByteArrayInputStream(bytes));
    }

    static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static String read(ObjectStore store, String key) throws IOException {
        return new String(store.read(key(key), MOST).orElseThrow(), US_ASCII);
    }

    static Tag stored(PutOutcome outcome) {
        return switch (outcome) {
            case PutOutcome.Stored(Tag tag) -> tag;
            case PutOutcome.Conflict() -> throw new AssertionError("a conflict");
        };
    }

    private List<String> list(String prefix, @Nullable String after) throws IOException {
        return store
                .list(prefix, Optional.ofNullable(after).map(ObjectKey::new).orElse(null), 1000)
                .objects()
                .stream()
                .map(object -> object.key().value())
                .toList();
    }

    /** Folders within folders, and names that sort otherwise with and without their slash. */
    private static List<String> manyKeys() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            keys.add("site-%d/media/photo-%03d.jpg".formatted(i % 7, i));
            keys.add("site/%d".formatted(i));
            keys.add("site.%d".formatted(i));
            keys.add("z%d/only".formatted(i));
            keys.add("site/x/y/z/%x".formatted(i * 7919));
        }
        return keys;
    }

    private int storeEach(List<String> keys, int from, int step) throws IOException {
        for (int i = from; i < keys.size(); i += step) {
            store.put(key(keys.get(i)), text("x"));
        }
        return from;
    }

    /** 200,000 times one letter. */
    private static byte[] pattern(int letter) {
        byte[] bytes = new byte[200_000];
        Arrays.fill(bytes, (byte) letter);
        return bytes;
    }

    private static byte[] sha256(InputStream in) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[100_000];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            digest.update(buffer, 0, n);
        }
        return digest.digest();
    }

    private static <T> T inThread(Callable<T> task) throws Exception {
        return together(1, i -> task.call()).getFirst();
    }

    interface Task<T> {
        T run(int number) throws Exception;
    }

    /** Runs a task in many threads that begin at the same moment. */
    static <T> List<T> together(int threads, Task<T> task) throws Exception {
        var begin = new CountDownLatch(threads);
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                futures.add(
                        executor.submit(() -> {
                            begin.countDown();
                            begin.await();
                            return task.run(number);
                        }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    /** Gives some zeros and then fails. */
    private static final class Breaking extends InputStream {
        private int left;

        Breaking(int left) {
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                throw new IOException("the telephone went through a tunnel");
            }
            int n = Math.min(length, left);
            Arrays.fill(into, offset, offset + n, (byte) 0);
            left -= n;
            return n;
        }
    }

    private static final class CountingSource implements Content {
        private final byte[] bytes;
        private int opened;
        private int closed;

        CountingSource(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            opened++;
            return new ByteArrayInputStream(bytes) {
                @Override
                public void close() {
                    closed++;
                }
            };
        }
    }
}
