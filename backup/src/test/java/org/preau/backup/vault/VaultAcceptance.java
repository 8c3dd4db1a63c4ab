package org.preau.backup.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.preau.backup.vault.Folders.content;
import static org.preau.backup.vault.Folders.note;
import static org.preau.backup.vault.Folders.random;
import static org.preau.backup.vault.Folders.text;
import static org.preau.backup.vault.Folders.write;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preau.backup.store.AroundHead;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.vault.CommitOutcome.Committed;
import org.preau.backup.vault.CommitOutcome.Unchanged;

/** What a vault must do on every store; each store runs it whole. */
abstract class VaultAcceptance {
    static final VaultName NAME = new VaultName("alpha");

    @TempDir private Path scratch;

    ObjectStore store;
    Path data;
    Vault vault;

    abstract ObjectStore openEmpty() throws IOException;

    @BeforeEach
    void open() throws IOException {
        store = openEmpty();
        data = Files.createDirectory(scratch.resolve("data"));
        vault = Vault.open(store, NAME);
    }

    @AfterEach
    void everyVaultIsWholeAndStockGitReadsIt() throws Exception {
        try (ObjectStore _ = store) {
            Vault fresh = Vault.open(store, NAME);
            if (!fresh.versions().isEmpty()) {
                assertThat(fresh.verify(Progress.SILENT).damages()).isEmpty();
                Git.fsck(store, NAME, scratch);
            }
        }
    }

    @Test
    void what_is_committed_comes_back_to_the_byte() throws IOException {
        write(data, "a/b.txt", "bonjour");
        write(data, "a/empty", "");
        write(data, "photo.jpg", random(1, 700_000));
        write(data, "mail.mbox", text(2, 5_000_000));
        write(data, "film.mp4", random(3, 9_000_000));
        Files.createDirectories(data.resolve("nothing/in/here"));
        Files.createSymbolicLink(data.resolve("link"), Path.of("../outside/of it"));
        Path script = write(data, "run.sh", "#!/bin/sh");
        assertThat(script.toFile().setExecutable(true)).isTrue();

        assertThat(commit("first")).isInstanceOf(Committed.class);

        assertThat(restored(1)).isEqualTo(content(data));
    }

    @Test
    void difficult_names_come_back_as_they_were() throws IOException {
        List<String> names =
                List.of(
                        "été composé",
                        Normalizer.normalize("été décomposé", Normalizer.Form.NFD),
                        "with space ",
                        "new\nline",
                        "back\\slash",
                        "*?\"<>|:",
                        "x".repeat(255),
                        "é".repeat(127),
                        "日本語 🎉",
                        "%",
                        "%percent",
                        "%.git",
                        ".git/config",
                        ".GIT/config",
                        ".g\u200cit/config",
                        ".git./x",
                        "git~1",
                        ".gitattributes",
                        "sub/.gitattributes",
                        ".gitmodules",
                        ".gitignore",
                        "gi7eba~1",
                        "-rf",
                        "CON",
                        "a",
                        "a.b",
                        "a-b/x",
                        "a.b2/x",
                        "a0");
        for (String name : names) {
            write(data, name, "it is " + name);
        }

        commit("difficult");

        assertThat(restored(1)).isEqualTo(content(data));
    }

    @Test
    void nothing_changed_is_no_version() throws IOException {
        write(data, "a", "one");
        commit("first");

        assertThat(commit("again")).isInstanceOf(Unchanged.class);
        assertThat(commit("again")).isInstanceOf(Unchanged.class);
        assertThat(vault.versions()).hasSize(1);
    }

    @Test
    void a_file_touched_but_not_changed_is_read_once_and_makes_no_version() throws IOException {
        Path file = write(data, "a", random(1, 400_000));
        commit("first");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));

        assertThat(commit("touched")).isInstanceOf(Unchanged.class);
        assertThat(vault.versions()).hasSize(1);
        assertThat(restored(1)).isEqualTo(content(data));
    }

    @Test
    void a_change_of_same_length_and_time_is_seen() throws IOException {
        Path file = write(data, "a", "one");
        var time = Files.getLastModifiedTime(file);
        commit("first");
        Files.writeString(file, "two");
        Files.setLastModifiedTime(file, time);

        assertThat(commit("second")).isInstanceOf(Committed.class);
        assertThat(read(2, "a")).isEqualTo("two");
        assertThat(read(1, "a")).isEqualTo("one");
    }

    @Test
    void versions_are_listed_and_compared() throws IOException {
        write(data, "same", "same");
        write(data, "edited", "before");
        write(data, "removed", "gone");
        write(data, "moved", random(1, 300_000));
        commit("first");
        write(data, "edited", "after");
        Files.delete(data.resolve("removed"));
        Files.move(data.resolve("moved"), data.resolve("there"));
        write(data, "added", "new");
        commit("second");

        assertThat(vault.versions())
                .extracting(Version::message)
                .containsExactly("second", "first");
        assertThat(vault.versions()).extracting(Version::author).containsOnly("Zoé");
        assertThat(vault.diff(1, 2))
                .containsExactly(
                        new Change.Added(new VaultPath("added")),
                        new Change.Edited(new VaultPath("edited")),
                        new Change.Removed(new VaultPath("removed")),
                        new Change.Moved(new VaultPath("there"), new VaultPath("moved")));
        assertThatThrownBy(() -> vault.diff(1, 3)).isInstanceOf(NoSuchVersion.class);
    }

    @Test
    void a_folder_or_a_file_is_restored_alone() throws IOException {
        write(data, "a/b/one", "1");
        write(data, "a/b/two", "2");
        write(data, "a/bc", "3");
        commit("first");

        Path target = scratch.resolve("part");
        vault.restore(1, new VaultPath("a/b"), target, Progress.SILENT);
        assertThat(content(target).keySet()).containsExactly("a", "a/b", "a/b/one", "a/b/two");
        vault.restore(1, new VaultPath("a/bc"), target, Progress.SILENT);
        assertThat(target.resolve("a/bc")).hasContent("3");
        assertThatThrownBy(() -> vault.restore(1, new VaultPath("a/c"), target, Progress.SILENT))
                .isInstanceOf(NoSuchPath.class);
    }

    @Test
    void nothing_that_stands_in_the_way_is_overwritten() throws IOException {
        write(data, "a", "theirs");
        commit("first");
        Path target = scratch.resolve("busy");
        write(target, "a", "mine");

        assertThatThrownBy(() -> vault.restore(1, target, Progress.SILENT))
                .hasMessageContaining("not empty");
        assertThatThrownBy(() -> vault.restore(1, new VaultPath("a"), target, Progress.SILENT))
                .isInstanceOf(IOException.class);
        assertThat(target.resolve("a")).hasContent("mine");
    }

    @Test
    void an_edit_in_a_large_file_costs_its_edit() throws IOException {
        byte[] before = text(1, 20_000_000);
        write(data, "mail", before);
        commit("first");
        long size = stored();
        byte[] after = new byte[before.length + 10];
        System.arraycopy(before, 0, after, 0, 7_000_000);
        System.arraycopy(text(9, 10), 0, after, 7_000_000, 10);
        System.arraycopy(before, 7_000_000, after, 7_000_010, before.length - 7_000_000);
        write(data, "mail", after);
        commit("second");

        assertThat(stored() - size).isLessThan(100_000);
        ByteArrayOutputStream back = new ByteArrayOutputStream();
        assertThat(vault.copy(2, new VaultPath("mail"), back)).isTrue();
        assertThat(Arrays.equals(back.toByteArray(), after)).isTrue();
    }

    @Test
    void a_file_that_is_a_pointer_comes_back_as_one() throws IOException {
        byte[] large = random(1, 300_000);
        write(data, "large", large);
        write(data, "pointer", new Pointer(Sha256.of(large), large.length).bytes());
        commit("first");

        assertThat(restored(1)).isEqualTo(content(data));
    }

    @Test
    void two_writers_at_once_both_get_their_version() throws Exception {
        int writers = 4;
        int rounds = 5;
        CyclicBarrier start = new CyclicBarrier(writers);
        List<Future<Integer>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            for (int w = 0; w < writers; w++) {
                int writer = w;
                all.add(
                        threads.submit(() -> {
                            start.await();
                            Vault mine = Vault.open(store, NAME);
                            for (int round = 0; round < rounds; round++) {
                                byte[] large = random(100L * writer + round, 300_000 + round);
                                var files =
                                        Map.of(
                                                new VaultPath("large"),
                                                large,
                                                new VaultPath("small"),
                                                text(writer * 7 + round, 1000));
                                mine.commit(
                                        Source.of(files),
                                        note(writer + " " + round),
                                        Progress.SILENT);
                            }
                            return writer;
                        }));
            }
            for (Future<Integer> one : all) {
                assertThat(one.get()).isNotNegative();
            }
        }

        List<Version> versions = vault.versions();
        assertThat(versions).hasSize(writers * rounds);
        assertThat(versions).extracting(Version::message).doesNotHaveDuplicates();
        for (Version version : versions) {
            int space = version.message().indexOf(' ');
            int writer = Integer.parseInt(version.message().substring(0, space));
            int round = Integer.parseInt(version.message().substring(space + 1));
            assertThat(vault.read(version.number(), new VaultPath("large"), 1 << 20))
                    .contains(random(100L * writer + round, 300_000 + round));
        }
    }

    @Test
    void forgotten_versions_go_and_the_others_stay() throws IOException {
        for (int i = 1; i <= 6; i++) {
            write(data, "large", random(i, 2_000_000));
            write(data, "small", "number " + i);
            commit("number " + i);
        }
        long before = stored();

        assertThat(vault.forget(Set.of(2L, 3L, 4L))).containsExactly(2L, 3L, 4L);
        assertThat(vault.collectNow(Progress.SILENT).bytes()).isGreaterThan(5_900_000);

        assertThat(stored()).isLessThan(before - 5_900_000);
        assertThat(vault.versions()).extracting(Version::number).containsExactly(6L, 5L, 1L);
        for (long number : new long[] {1, 5, 6}) {
            assertThat(read(number, "small")).isEqualTo("number " + number);
            assertThat(vault.read(number, new VaultPath("large"), 1 << 22))
                    .contains(random(number, 2_000_000));
        }
        assertThatThrownBy(() -> vault.read(2, new VaultPath("small"), 100))
                .isInstanceOf(NoSuchVersion.class);
        write(data, "small", "number 7");
        assertThat(commit("number 7")).isInstanceOf(Committed.class);
        assertThat(vault.versions().getFirst().number()).isEqualTo(7);
    }

    @Test
    void a_collection_moves_what_is_still_needed_of_a_bundle() throws IOException {
        for (int i = 0; i < 8; i++) {
            write(data, "photo" + i, random(i, 900_000));
            write(data, "mail" + i, text(i, 600_000));
        }
        commit("eight");
        for (int i = 1; i < 8; i++) {
            Files.delete(data.resolve("photo" + i));
            Files.delete(data.resolve("mail" + i));
        }
        commit("one");
        vault.forget(Set.of(1L));
        vault.collectNow(Progress.SILENT);

        assertThat(stored()).isLessThan(1_500_000);
        assertThat(restored(2)).isEqualTo(content(data));
    }

    @Test
    void a_collection_while_others_write_loses_nothing() throws Exception {
        int rounds = 12;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> writing =
                    threads.submit(() -> {
                        for (int round = 0; round < rounds; round++) {
                            var files =
                                    Map.of(
                                            new VaultPath("large"),
                                            random(round % 3, 500_000),
                                            new VaultPath("small"),
                                            text(round, 100));
                            vault.commit(Source.of(files), note("" + round), Progress.SILENT);
                        }
                        return null;
                    });
            Vault other = Vault.open(store, NAME);
            long newest = 0;
            while (!writing.isDone()) {
                List<Version> versions = other.versions();
                if (versions.isEmpty() || versions.getFirst().number() == newest) {
                    // One after the other, or the writer would begin again and again.
                    Thread.onSpinWait();
                    continue;
                }
                newest = versions.getFirst().number();
                if (versions.size() > 2) {
                    other.forget(Set.of(versions.get(1).number()));
                }
                other.collect(Duration.ZERO, Progress.SILENT);
            }
            assertThat(writing.get()).isNull();
        }

        Version last = vault.versions().getFirst();
        assertThat(last.number()).isEqualTo(rounds);
        assertThat(vault.read(last.number(), new VaultPath("small"), 1000))
                .contains(text(rounds - 1, 100));
        assertThat(vault.read(last.number(), new VaultPath("large"), 1 << 20))
                .contains(random((rounds - 1) % 3, 500_000));
    }

    /**
     * The commit has stored everything upon the collection's new head, and is just about to swap
     * its own, when the collection deletes.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_was_stored_upon_the_new_head_is_never_swept(boolean atOnce) throws Exception {
        vault.commit(
                Source.of(Map.of(new VaultPath("a"), text(1, 10))), note("1"), Progress.SILENT);
        vault.commit(
                Source.of(Map.of(new VaultPath("b"), text(2, 10))), note("2"), Progress.SILENT);
        vault.forget(Set.of(1L));
        CountDownLatch stored = new CountDownLatch(1);
        CountDownLatch swept = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            List<Future<?>> writing = new ArrayList<>();
            Vault writer =
                    Vault.open(new AroundHead(store, () -> pass(stored, swept), () -> {}), NAME);
            Runnable begin =
                    () -> {
                        writing.add(threads.submit(() -> commit(writer, "3")));
                        pass(new CountDownLatch(0), stored);
                    };
            Vault other = Vault.open(new AroundHead(store, () -> {}, begin), NAME);
            Collected collected =
                    atOnce
                            ? other.collectNow(Progress.SILENT)
                            : other.collect(Duration.ZERO, Progress.SILENT);
            swept.countDown();

            assertThat(collected.done()).isTrue();
            assertThat(writing).hasSize(1);
            assertThat(writing.getFirst().get()).isNotNull();
        }
        assertThat(vault.versions().getFirst().number()).isEqualTo(3);
    }

    private static CommitOutcome commit(Vault writer, String name) throws IOException {
        return writer.commit(
                Source.of(Map.of(new VaultPath(name), random(3, 400_000))),
                note(name),
                Progress.SILENT);
    }

    /** Says that it is here, and goes on when it may. */
    private static void pass(CountDownLatch here, CountDownLatch on) {
        here.countDown();
        try {
            assertThat(on.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_commit_begins_again_if_what_it_relied_on_was_collected_meanwhile() throws IOException {
        byte[] large = random(1, 700_000);
        vault.commit(Source.of(Map.of(new VaultPath("a"), large)), note("1"), Progress.SILENT);
        vault.commit(
                Source.of(Map.of(new VaultPath("b"), text(2, 10))), note("2"), Progress.SILENT);
        boolean[] collected = {false};
        Entry.Opening collecting =
                () -> {
                    if (!collected[0]) {
                        collected[0] = true;
                        Vault other = Vault.open(store, NAME);
                        other.forget(Set.of(1L));
                        other.collectNow(Progress.SILENT);
                    }
                    return new ByteArrayInputStream(text(3, 100));
                };
        List<Entry> entries =
                List.of(
                        new Entry.File(
                                new VaultPath("a"),
                                false,
                                null,
                                () -> new ByteArrayInputStream(large)),
                        new Entry.File(new VaultPath("c"), false, null, collecting));

        vault.commit(() -> new Source.Listing(entries, List.of()), note("3"), Progress.SILENT);

        assertThat(collected[0]).isTrue();
        assertThat(vault.read(3, new VaultPath("a"), 1 << 20)).contains(large);
    }

    @Test
    void many_versions_are_one_line_in_git_and_few_objects_after_a_collection() throws IOException {
        for (int i = 0; i < 30; i++) {
            write(data, "file", "number " + i);
            commit("number " + i);
        }
        vault.collectNow(Progress.SILENT);
        vault.collectNow(Progress.SILENT);

        assertThat(vault.versions()).hasSize(30);
        for (int i = 0; i < 30; i++) {
            assertThat(read(i + 1, "file")).isEqualTo("number " + i);
        }
        // The head, a pack in three objects, and what was seen of each version.
        assertThat(store.list("", 1000).objects()).hasSize(34);
    }

    @Test
    void a_large_file_is_found_by_its_hash() throws IOException {
        byte[] large = random(5, 5_000_000);
        write(data, "large", large);
        commit("first");

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(vault.largeSize(Sha256.of(large))).contains(5_000_000L);
        assertThat(vault.copyLarge(Sha256.of(large), bytes)).isTrue();
        assertThat(Arrays.equals(bytes.toByteArray(), large)).isTrue();
        assertThat(vault.largeSize(Sha256.of(random(6, 10)))).isEmpty();
    }

    @Test
    void what_cannot_be_read_stays_as_it_was() throws IOException {
        write(data, "good", "1");
        write(data, "bad", "before");
        commit("first");
        write(data, "good", "2");
        Source source =
                () -> {
                    Source.Listing listing = new FolderSource(data).list();
                    List<Entry> entries =
                            listing.entries().stream().map(VaultAcceptance::brokenIfBad).toList();
                    return new Source.Listing(entries, listing.problems());
                };

        CommitOutcome outcome = vault.commit(source, note("second"), Progress.SILENT);

        assertThat(outcome.problems())
                .containsExactly(new Source.Problem("bad", "Input/output error"));
        assertThat(read(2, "good")).isEqualTo("2");
        assertThat(read(2, "bad")).isEqualTo("before");
    }

    private static Entry brokenIfBad(Entry entry) {
        return entry.path().value().equals("bad")
                ? new Entry.File(
                        entry.path(),
                        false,
                        null,
                        () -> {
                            throw new IOException("Input/output error");
                        })
                : entry;
    }

    @Test
    void a_source_that_is_no_tree_makes_no_version() {
        var twice = Map.of(new VaultPath("a"), text(1, 10), new VaultPath("a/b"), text(2, 10));

        assertThatThrownBy(() -> vault.commit(Source.of(twice), note("first"), Progress.SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a is no folder");
    }

    @Test
    void folders_may_lie_deep_in_each_other() throws IOException {
        String path = "d/".repeat(399) + "file";
        vault.commit(
                Source.of(Map.of(new VaultPath(path), text(1, 10))), note("deep"), Progress.SILENT);

        assertThat(vault.read(1, new VaultPath(path), 100)).contains(text(1, 10));
        assertThat(vault.paths(1)).containsExactly(new VaultPath(path));
    }

    @Test
    void stock_git_and_git_lfs_clone_a_vault_whole_and_pull() throws Exception {
        List<String> large =
                List.of(
                        "large",
                        "été/*",
                        "été/b[12]?",
                        "!n",
                        "#h",
                        " s ",
                        "q\"\\",
                        "a\nb",
                        "t\t\r");
        for (String name : large) {
            write(data, name, random(name.hashCode(), 300_000));
        }
        write(data, "été/b1.", "small, and no pointer though a pattern of another might match");
        commit("first");
        Path bare = scratch.resolve("bare");
        vault.exportGit(bare);
        Path clone = scratch.resolve("clone");
        Git.run(bare, "lfs", "install");
        Git.run(bare, "clone", "-q", bare.toUri().toString(), clone.toString());

        assertThat(bytes(clone)).isEqualTo(bytes(data));

        write(data, "été/b1.", "edited");
        write(data, "large", "no longer large");
        write(data, "mail", text(3, 900_000));
        commit("second");
        Path later = scratch.resolve("later");
        vault.exportGit(later);
        Git.run(clone, "remote", "set-url", "origin", later.toUri().toString());
        for (String name : bytes(clone).keySet()) {
            Files.setLastModifiedTime(clone.resolve(name), FileTime.fromMillis(1_000_000));
        }
        Git.run(clone, "pull", "-q");

        assertThat(Git.run(clone, "log", "--format=%s").lines()).containsExactly("second", "first");
        assertThat(bytes(clone)).isEqualTo(bytes(data));
        assertThat(Git.run(clone, "status", "--porcelain")).isEmpty();
    }

    /** The bytes of each file, without what is git's. */
    private static Map<String, Sha256> bytes(Path root) throws IOException {
        Map<String, Sha256> bytes = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = root.relativize(file).toString();
                if (!path.startsWith(".git/") && !path.endsWith(".gitattributes")) {
                    bytes.put(path, Sha256.of(Files.readAllBytes(file)));
                }
            }
        }
        return bytes;
    }

    @Test
    void a_thousand_small_files_are_few_objects() throws IOException {
        for (int i : IntStream.range(0, 1000).toArray()) {
            write(data, i % 10 + "/" + i, "text " + i);
        }
        commit("first");

        assertThat(store.list("", 1000).objects().size()).isLessThan(10);
        assertThat(restored(1)).isEqualTo(content(data));
    }

    CommitOutcome commit(String message) throws IOException {
        return vault.commit(new FolderSource(data), note(message), Progress.SILENT);
    }

    String read(long version, String path) throws IOException {
        byte[] bytes = vault.read(version, new VaultPath(path), 1 << 20).orElseThrow();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** By another machine, that is: with nothing remembered. */
    Map<String, String> restored(long version) throws IOException {
        Path target = scratch.resolve("restored" + version);
        Vault.open(store, NAME).restore(version, target, Progress.SILENT);
        return content(target);
    }

    long stored() throws IOException {
        return store.list("", 1000).objects().stream().mapToLong(o -> o.length()).sum();
    }
}
