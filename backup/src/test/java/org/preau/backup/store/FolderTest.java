package org.preau.backup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.preau.backup.store.ObjectStoreAcceptance.key;
import static org.preau.backup.store.ObjectStoreAcceptance.random;
import static org.preau.backup.store.ObjectStoreAcceptance.read;
import static org.preau.backup.store.ObjectStoreAcceptance.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a folder has to keep beyond the contract: links, damage, leftovers, other names. */
class FolderTest {
    @TempDir private Path temp;

    private Path folder;
    private DirectoryStore store;

    @BeforeEach
    void open() throws IOException {
        folder = temp.resolve("store");
        store = DirectoryStore.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void only_the_owner_may_enter() throws IOException {
        assertThat(Files.getPosixFilePermissions(folder))
                .hasSize(3)
                .allMatch(p -> p.name().startsWith("OWNER"));
    }

    @Test
    void a_key_and_a_key_beneath_it_do_not_meet() throws IOException {
        store.put(key("a"), text("upper"));
        store.put(key("a/b"), text("lower"));

        assertThat(read(store, "a")).isEqualTo("upper");
        assertThat(read(store, "a/b")).isEqualTo("lower");
        assertThat(keys()).containsExactly("a", "a/b");
    }

    @Test
    void a_folder_that_is_a_link_is_refused() throws IOException {
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        Files.createSymbolicLink(folder.resolve("objects/a+"), outside);

        assertRefused(() -> store.get(key("a/secret")));
        assertRefused(() -> store.stat(key("a/secret")));
        assertRefused(() -> store.put(key("a/new"), text("x")));
        assertRefused(() -> store.delete(key("a/secret")));
        assertThat(keys()).isEmpty();
        assertThat(store.list("a/", 10).objects()).isEmpty();
        try (Stream<Path> files = Files.list(outside)) {
            assertThat(files).containsExactly(outside.resolve("secret"));
        }
    }

    @Test
    void a_file_that_is_a_link_is_not_followed() throws IOException {
        store.put(key("real"), text("x"));
        Files.createSymbolicLink(folder.resolve("objects/link"), folder.resolve("objects/real"));

        assertThatThrownBy(() -> store.get(key("link"))).isInstanceOf(StoreUnavailable.class);
        assertThat(store.putIfAbsent(key("link"), text("y"))).isEqualTo(new PutOutcome.Conflict());
        store.put(key("link"), text("replaces the link, not what it names"));
        assertThat(read(store, "real")).isEqualTo("x");
    }

    // Of the trailer's 56 bytes, those from 1008 hold the moment of storing, which nothing vouches
    // for.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 1000, 1007, 1016, 1024, 1055})
    void a_flipped_bit_is_never_served(int at) throws IOException {
        store.put(key("k"), Content.of(random(1, 1000)));
        Path file = folder.resolve("objects/k");
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> store.read(key("k"), 2000)).isInstanceOf(CorruptObject.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 55, 56, 1000, 1055})
    void a_file_cut_short_is_never_served(int left) throws IOException {
        store.put(key("k"), Content.of(random(1, 1000)));
        Path file = folder.resolve("objects/k");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), left));

        assertThatThrownBy(() -> store.get(key("k")))
                .isInstanceOf(CorruptObject.class)
                .hasMessageContaining("Object k is damaged")
                .hasMessageContaining("mirror");
        assertThat(keys()).containsExactly("k");
        store.put(key("k"), text("mended"));
        assertThat(read(store, "k")).isEqualTo("mended");
    }

    @Test
    void a_file_cut_while_it_is_read_is_an_error_and_not_an_end() throws IOException {
        store.put(key("k"), Content.of(random(1, 500_000)));

        try (StoredObject object = store.get(key("k")).orElseThrow()) {
            object.bytes().readNBytes(1000);
            Files.write(folder.resolve("objects/k"), new byte[10]);
            assertThatThrownBy(() -> object.bytes().readAllBytes())
                    .isInstanceOf(CorruptObject.class)
                    .hasMessageContaining("became shorter");
        }
    }

    @Test
    void old_leftovers_are_swept_and_young_ones_stay() throws IOException {
        Path old = Files.writeString(folder.resolve("partial/old"), "x");
        Path young = Files.writeString(folder.resolve("partial/young"), "x");
        Instant yesterday = Instant.now().minus(25, ChronoUnit.HOURS);
        Files.setLastModifiedTime(old, FileTime.from(yesterday));

        DirectoryStore.open(folder).close();

        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void no_write_leaves_anything_behind() throws IOException {
        store.put(key("k"), text("x"));
        store.putIfAbsent(key("k"), text("y"));
        store.replaceIf(key("k"), new Tag("other"), text("z"));
        assertThatThrownBy(() ->
                        store.put(
                                key("k"),
                                Content.of(5, () -> new ByteArrayInputStream(new byte[4]))))
                .isInstanceOf(SourceFailed.class);

        try (Stream<Path> files = Files.list(folder.resolve("partial"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void what_is_not_ours_is_not_listed() throws IOException {
        store.put(key("ours"), text("x"));
        Files.writeString(folder.resolve("objects/Not Ours"), "x");
        Files.createDirectory(folder.resolve("objects/lost+found"));
        Files.createDirectory(folder.resolve("objects/empty+"));

        assertThat(keys()).containsExactly("ours");
    }

    @Test
    void a_folder_that_cannot_be_says_why() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "x");

        assertThatThrownBy(() -> DirectoryStore.open(file.resolve("store")))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining(file.toString());
        assertThatThrownBy(() -> DirectoryStore.open(file))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void closing_one_store_leaves_the_locks_of_another() throws IOException {
        DirectoryStore other = DirectoryStore.open(temp.resolve("./store"));
        store.close();

        Tag tag = other.put(key("k"), text("x"));
        assertThat(other.replaceIf(key("k"), tag, text("y"))).isInstanceOf(PutOutcome.Stored.class);
        other.close();
    }

    private interface Act {
        void run() throws IOException;
    }

    private static void assertRefused(Act act) {
        assertThatThrownBy(act::run)
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("symbolic link");
    }

    private List<String> keys() throws IOException {
        return store.list("", 100).objects().stream().map(o -> o.key().value()).toList();
    }
}
