package org.preau.backup.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.preau.backup.vault.Folders.note;
import static org.preau.backup.vault.Folders.random;
import static org.preau.backup.vault.Folders.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preau.backup.store.ChildJvm;
import org.preau.backup.store.CrashingStore;
import org.preau.backup.store.DirectoryStore;
import org.preau.backup.store.ObjectStore;

/** A machine that dies at every moment of a commit, of forgetting and of a collection. */
class CrashTest {
    private static final VaultName NAME = new VaultName("alpha");
    private static final int KILLS = 12;

    @TempDir private Path folder;
    @TempDir private Path scratch;

    private interface Act {
        void on(Vault vault) throws IOException;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_commit_that_dies_at_any_change_leaves_the_version_before(boolean doneBefore)
            throws Exception {
        try (ObjectStore store = DirectoryStore.open(folder)) {
            commit(Vault.open(store, NAME), 1);
            int crashes = crashEverywhere(store, doneBefore, vault -> commit(vault, 2));
            assertThat(crashes).isGreaterThan(5);
            assertThat(Vault.open(store, NAME).versions().size()).isGreaterThanOrEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void forgetting_and_collecting_that_die_at_any_change_leave_what_was_to_stay(boolean doneBefore)
            throws Exception {
        try (ObjectStore store = DirectoryStore.open(folder)) {
            Vault vault = Vault.open(store, NAME);
            for (int i = 1; i <= 4; i++) {
                commit(vault, i);
            }
            int crashes =
                    crashEverywhere(
                            store,
                            doneBefore,
                            dying -> {
                                dying.forget(Set.of(2L, 3L));
                                dying.collectNow(Progress.SILENT);
                            });
            assertThat(crashes).isGreaterThan(5);
            assertThat(Vault.open(store, NAME).versions())
                    .extracting(Version::number)
                    .containsExactly(4L, 1L);
        }
    }

    /** Each time one change further, until it comes through; gives how often it died. */
    private int crashEverywhere(ObjectStore store, boolean doneBefore, Act act) throws Exception {
        for (int changes = 0; true; changes++) {
            CrashingStore dying = new CrashingStore(store, changes, doneBefore);
            Vault vault = Vault.open(dying, NAME);
            if (changes > 200) {
                throw new AssertionError("It never came through");
            }
            try {
                act.on(vault);
                return changes;
            } catch (IOException e) {
                assertThat(dying.crashed()).isTrue();
            }
            wholeAndOurs(store);
        }
    }

    private void wholeAndOurs(ObjectStore store) throws Exception {
        Vault vault = Vault.open(store, NAME);
        assertThat(vault.verify(Progress.SILENT).damages()).isEmpty();
        for (Version version : vault.versions()) {
            int number = Integer.parseInt(version.message());
            assertThat(vault.read(version.number(), new VaultPath("large"), 1 << 20))
                    .contains(random(number, 300_000));
            assertThat(vault.read(version.number(), new VaultPath("small"), 1 << 20))
                    .contains(text(number, 1000));
        }
        if (!vault.versions().isEmpty()) {
            Git.fsck(store, NAME, scratch);
        }
    }

    private static void commit(Vault vault, int number) throws IOException {
        var files =
                Map.of(
                        new VaultPath("large"), random(number, 300_000),
                        new VaultPath("small"), text(number, 1000));
        vault.commit(Source.of(files), note("" + number), Progress.SILENT);
    }

    @Test
    void a_killed_writer_leaves_every_acknowledged_version() throws Exception {
        Random random = new Random();
        long acknowledged = 0;
        for (int round = 0; round < KILLS; round++) {
            acknowledged = writeUntilKilled(random.nextInt(400));
            try (ObjectStore store = DirectoryStore.open(folder)) {
                wholeAndOurs(store);
                List<Version> versions = Vault.open(store, NAME).versions();
                long last = versions.isEmpty() ? 0 : versions.getFirst().number();
                assertThat(last).isGreaterThanOrEqualTo(acknowledged);
            }
        }
        assertThat(acknowledged).isPositive();
    }

    private long writeUntilKilled(int millis) throws Exception {
        try (ChildJvm writer = ChildJvm.start(KilledCommitter.class, folder)) {
            List<String> said = new ArrayList<>();
            // The first lines may be a library's.
            do {
                said.add(writer.line());
            } while (!said.getLast().matches("[0-9]+"));
            // Not a wait for something to happen: the moment of the kill is meant to be any.
            writer.process().waitFor(millis, TimeUnit.MILLISECONDS);
            said.addAll(writer.kill());
            return said.stream()
                    .filter(line -> line.matches("[0-9]+"))
                    .mapToLong(Long::parseLong)
                    .max()
                    .orElse(0);
        }
    }

    /** Commits without end and says each number once it is acknowledged. */
    static final class KilledCommitter {
        private KilledCommitter() {}

        public static void main(String[] args) throws IOException {
            try (ObjectStore store = DirectoryStore.open(Path.of(args[0]))) {
                Vault vault = Vault.open(store, NAME);
                List<Version> versions = vault.versions();
                int next = versions.isEmpty() ? 1 : (int) versions.getFirst().number() + 1;
                for (int number = next; true; number++) {
                    commit(vault, number);
                    System.out.println(number);
                }
            }
        }
    }

    @Test
    void a_commit_whose_source_fails_leaves_no_version() throws IOException {
        try (ObjectStore store = DirectoryStore.open(folder)) {
            Vault vault = Vault.open(store, NAME);
            assertThatThrownBy(() ->
                            vault.commit(
                                    new FolderSource(scratch.resolve("absent")),
                                    note("x"),
                                    Progress.SILENT))
                    .isInstanceOf(IOException.class);
            assertThat(vault.versions()).isEmpty();
        }
    }
}
