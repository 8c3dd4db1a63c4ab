package org.preau.backup.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.preau.backup.vault.Folders.random;
import static org.preau.backup.vault.Folders.text;
import static org.preau.backup.vault.Folders.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preau.backup.mirror.EncryptedStore;
import org.preau.backup.mirror.EraseMirrored;
import org.preau.backup.mirror.KeyRing;
import org.preau.backup.mirror.MirrorOutcome;
import org.preau.backup.mirror.MirrorSettings;
import org.preau.backup.mirror.MirrorVault;
import org.preau.backup.mirror.Needs;
import org.preau.backup.store.Content;
import org.preau.backup.store.CrashingStore;
import org.preau.backup.store.DirectoryStore;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;

/** A person who is to be found in no version, and in no object of the store and its mirror. */
class EraseTest {
    private static final VaultName NAME = new VaultName("alpha");
    private static final String WHO = "Ernestine Quatremer";

    @TempDir private Path folder;

    private Path data;
    private ObjectStore store;
    private Vault vault;

    /** Takes her name out of files and notes, and removes what lies under it. */
    private static final Eraser HER =
            new Eraser() {
                @Override
                public Fate fate(VaultPath path, Found found) throws IOException {
                    byte[] bytes = found.bytes();
                    if (path.value().contains(WHO)) {
                        return new Fate.Remove();
                    }
                    String text = new String(bytes, StandardCharsets.ISO_8859_1);
                    return text.contains(WHO)
                            ? new Fate.Replace(
                                    text.replace(WHO, "somebody")
                                            .getBytes(StandardCharsets.ISO_8859_1))
                            : new Fate.Keep();
                }

                @Override
                public Note note(Note note) {
                    return new Note(
                            note.author().replace(WHO, "somebody"),
                            note.email(),
                            note.message().replace(WHO, "somebody"),
                            note.time());
                }
            };

    @BeforeEach
    void fill() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        store = DirectoryStore.open(folder.resolve("store"));
        vault = Vault.open(store, NAME);
        write(data, "letters/one.txt", "Dear " + WHO);
        write(data, "letters/two.txt", "Dear all");
        write(data, "people/" + WHO + ".json", "{}");
        write(data, "mail.mbox", with(text(1, 900_000), 500_000));
        write(data, "photo.jpg", random(2, 600_000));
        write(data, "film.mp4", with(random(3, 500_000), 400_000));
        // So much stays that a collection would leave the bundle as it is.
        write(data, "concert.mp4", random(4, 4_000_000));
        Files.createSymbolicLink(data.resolve("her"), Path.of("people/" + WHO + ".json"));
        commit("Zoé", "first");
        write(data, "letters/two.txt", "Dear all, " + WHO + " has left");
        write(data, "mail.mbox", with(text(1, 900_000), 700_000));
        commit(WHO, "by her");
        write(data, "letters/two.txt", "Dear all, good bye");
        commit("Zoé", "for " + WHO);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static byte[] with(byte[] bytes, int at) {
        byte[] who = WHO.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(who, 0, bytes, at, who.length);
        return bytes;
    }

    private void commit(String author, String message) throws IOException {
        Note note = new Note(author, "x@example.org", message, Instant.now());
        vault.commit(new FolderSource(data), note, Progress.SILENT);
    }

    @Test
    void she_is_in_no_object_and_the_rest_is_as_it_was() throws Exception {
        List<Version> before = vault.versions();
        List<String> kinds = new ArrayList<>();
        Grep.find(store, WHO).forEach(key -> kinds.add(key.split("/", -1)[2]));
        // The control: she is found where she is.
        assertThat(kinds).contains("packs", "bundles", "seen");

        Erased erased = vault.erase(HER, Progress.SILENT);

        assertThat(Grep.find(store, WHO)).isEmpty();
        assertThat(Grep.find(store, "Dear all")).isNotEmpty();
        assertThat(erased.versions()).isEqualTo(3);
        assertThat(erased.removed()).isEqualTo(1);
        Vault fresh = Vault.open(store, NAME);
        assertThat(fresh.versions()).extracting(Version::number).containsExactly(3L, 2L, 1L);
        assertThat(fresh.versions())
                .extracting(Version::time)
                .containsExactlyElementsOf(before.stream().map(Version::time).toList());
        assertThat(fresh.versions())
                .extracting(Version::message)
                .containsExactly("for somebody", "by her", "first");
        assertThat(read(fresh, 2, "letters/two.txt")).isEqualTo("Dear all, somebody has left");
        assertThat(fresh.read(1, new VaultPath("photo.jpg"), 1 << 20)).contains(random(2, 600_000));
        assertThat(fresh.read(1, new VaultPath("mail.mbox"), 1 << 20).orElseThrow())
                .hasSize(900_000 - WHO.length() + "somebody".length());
        assertThat(fresh.verify(Progress.SILENT).damages()).isEmpty();
        Git.fsck(store, NAME, folder);
    }

    @Test
    void the_mirror_forgets_her_at_once_and_what_was_set_aside_too() throws IOException {
        KeyRing ring = KeyRing.create(Clock.systemUTC());
        Needs needs = (_, head) -> vault.needed(head)::contains;
        try (ObjectStore mirror =
                EncryptedStore.open(DirectoryStore.open(folder.resolve("mirror")), ring)) {
            MirrorOutcome first =
                    new MirrorVault(store, mirror, MirrorSettings.USUAL, needs)
                            .run(NAME.value(), _ -> {});
            assertThat(first).isInstanceOf(MirrorOutcome.Mirrored.class);
            assertThat(Grep.find(mirror, WHO)).isNotEmpty();
            store.put(
                    new ObjectKey("damaged/20260101/vaults/alpha/packs/x"),
                    Content.of(WHO.getBytes(StandardCharsets.US_ASCII)));

            vault.erase(HER, Progress.SILENT);
            MirrorOutcome then =
                    new EraseMirrored(store, mirror, MirrorSettings.USUAL, needs)
                            .run(NAME.value(), _ -> {});

            assertThat(then).isInstanceOf(MirrorOutcome.Mirrored.class);
            assertThat(Grep.find(mirror, WHO)).isEmpty();
            assertThat(Grep.find(store, WHO)).isEmpty();
            Vault second = Vault.open(mirror, NAME);
            assertThat(second.verify(Progress.SILENT).damages()).isEmpty();
            assertThat(read(second, 1, "letters/one.txt")).isEqualTo("Dear somebody");
        }
    }

    @Test
    void what_was_forgotten_before_goes_too() throws IOException {
        vault.forget(Set.of(1L, 2L, 3L));
        write(data, "letters/three.txt", "x");
        commit("Zoé", "last");
        vault.forget(Set.of());

        vault.erase(HER, Progress.SILENT);

        assertThat(Grep.find(store, WHO)).isEmpty();
    }

    @Test
    void a_disk_that_still_has_her_is_read_again() throws IOException {
        vault.erase(HER, Progress.SILENT);
        assertThat(read(vault, 3, "letters/one.txt")).isEqualTo("Dear somebody");

        commit("Zoé", "again");

        long last = vault.versions().getFirst().number();
        assertThat(last).isEqualTo(4);
        assertThat(read(vault, last, "letters/one.txt")).isEqualTo("Dear " + WHO);
    }

    @Test
    void a_large_file_may_become_another_large_one_or_a_small_one() throws IOException {
        byte[] other = random(9, 800_000);
        Erased _ =
                vault.erase(
                        (path, _) ->
                                switch (path.value()) {
                                    case "photo.jpg" -> new Eraser.Fate.Replace(other);
                                    case "film.mp4" -> new Eraser.Fate.Replace(new byte[] {1});
                                    default -> new Eraser.Fate.Keep();
                                },
                        Progress.SILENT);

        for (long version = 1; version <= 3; version++) {
            assertThat(vault.read(version, new VaultPath("photo.jpg"), 1 << 20)).contains(other);
            assertThat(vault.read(version, new VaultPath("film.mp4"), 10)).contains(new byte[] {1});
        }
        assertThat(vault.verify(Progress.SILENT).damages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_machine_that_dies_at_any_change_leaves_all_versions_old_or_all_new(boolean doneBefore)
            throws Exception {
        Set<String> seen = new HashSet<>();
        for (int changes = 0; true; changes++) {
            CrashingStore dying = new CrashingStore(store, changes, doneBefore);
            assertThat(changes).isLessThan(200);
            try {
                Vault.open(dying, NAME).erase(HER, Progress.SILENT);
                break;
            } catch (IOException e) {
                assertThat(dying.crashed()).isTrue();
            }
            Vault fresh = Vault.open(store, NAME);
            assertThat(fresh.verify(Progress.SILENT).damages()).isEmpty();
            List<String> letters = new ArrayList<>();
            for (long version = 1; version <= 3; version++) {
                letters.add(read(fresh, version, "letters/one.txt"));
            }
            assertThat(new HashSet<>(letters)).hasSize(1);
            seen.addAll(letters);
        }
        assertThat(seen).containsExactlyInAnyOrder("Dear " + WHO, "Dear somebody");
        assertThat(Grep.find(store, WHO)).isEmpty();
    }

    private static String read(Vault vault, long version, String path) throws IOException {
        return new String(
                vault.read(version, new VaultPath(path), 1 << 20).orElseThrow(),
                StandardCharsets.UTF_8);
    }
}
