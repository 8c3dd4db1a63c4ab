package org.preau.backup.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preau.backup.store.Content;
import org.preau.backup.store.DirectoryStore;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.StoredObject;
import org.preau.backup.store.Tag;

/** A folder and its encrypted mirror in another, each repaired from the other. */
class VerifyObjectsTest {
    private static final Progress.Listener QUIET = progress -> {};
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    private final KeyRing ring = KeyRing.create(Clock.systemUTC());

    @TempDir private Path folder;
    private ObjectStore primary;
    private ObjectStore mirror;
    private TestVault alpha;

    @BeforeEach
    void open() throws IOException {
        primary = DirectoryStore.open(folder.resolve("primary"));
        mirror = new EncryptedStore(DirectoryStore.open(folder.resolve("mirror")), ring);
        alpha = new TestVault(primary, "alpha");
    }

    @AfterEach
    void close() {
        primary.close();
        mirror.close();
    }

    @Test
    void what_is_whole_is_said_to_be() throws IOException {
        alpha.commit(1, alpha.addRandom(1, 50, 100_000));

        VerifyReport report = ((VerifyOutcome.Whole) verify(primary, null, List.of())).report();

        assertThat(report.objects()).isEqualTo(50);
        assertThat(report.bytes()).isGreaterThan(1_000_000);
        assertThat(report.findings()).isEmpty();
    }

    /** Five times two hundred files, one bit in each, anywhere, the trailer included. */
    @ParameterizedTest
    @ValueSource(strings = {"primary", "mirror"})
    void a_thousand_flipped_bits_are_all_found_and_repaired_and_none_is_served(String spoilt)
            throws IOException {
        List<ObjectKey> keys = alpha.addRandom(1, 200, 150_000);
        alpha.commit(1, keys);
        mirror();
        Map<ObjectKey, byte[]> contents = contents(keys);
        long seed = System.nanoTime();
        var random = new Random(seed);
        ObjectStore store = spoilt.equals("primary") ? primary : mirror;
        ObjectStore other = spoilt.equals("primary") ? mirror : primary;
        for (int round = 0; round < 5; round++) {
            for (Path file : TestVault.files(folder.resolve(spoilt))) {
                TestVault.flip(file, random);
            }
            for (ObjectKey key : keys) {
                assertServesNothingElse(
                        store, key, Objects.requireNonNull(contents.get(key)), "seed " + seed);
            }
            VerifyReport report =
                    ((VerifyOutcome.Repaired) verify(store, other, List.of())).report();
            assertThat(report.damaged()).as("seed " + seed).isEqualTo(200);
            assertThat(report.repaired()).isEqualTo(200);
            assertThat(verify(store, null, keys)).isInstanceOf(VerifyOutcome.Whole.class);
            for (ObjectKey key : TestVault.keys(store, "damaged/")) {
                store.delete(key);
            }
        }
        assertThat(new TestVault(store, "alpha").wholeVersion()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"primary", "mirror"})
    void truncated_exchanged_and_lost_objects_are_found_and_repaired(String spoilt)
            throws IOException {
        List<ObjectKey> keys = alpha.addRandom(1, 60, 200_000);
        alpha.commit(1, keys);
        mirror();
        List<Path> files = TestVault.files(folder.resolve(spoilt));
        var random = new Random(5);
        for (Path file : files.subList(0, 20)) {
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
        }
        for (int i = 20; i < 40; i += 2) {
            exchange(files.get(i), files.get(i + 1));
        }
        for (Path file : files.subList(40, 60)) {
            Files.delete(file);
        }
        ObjectStore store = spoilt.equals("primary") ? primary : mirror;
        ObjectStore other = spoilt.equals("primary") ? mirror : primary;

        VerifyReport report = ((VerifyOutcome.Repaired) verify(store, other, keys)).report();

        assertThat(report.damaged()).isEqualTo(40);
        assertThat(report.missing()).isEqualTo(20);
        assertThat(report.repaired()).isEqualTo(60);
        assertThat(new TestVault(store, "alpha").wholeVersion()).isEqualTo(1);
    }

    @Test
    void the_damaged_bytes_are_kept_as_evidence() throws IOException {
        ObjectKey key = alpha.add(TestVault.bytes(1, 1000));
        mirror();
        Path file = TestVault.files(folder.resolve("primary")).getFirst();
        TestVault.flip(file, new Random(1));
        byte[] damaged = Files.readAllBytes(file);

        VerifyReport report = verify(primary, mirror, List.of()).report();

        String aside = "damaged/20261121/" + key;
        assertThat(report.findings().getFirst().evidence()).isEqualTo(aside);
        try (Stream<Path> files = Files.walk(folder.resolve("primary/objects/damaged+"))) {
            Path evidence = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            assertThat(Files.readAllBytes(evidence)).isEqualTo(damaged);
        }
    }

    @Test
    void where_both_copies_are_bad_it_is_said_and_nothing_is_changed() throws IOException {
        ObjectKey damagedTwice = alpha.add(TestVault.bytes(1, 1000));
        mirror();
        ObjectKey onlyHere = alpha.add(TestVault.bytes(2, 1000));
        ObjectKey nowhere = alpha.key(TestVault.bytes(3, 1000));
        for (String store : List.of("primary", "mirror")) {
            for (Path file : TestVault.files(folder.resolve(store))) {
                TestVault.flip(file, new Random(1));
            }
        }
        Map<Path, List<Byte>> before = bytes();

        VerifyReport report =
                ((VerifyOutcome.Broken) verify(primary, mirror, List.of(nowhere))).report();

        assertThat(report.lost()).isEqualTo(3);
        assertThat(report.findings())
                .extracting(finding -> finding.trouble().key())
                .containsExactlyInAnyOrder(damagedTwice.value(), onlyHere.value(), nowhere.value());
        assertThat(report.findings())
                .allMatch(finding -> finding.trouble().kind() == Trouble.Kind.LOST)
                .allMatch(finding -> finding.trouble().message().contains("a third copy"));
        assertThat(bytes()).isEqualTo(before);
    }

    @Test
    void without_a_mirror_it_is_told_and_left() throws IOException {
        alpha.addRandom(1, 3, 1000);
        TestVault.flip(TestVault.files(folder.resolve("primary")).getFirst(), new Random(1));
        Map<Path, List<Byte>> before = bytes();

        VerifyOutcome outcome = verify(primary, null, List.of());

        assertThat(outcome).isInstanceOf(VerifyOutcome.Broken.class);
        assertThat(outcome.report().damaged()).isEqualTo(1);
        assertThat(bytes()).isEqualTo(before);
    }

    @Test
    void the_wrong_key_is_not_taken_for_damage() throws IOException {
        List<ObjectKey> keys = alpha.addRandom(1, 5, 1000);
        alpha.commit(1, keys);
        mirror();
        var other = new KeyRing(ring.names(), KeyRing.create(Clock.systemUTC()).keys());
        ObjectStore wrong =
                new EncryptedStore(DirectoryStore.open(folder.resolve("mirror")), other);

        VerifyReport report = ((VerifyOutcome.Broken) verify(wrong, primary, List.of())).report();

        assertThat(report.repaired()).isZero();
        assertThat(report.findings())
                .hasSize(5)
                .allMatch(f -> f.trouble().kind() == Trouble.Kind.UNREADABLE)
                .allMatch(f -> f.trouble().message().contains(ring.current().id()))
                .allMatch(f -> f.trouble().message().contains("recovery sheet"));
        assertThat(new TestVault(mirror, "alpha").wholeVersion()).isEqualTo(1);
    }

    @Test
    void everything_is_read_within_the_days_whatever_days_are_left_out() throws IOException {
        List<ObjectKey> keys = alpha.addRandom(1, 300, 100);
        var random = new Random(4);
        LocalDate start = LocalDate.of(2026, 11, 21);
        LocalDate last = null;
        Map<ObjectKey, LocalDate> read = new TreeMap<>();
        for (int day = 0; day < 60; day++) {
            LocalDate today = start.plusDays(day);
            if (day > 0 && random.nextInt(3) == 0) {
                continue;
            }
            Sample sample = Sample.within(7, last, today);
            keys.stream().filter(sample::includes).forEach(key -> read.put(key, today));
            last = today;
            LocalDate oldest = today.minusDays(7);
            assertThat(keys)
                    .allMatch(key ->
                            !Objects.requireNonNull(read.get(key)).isBefore(oldest.plusDays(1)));
        }
        Set<Integer> sizes = new HashSet<>();
        for (int day = 0; day < 7; day++) {
            Sample one = Sample.within(7, start.plusDays(day), start.plusDays(day + 1));
            sizes.add((int) keys.stream().filter(one::includes).count());
        }
        assertThat(sizes.stream().mapToInt(i -> i).max().orElseThrow()).isLessThan(80);
        assertThat(Sample.within(7, start, start).count()).isZero();
    }

    @Test
    void a_sample_leaves_the_rest_and_says_how_much() throws IOException {
        List<ObjectKey> keys = alpha.addRandom(1, 100, 100);
        Sample sample = new Sample(10, 3, 2);
        long due = keys.stream().filter(sample::includes).count();

        VerifyReport report =
                new VerifyObjects(primary, mirror, 3, CLOCK)
                        .run("alpha", sample, List.of(), QUIET)
                        .report();

        assertThat(report.objects()).isEqualTo(due);
        assertThat(report.left()).isEqualTo(100 - due);
    }

    private VerifyOutcome verify(
            ObjectStore store, @Nullable ObjectStore other, Iterable<ObjectKey> needed) {
        return new VerifyObjects(store, other, 3, CLOCK).run("alpha", Sample.ALL, needed, QUIET);
    }

    private void mirror() throws IOException {
        if (primary.stat(Vaults.head("alpha")).isEmpty()) {
            alpha.commit(1, TestVault.keys(primary, Vaults.prefix("alpha")));
        }
        assertThat(new MirrorVault(primary, mirror, MirrorSettings.USUAL).run("alpha", QUIET))
                .isInstanceOf(MirrorOutcome.Mirrored.class);
    }

    private Map<ObjectKey, byte[]> contents(List<ObjectKey> keys) throws IOException {
        Map<ObjectKey, byte[]> contents = new TreeMap<>();
        for (ObjectKey key : keys) {
            contents.put(key, primary.read(key, 1_000_000).orElseThrow());
        }
        return contents;
    }

    /** Reads it to the failure that must come. An encrypted store gives no wrong byte before it. */
    private static void assertServesNothingElse(
            ObjectStore store, ObjectKey key, byte[] right, String seed) {
        List<byte[]> given = new ArrayList<>();
        boolean ended = false;
        try (StoredObject object = store.get(key).orElseThrow()) {
            byte[] buffer = new byte[7000];
            for (int n = object.bytes().read(buffer); n >= 0; n = object.bytes().read(buffer)) {
                given.add(Arrays.copyOf(buffer, n));
            }
            ended = true;
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("damaged");
        }
        assertThat(ended).as(seed).isFalse();
        if (store instanceof EncryptedStore) {
            int at = 0;
            for (byte[] part : given) {
                assertThat(part)
                        .as(seed)
                        .isEqualTo(Arrays.copyOfRange(right, at, at + part.length));
                at += part.length;
            }
        }
    }

    private Map<Path, List<Byte>> bytes() throws IOException {
        Map<Path, List<Byte>> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                List<Byte> content = new ArrayList<>();
                for (byte b : Files.readAllBytes(file)) {
                    content.add(b);
                }
                bytes.put(file, content);
            }
        }
        return bytes;
    }

    private static void exchange(Path one, Path two) throws IOException {
        Path between = one.resolveSibling("between");
        Files.move(one, between);
        Files.move(two, one);
        Files.move(between, two);
    }

    @Test
    void what_is_put_in_the_place_of_another_object_is_refused_by_the_name() throws IOException {
        ObjectKey one = alpha.add(TestVault.bytes(1, 1000));
        ObjectKey two = alpha.add(TestVault.bytes(2, 1000));
        mirror();
        // By the store under the encryption, as a thief with its credentials would.
        try (ObjectStore under = DirectoryStore.open(folder.resolve("mirror"))) {
            var names = new HiddenNames(ring.names().secret());
            byte[] sealed = under.read(names.hide(one), 10_000).orElseThrow();
            Tag _ = under.put(names.hide(two), Content.of(sealed));
        }

        VerifyReport report =
                ((VerifyOutcome.Repaired) verify(mirror, primary, List.of())).report();

        assertThat(report.damaged()).isEqualTo(1);
    }
}
