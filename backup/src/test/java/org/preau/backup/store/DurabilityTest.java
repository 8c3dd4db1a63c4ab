package org.preau.backup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.preau.backup.store.ObjectStoreAcceptance.key;
import static org.preau.backup.store.ObjectStoreAcceptance.read;
import static org.preau.backup.store.ObjectStoreAcceptance.text;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which order a write reaches the disk, and what a disk that refuses an act leaves. */
class DurabilityTest {
    @TempDir private Path folder;

    private final Journal journal = new Journal();
    private DirectoryStore store;

    @BeforeEach
    void open() throws IOException {
        store = DirectoryStore.open(folder, journal, Duration.ofDays(1));
        journal.acts.clear();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void bytes_are_synced_before_their_name_and_the_name_before_the_answer() throws IOException {
        store.put(key("a/b/c"), text("x"));

        assertThat(journal.acts)
                .containsExactly(
                        "make a+",
                        "sync names in objects",
                        "make b+",
                        "sync names in a+",
                        "create partial",
                        "sync partial",
                        "rename to c",
                        "sync names in b+",
                        "delete partial");
    }

    @Test
    void to_sync_is_to_ask_the_kernel() throws IOException {
        Path file = folder.resolve("file");
        FileChannel closed = new Disk().create(file);
        closed.close();

        assertThatThrownBy(() -> new Disk().sync(file, closed))
                .isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void a_second_write_does_not_sync_the_folders_again() throws IOException {
        store.put(key("a/b/c"), text("x"));
        journal.acts.clear();

        store.put(key("a/b/d"), text("x"));

        assertThat(journal.acts)
                .containsExactly(
                        "create partial",
                        "sync partial",
                        "rename to d",
                        "sync names in b+",
                        "delete partial");
    }

    @Test
    void folders_that_another_process_made_are_synced_before_they_are_relied_on()
            throws IOException {
        store.put(key("a/b/c"), text("x"));
        try (var other = DirectoryStore.open(folder, journal, Duration.ofDays(1))) {
            journal.acts.clear();
            other.put(key("a/b/c"), text("x"));
        }

        assertThat(journal.acts)
                .startsWith("sync names in objects", "sync names in a+", "create partial");
    }

    @Test
    void a_conflict_is_told_only_after_what_caused_it_is_durable() throws IOException {
        store.put(key("k"), text("x"));
        journal.acts.clear();

        store.putIfAbsent(key("k"), text("y"));
        store.replaceIf(key("k"), new Tag("other"), text("y"));

        assertThat(journal.acts)
                .filteredOn(act -> act.startsWith("sync"))
                .containsExactly("sync names in objects", "sync names in objects");
    }

    @Test
    void a_deletion_is_synced_even_if_another_began_it() throws IOException {
        store.put(key("k"), text("x"));
        journal.acts.clear();

        store.delete(key("k"));
        store.delete(key("k"));

        assertThat(journal.acts)
                .containsExactly(
                        "delete k", "sync names in objects", "delete k", "sync names in objects");
    }

    @Test
    void a_write_that_cannot_be_synced_is_not_done() throws IOException {
        store.put(key("k"), text("before"));
        journal.failing = "sync partial";

        assertThatThrownBy(() -> store.put(key("k"), text("after")))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("Cannot store k")
                .hasMessageContaining("Input/output error");
        journal.failing = "";
        assertThat(read(store, "k")).isEqualTo("before");
    }

    @Test
    void a_name_that_cannot_be_synced_is_told_as_doubt() throws IOException {
        store.put(key("k"), text("before"));
        journal.failing = "sync names in objects";

        assertThatThrownBy(() -> store.put(key("k"), text("after")))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("not known whether it lasts");
        journal.failing = "";
        assertThat(read(store, "k")).isEqualTo("after");
    }

    @Test
    void a_full_disk_has_a_type_of_its_own() throws IOException {
        store.put(key("k"), text("before"));
        journal.failing = "sync partial";
        journal.error = "No space left on device";

        assertThatThrownBy(() -> store.put(key("k"), text("after"))).isInstanceOf(StoreFull.class);
        assertThat(read(store, "k")).isEqualTo("before");
    }

    /** The real disk, with each act written down, and one that may fail. */
    private static final class Journal extends Disk {
        private final List<String> acts = new ArrayList<>();
        private String failing = "";
        private String error = "Input/output error";

        @Override
        FileChannel create(Path file) throws IOException {
            note("create partial");
            return super.create(file);
        }

        @Override
        void sync(Path file, FileChannel channel) throws IOException {
            note("sync partial");
            super.sync(file, channel);
        }

        @Override
        void rename(Path from, Path to) throws IOException {
            note("rename to " + to.getFileName());
            super.rename(from, to);
        }

        @Override
        void makeFolder(Path folder) throws IOException {
            note("make " + folder.getFileName());
            super.makeFolder(folder);
        }

        @Override
        boolean delete(Path file) throws IOException {
            boolean partial = file.toString().contains("/partial/");
            note("delete " + (partial ? "partial" : file.getFileName()));
            return super.delete(file);
        }

        @Override
        void syncFolder(Path folder) throws IOException {
            note("sync names in " + folder.getFileName());
            super.syncFolder(folder);
        }

        private void note(String act) throws IOException {
            acts.add(act);
            if (act.equals(failing)) {
                throw new IOException(error);
            }
        }
    }
}
