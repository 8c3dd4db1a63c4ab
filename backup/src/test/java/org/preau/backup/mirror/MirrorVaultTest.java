package org.preau.backup.mirror;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.backup.store.Content;
import org.preau.backup.store.DirectoryStore;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.Tag;

/** From a folder to an encrypted folder. */
class MirrorVaultTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Progress.Listener QUIET = progress -> {};

    private final KeyRing ring = KeyRing.create(Clock.systemUTC());

    @TempDir private Path folder;
    private ObjectStore primary;
    private ObjectStore mirror;
    private TestVault alpha;
    private TestVault copy;

    @BeforeEach
    void open() throws IOException {
        primary = DirectoryStore.open(folder.resolve("primary"));
        mirror = new EncryptedStore(DirectoryStore.open(folder.resolve("mirror")), ring);
        alpha = new TestVault(primary, "alpha");
        copy = new TestVault(mirror, "alpha");
    }

    @AfterEach
    void close() {
        primary.close();
        mirror.close();
    }

    @Test
    void what_is_mirrored_is_whole_and_nothing_of_it_can_be_read_without_the_key()
            throws IOException {
        List<ObjectKey> keys = alpha.addRandom(1, 30, 200_000);
        ObjectKey text = alpha.add("Compte rendu de l'assemblee".repeat(50).getBytes(US_ASCII));
        keys.add(text);
        alpha.commit(1, keys);

        MirrorReport report = mirrored(run(settings()));

        assertThat(copy.wholeVersion()).isEqualTo(1);
        assertThat(report.copied()).isEqualTo(31);
        assertThat(report.headWritten()).isTrue();
        assertThat(report.troubles()).isEmpty();
        for (Path file : TestVault.files(folder.resolve("mirror"))) {
            assertThat(new String(Files.readAllBytes(file), US_ASCII)).doesNotContain("Compte");
            assertThat(file.toString()).doesNotContain(Hashes.named(text).orElseThrow());
        }
    }

    @Test
    void another_run_copies_what_is_new_and_a_vault_without_change_costs_nothing()
            throws IOException {
        List<ObjectKey> keys = alpha.addRandom(1, 20, 50_000);
        alpha.commit(1, keys);
        mirrored(run(settings()));

        assertThat(run(settings())).isEqualTo(new MirrorOutcome.Unchanged("alpha"));
        keys.addAll(alpha.addRandom(2, 3, 50_000));
        alpha.commit(2, keys);
        MirrorReport report = mirrored(run(settings()));

        assertThat(report.copied()).isEqualTo(3);
        assertThat(report.present()).isEqualTo(20);
        assertThat(copy.wholeVersion()).isEqualTo(2);
    }

    @Test
    void an_association_is_mirrored_without_the_others() throws IOException {
        TestVault beta = new TestVault(primary, "beta");
        alpha.commit(1, alpha.addRandom(1, 2, 1000));
        beta.commit(1, beta.addRandom(2, 2, 1000));

        mirrored(run(settings()));

        assertThat(TestVault.keys(mirror, Vaults.prefix("beta"))).isEmpty();
        assertThat(TestVault.keys(mirror, Vaults.prefix("alpha"))).hasSize(3);
    }

    @Test
    void what_is_damaged_is_not_mirrored_and_the_mirror_keeps_its_whole_version()
            throws IOException {
        List<ObjectKey> keys = alpha.addRandom(1, 5, 50_000);
        alpha.commit(1, keys);
        mirrored(run(settings()));
        // Stored under a hash that is not its own: the folder itself finds nothing wrong with it.
        ObjectKey wrong = alpha.key(TestVault.bytes(7, 100));
        Tag _ = primary.put(wrong, Content.of(TestVault.bytes(8, 100)));
        List<ObjectKey> more = new ArrayList<>(keys);
        more.add(wrong);
        more.addAll(alpha.addRandom(3, 1, 1000));
        alpha.commit(2, more);

        MirrorOutcome outcome = run(settings());

        MirrorReport report = ((MirrorOutcome.Incomplete) outcome).report();
        assertThat(report.troubles())
                .singleElement()
                .satisfies(trouble -> {
                    assertThat(trouble.key()).isEqualTo(wrong.value());
                    assertThat(trouble.kind()).isEqualTo(Trouble.Kind.DAMAGED);
                });
        assertThat(report.copied()).isEqualTo(1);
        assertThat(mirror.stat(wrong)).isEmpty();
        assertThat(copy.wholeVersion()).isEqualTo(1);
    }

    @Test
    void what_no_version_needs_does_not_hold_a_new_one_back() throws IOException {
        List<ObjectKey> keys = alpha.addRandom(1, 2, 1000);
        Tag _ = primary.put(alpha.key(new byte[1]), Content.of(new byte[2]));
        alpha.commit(1, keys);
        Needs listed = (_, head) -> key -> new String(head, US_ASCII).contains(key.value());

        MirrorOutcome outcome =
                new MirrorVault(primary, mirror, settings(), listed).run("alpha", QUIET);

        assertThat(mirrored(outcome).troubles()).hasSize(1);
        assertThat(copy.wholeVersion()).isEqualTo(1);
    }

    @Test
    void a_good_copy_stays_when_the_original_is_damaged() throws IOException {
        List<ObjectKey> keys = alpha.addRandom(1, 10, 50_000);
        alpha.commit(1, keys);
        mirrored(run(settings()));
        for (Path file : TestVault.files(folder.resolve("primary"))) {
            TestVault.flip(file, new Random(3));
        }

        MirrorOutcome _ = run(settings().thorough(true));

        assertThat(copy.wholeVersion()).isEqualTo(1);
    }

    @Test
    void what_the_primary_store_has_no_more_stays_for_its_grace() throws IOException {
        List<ObjectKey> keys = alpha.addRandom(1, 4, 1000);
        alpha.commit(1, keys);
        mirrored(run(settings()));
        ObjectKey gone = keys.removeFirst();
        primary.delete(gone);
        alpha.commit(2, keys);

        MirrorReport first = mirrored(run(at(Duration.ZERO)));
        MirrorReport before = mirrored(run(at(Duration.ofDays(30).minusSeconds(1))));
        assertThat(mirror.stat(gone)).isPresent();
        MirrorReport after = mirrored(run(at(Duration.ofDays(30))));

        assertThat(List.of(first.waiting(), first.removed())).containsExactly(1L, 0L);
        assertThat(List.of(before.waiting(), before.removed())).containsExactly(1L, 0L);
        assertThat(List.of(after.waiting(), after.removed())).containsExactly(0L, 1L);
        assertThat(mirror.stat(gone)).isEmpty();
        assertThat(copy.wholeVersion()).isEqualTo(2);
    }

    @Test
    void what_comes_back_begins_its_grace_anew() throws IOException {
        List<ObjectKey> keys = alpha.addRandom(1, 4, 1000);
        byte[] bytes = TestVault.bytes(99, 500);
        ObjectKey comesBack = alpha.add(bytes);
        alpha.commit(1, keys);
        mirrored(run(settings()));
        primary.delete(comesBack);
        mirrored(run(at(Duration.ZERO)));
        alpha.add(bytes);
        mirrored(run(at(Duration.ofDays(29))));
        primary.delete(comesBack);

        MirrorReport report = mirrored(run(at(Duration.ofDays(31))));

        assertThat(report.removed()).isZero();
        assertThat(mirror.stat(comesBack)).isPresent();
    }

    @Test
    void an_emptied_primary_store_does_not_empty_its_mirror() throws IOException {
        alpha.commit(1, alpha.addRandom(1, 4, 1000));
        mirrored(run(settings()));
        for (ObjectKey key : TestVault.keys(primary, "")) {
            primary.delete(key);
        }

        MirrorOutcome outcome = run(at(Duration.ofDays(400)));

        assertThat(outcome).isEqualTo(new MirrorOutcome.NoHead("alpha", true));
        assertThat(copy.wholeVersion()).isEqualTo(1);
    }

    @Test
    void an_older_version_is_not_taken_for_a_newer_one_unless_somebody_says_so()
            throws IOException {
        List<ObjectKey> keys = alpha.addRandom(1, 4, 1000);
        for (int version = 1; version <= 3; version++) {
            alpha.commit(version, keys);
            mirrored(run(settings()));
        }
        alpha.commit(2, keys);

        assertThat(run(settings())).isEqualTo(new MirrorOutcome.Older("alpha", 2, 3));
        assertThat(copy.wholeVersion()).isEqualTo(3);
        mirrored(run(settings().acceptOlder(true)));
        assertThat(copy.wholeVersion()).isEqualTo(2);
    }

    @Test
    void an_older_head_in_the_mirror_is_told_and_replaced() throws IOException {
        List<ObjectKey> keys = alpha.addRandom(1, 4, 1000);
        alpha.commit(1, keys);
        mirrored(run(settings()));
        byte[] old = mirror.read(Vaults.head("alpha"), 10_000).orElseThrow();
        for (int version = 2; version <= 4; version++) {
            alpha.commit(version, keys);
            mirrored(run(settings()));
        }
        Tag _ = mirror.put(Vaults.head("alpha"), Content.of(old));

        MirrorReport report = mirrored(run(settings()));

        assertThat(report.troubles()).extracting(Trouble::kind).containsExactly(Trouble.Kind.HEAD);
        assertThat(copy.wholeVersion()).isEqualTo(4);
    }

    @Test
    void before_a_vault_is_brought_back_its_mirror_is_asked_for_its_newest_head()
            throws IOException {
        List<ObjectKey> keys = alpha.addRandom(1, 4, 1000);
        assertThat(CheckHead.run(mirror, "alpha")).isEqualTo(new CheckHead.Outcome.Nothing());
        for (int version = 1; version <= 4; version++) {
            alpha.commit(version, keys);
            assertThat(mirrored(run(settings())).headNumber()).isEqualTo(version);
        }
        assertThat(CheckHead.run(mirror, "alpha")).isEqualTo(new CheckHead.Outcome.Newest(4));

        assertThat(BringHeadBack.run(mirror, "alpha", 2)).isTrue();
        assertThat(copy.wholeVersion()).isEqualTo(2);
        assertThat(CheckHead.run(mirror, "alpha")).isEqualTo(new CheckHead.Outcome.Other(2, 4));
        mirror.delete(Vaults.head("alpha"));
        assertThat(CheckHead.run(mirror, "alpha")).isEqualTo(new CheckHead.Outcome.Other(0, 4));
        assertThat(BringHeadBack.run(mirror, "alpha", 4)).isTrue();
        assertThat(CheckHead.run(mirror, "alpha")).isEqualTo(new CheckHead.Outcome.Newest(4));
        assertThat(BringHeadBack.run(mirror, "alpha", 5)).isFalse();
    }

    @Test
    void an_empty_machine_gets_all_back_with_only_the_mirror_and_the_sheet() throws IOException {
        alpha.commit(3, alpha.addRandom(1, 20, 200_000));
        mirrored(run(settings()));
        String sheet = RecoverySheet.print(ring, "mirror", "infra/vault keys restore");

        KeyRing typed = RecoverySheet.read(sheet).orThrow();
        try (ObjectStore there =
                        EncryptedStore.open(DirectoryStore.open(folder.resolve("mirror")), typed);
                ObjectStore here = DirectoryStore.open(folder.resolve("new"))) {
            assertThat(CheckHead.run(there, "alpha")).isEqualTo(new CheckHead.Outcome.Newest(1));
            mirrored(new MirrorVault(there, here, settings()).run("alpha", QUIET));

            assertThat(new TestVault(here, "alpha").wholeVersion()).isEqualTo(3);
        }
    }

    @Test
    void a_vault_that_is_given_up_leaves_nothing_and_the_others_stay() throws IOException {
        TestVault other = new TestVault(primary, "alpha-2");
        other.commit(1, other.addRandom(2, 3, 1000));
        alpha.commit(1, alpha.addRandom(1, 4, 1000));
        MirrorVaults.All _ =
                new MirrorVaults(primary, mirror, settings(), Needs.ALL).run(QUIET, _ -> {});

        long removed = RemoveVault.run(mirror, "alpha");

        assertThat(removed).isEqualTo(4 + 2);
        assertThat(TestVault.keys(mirror, "")).allMatch(key -> key.value().contains("alpha-2"));
        assertThat(new TestVault(mirror, "alpha-2").wholeVersion()).isEqualTo(1);
    }

    @Test
    void only_so_many_heads_are_kept() throws IOException {
        List<ObjectKey> keys = alpha.addRandom(1, 1, 100);
        for (int version = 1; version <= HeadHistory.KEPT + 5; version++) {
            alpha.commit(version, keys);
            mirrored(run(settings()));
        }

        assertThat(TestVault.keys(mirror, "mirror/alpha/heads/"))
                .hasSizeBetween(HeadHistory.KEPT, HeadHistory.KEPT + 1);
        assertThat(CheckHead.run(mirror, "alpha"))
                .isEqualTo(new CheckHead.Outcome.Newest(HeadHistory.KEPT + 5));
    }

    @Test
    void two_at_once_take_turns_and_a_killed_one_is_waited_for_only_so_long() throws Exception {
        alpha.commit(1, alpha.addRandom(1, 4, 1000));
        ObjectKey turn = Vaults.own("alpha", "lease");
        Tag _ =
                mirror.put(
                        turn,
                        Content.of(
                                ("preau-lease-1 " + NOW.plusSeconds(60) + " x\n")
                                        .getBytes(US_ASCII)));

        assertThat(run(at(Duration.ZERO)))
                .isEqualTo(new MirrorOutcome.Busy("alpha", NOW.plusSeconds(60)));
        mirrored(run(at(Duration.ofSeconds(61))));
        assertThat(copy.wholeVersion()).isEqualTo(1);
    }

    @Test
    void many_at_once_leave_one_whole_mirror() throws Exception {
        List<ObjectKey> keys = alpha.addRandom(1, 40, 20_000);
        alpha.commit(1, keys);
        List<MirrorOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            MirrorSettings settings = settings().appendOnly(i % 2 == 0);
            threads.add(Thread.ofVirtual().start(() -> outcomes.add(run(settings))));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(outcomes)
                .hasSize(6)
                .allMatch(o ->
                        o instanceof MirrorOutcome.Mirrored
                                || o instanceof MirrorOutcome.Busy
                                || o instanceof MirrorOutcome.Unchanged)
                .anyMatch(MirrorOutcome.Mirrored.class::isInstance);
        assertThat(copy.wholeVersion()).isEqualTo(1);
    }

    @Test
    void damaged_things_of_the_mirrors_own_are_made_again() throws IOException {
        List<ObjectKey> keys = alpha.addRandom(1, 4, 1000);
        alpha.commit(1, keys);
        mirrored(run(settings()));
        Path own = folder.resolve("mirror/objects/mirror+/alpha+");
        Path head = folder.resolve("mirror/objects/vaults+/alpha+/head");
        TestVault.flip(own.resolve("lease"), new Random(1));
        TestVault.flip(head, new Random(1));
        alpha.commit(2, keys);

        mirrored(run(settings()));

        assertThat(copy.wholeVersion()).isEqualTo(2);
    }

    @Test
    void a_copy_of_another_length_is_replaced() throws IOException {
        List<ObjectKey> keys = alpha.addRandom(1, 4, 1000);
        alpha.commit(1, keys);
        mirrored(run(settings()));
        Tag _ = mirror.put(keys.getFirst(), Content.of(new byte[5000]));

        MirrorReport report = mirrored(run(settings().thorough(true)));

        assertThat(report.copied()).isEqualTo(1);
        assertThat(copy.wholeVersion()).isEqualTo(1);
    }

    @Test
    void progress_is_told_and_an_interrupted_run_says_so_and_is_resumed() throws Exception {
        List<ObjectKey> keys = alpha.addRandom(1, 200, 100_000);
        alpha.commit(1, keys);
        List<MirrorOutcome> outcomes = new ArrayList<>();
        List<Progress> told = Collections.synchronizedList(new ArrayList<>());
        Thread[] thread = new Thread[1];
        thread[0] =
                Thread.ofVirtual()
                        .unstarted(() -> {
                            Progress.Listener interrupting =
                                    progress -> {
                                        told.add(progress);
                                        thread[0].interrupt();
                                    };
                            outcomes.add(
                                    new MirrorVault(primary, mirror, settings())
                                            .run("alpha", interrupting));
                        });
        thread[0].start();
        thread[0].join();

        assertThat(outcomes.getFirst()).isInstanceOf(MirrorOutcome.Stopped.class);
        assertThat(told).isNotEmpty();
        assertThat(mirror.stat(Vaults.head("alpha"))).isEmpty();
        MirrorReport report = mirrored(run(settings()));
        assertThat(report.present() + report.copied()).isEqualTo(200);
        assertThat(copy.wholeVersion()).isEqualTo(1);
    }

    @Test
    void all_vaults_are_mirrored_and_one_that_cannot_be_does_not_stop_the_others()
            throws IOException {
        for (String name : List.of("a", "a-b", "a.b", "a0", "ab")) {
            TestVault vault = new TestVault(primary, name);
            vault.commit(1, vault.addRandom(name.hashCode(), 2, 100));
        }
        Tag _ =
                primary.put(
                        new TestVault(primary, "a.b").key(new byte[1]), Content.of(new byte[2]));
        TestVault left = new TestVault(mirror, "left");
        left.commit(1, List.of());
        var vaults = new MirrorVaults(primary, mirror, settings(), Needs.ALL);

        List<String> done = new ArrayList<>();
        MirrorVaults.All first = vaults.run(QUIET, outcome -> done.add(outcome.vault()));
        MirrorVaults.All second = vaults.run(QUIET, outcome -> {});

        assertThat(done).containsExactly("a-b", "a.b", "a", "a0", "ab");
        assertThat(first.outcomes()).hasSize(5);
        assertThat(first.onlyInMirror()).containsExactly("left");
        assertThat(second.unchanged()).isEqualTo(4);
        assertThat(second.outcomes()).singleElement().isInstanceOf(MirrorOutcome.Incomplete.class);
        assertThat(List.of(first.why(), second.why())).containsExactly("", "");
    }

    @Test
    void marks_tell_what_is_there() {
        var marks = new Marks();
        for (int i = 0; i < 5000; i++) {
            marks.add(new ObjectKey("k/" + i), i);
        }
        var seen = new java.util.TreeMap<Marks.Known, Integer>();
        for (int i = 2500; i < 7500; i++) {
            seen.merge(marks.mark(new ObjectKey("k/" + i), i / 5000 * 7 + i), 1, Integer::sum);
            seen.merge(marks.mark(new ObjectKey("k/" + i), -i), 1, Integer::sum);
        }

        assertThat(seen)
                .containsExactly(
                        entry(Marks.Known.ABSENT, 5000),
                        entry(Marks.Known.SAME, 2500),
                        entry(Marks.Known.OTHER, 2500));
        assertThat(marks.unmarked()).isEqualTo(2500);
        assertThat(marks.isUnmarked(new ObjectKey("k/2499"))).isTrue();
        assertThat(marks.isUnmarked(new ObjectKey("k/2500"))).isFalse();
        assertThat(marks.isUnmarked(new ObjectKey("k/9999"))).isFalse();
    }

    private MirrorOutcome run(MirrorSettings settings) {
        return new MirrorVault(primary, mirror, settings).run("alpha", QUIET);
    }

    private static MirrorSettings settings() {
        return MirrorSettings.USUAL;
    }

    /** Thorough, so that it looks, at this time after noon. */
    private static MirrorSettings at(Duration later) {
        return settings().thorough(true).clock(Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }

    private static MirrorReport mirrored(MirrorOutcome outcome) {
        assertThat(outcome).isInstanceOf(MirrorOutcome.Mirrored.class);
        return ((MirrorOutcome.Mirrored) outcome).report();
    }
}
