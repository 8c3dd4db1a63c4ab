package org.preau.backup.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.backup.mirror.EncryptedStore;
import org.preau.backup.mirror.KeyRing;
import org.preau.backup.mirror.KeyRingFile;
import org.preau.backup.mirror.MirrorOutcome;
import org.preau.backup.mirror.MirrorSettings;
import org.preau.backup.mirror.MirrorVault;
import org.preau.backup.store.Content;
import org.preau.backup.store.DirectoryStore;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.Tag;

/** Keys made, printed, copied from paper, changed and forgotten. */
class KeysCommandTest {
    private static final ObjectKey HEAD = new ObjectKey("vaults/alpha/head");

    @TempDir private Path folder;
    private String said = "";

    @Test
    void what_is_printed_brings_the_keys_back() throws IOException {
        Path file = folder.resolve("keys");
        assertThat(run("keys", "new", file.toString(), "--mirror", "/mnt/usb")).isZero();
        Path copied = folder.resolve("copied");
        Files.writeString(copied, said);

        assertThat(said).contains("/mnt/usb").contains("À garder dans un coffre");
        assertThat(run("keys", "restore", folder.resolve("again") + "", copied + "")).isZero();
        assertThat(ring("again")).isEqualTo(ring("keys"));
        assertThat(run("keys", "new", file.toString())).isEqualTo(1);
        assertThat(run("keys", "restore", file.toString(), copied.toString())).isEqualTo(1);
    }

    @Test
    void a_slip_in_the_copy_makes_no_file() throws IOException {
        run("keys", "new", folder.resolve("keys").toString());
        Path copied = folder.resolve("copied");
        Files.writeString(
                copied, said.replaceFirst("1a .", said.contains("1a Z") ? "1a Y" : "1a Z"));

        assertThat(run("keys", "restore", folder.resolve("again") + "", copied + "")).isEqualTo(1);
        assertThat(folder.resolve("again")).doesNotExist();
    }

    @Test
    void keys_are_changed_and_the_old_ones_forgotten_once_nothing_needs_them() throws IOException {
        Path file = folder.resolve("keys");
        Path mirror = folder.resolve("mirror");
        run("keys", "new", file.toString());
        KeyRing old = ring("keys");
        try (EncryptedStore store = EncryptedStore.open(DirectoryStore.open(mirror), old)) {
            Tag _ = store.put(HEAD, Content.of("one".getBytes(UTF_8)));
        }

        assertThat(run("keys", "rotate", file.toString())).isZero();
        assertThat(said).contains("2a ");
        assertThat(run("keys", "--quiet", "reencrypt", file + "", mirror + "", "--forget-old"))
                .isZero();
        assertThat(said).contains("2 objects encrypted anew");

        KeyRing left = ring("keys");
        assertThat(left.keys()).hasSize(1).doesNotContain(old.current());
        try (EncryptedStore store = EncryptedStore.open(DirectoryStore.open(mirror), left)) {
            assertThat(store.read(HEAD, 10).orElseThrow()).asString(UTF_8).isEqualTo("one");
        }
    }

    @Test
    void a_mirror_says_whether_it_shows_its_last_head_and_brings_another_back() throws IOException {
        Path file = folder.resolve("keys");
        Path mirror = folder.resolve("mirror");
        run("keys", "new", file.toString());
        try (ObjectStore primary = DirectoryStore.open(folder.resolve("primary"));
                ObjectStore store =
                        EncryptedStore.open(DirectoryStore.open(mirror), ring("keys"))) {
            for (int version = 1; version <= 4; version++) {
                Tag _ = primary.put(HEAD, Content.of(("version " + version).getBytes(UTF_8)));
                MirrorOutcome outcome =
                        new MirrorVault(primary, store, MirrorSettings.USUAL).run("alpha", _ -> {});
                assertThat(outcome).isInstanceOf(MirrorOutcome.Mirrored.class);
            }
        }
        String[] head = {"mirror-head", mirror + "", "alpha", "--keys", file + ""};

        assertThat(run(head)).isZero();
        assertThat(said).contains("the last, number 4");
        assertThat(
                        run(
                                "mirror-head",
                                mirror + "",
                                "alpha",
                                "--keys",
                                file + "",
                                "--bring-back",
                                "2"))
                .isZero();
        assertThat(run(head)).isEqualTo(VaultMain.DAMAGED);
        assertThat(said).contains("number 2").contains("number 4");
        assertThat(
                        run(
                                "mirror-head",
                                mirror + "",
                                "alpha",
                                "--keys",
                                file + "",
                                "--bring-back",
                                "9"))
                .isEqualTo(VaultMain.ABSENT);
        assertThat(run("mirror-head", mirror + "", "beta", "--keys", file + ""))
                .isEqualTo(VaultMain.ABSENT);
    }

    @Test
    void an_encrypted_mirror_takes_nothing_in_the_clear_where_the_keys_were_forgotten()
            throws IOException {
        Path file = folder.resolve("keys");
        Path mirror = folder.resolve("mirror");
        run("keys", "new", file.toString());
        EncryptedStore.open(DirectoryStore.open(mirror), ring("keys")).close();
        try (ObjectStore primary = DirectoryStore.open(folder.resolve("primary"))) {
            Tag _ = primary.put(HEAD, Content.of("version 1".getBytes(UTF_8)));
        }

        assertThat(run("mirror", folder.resolve("primary") + "", mirror + "")).isEqualTo(1);

        try (ObjectStore store = DirectoryStore.open(mirror)) {
            assertThat(store.list("vaults/", 1).objects()).isEmpty();
        }
    }

    @Test
    void json_says_of_each_vault_how_it_went() throws IOException {
        Path mirror = folder.resolve("mirror");
        try (ObjectStore primary = DirectoryStore.open(folder.resolve("primary"));
                ObjectStore store = DirectoryStore.open(mirror)) {
            Tag _ = primary.put(new ObjectKey("vaults/lost/x"), Content.of(new byte[1]));
            Tag _ = primary.put(HEAD, Content.of("version 1".getBytes(UTF_8)));
            String turn = "preau-lease-1 2999-01-01T00:00:00Z somebody\n";
            Tag _ =
                    store.put(
                            new ObjectKey("mirror/alpha/lease"), Content.of(turn.getBytes(UTF_8)));
        }

        run("mirror", folder.resolve("primary") + "", mirror + "", "--json");

        assertThat(said)
                .contains(
                        "{\"vault\":\"alpha\",\"outcome\":\"busy\",\"until\":\"2999-01-01T00:00:00Z\"}")
                .contains("{\"vault\":\"lost\",\"outcome\":\"nohead\",\"inMirror\":false}");
    }

    @Test
    void without_its_file_a_mirror_is_not_touched_and_it_is_said_why() throws IOException {
        assertThat(run("keys", "reencrypt", folder.resolve("none") + "", folder + "/mirror"))
                .isEqualTo(1);
        assertThat(folder.resolve("mirror")).doesNotExist();
    }

    private KeyRing ring(String name) throws IOException {
        return new KeyRingFile(folder.resolve(name)).read().orThrow();
    }

    private int run(String... arguments) {
        PrintStream out = System.out;
        var bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, UTF_8));
        try {
            return VaultMain.run(arguments);
        } finally {
            System.setOut(out);
            said = bytes.toString(UTF_8);
        }
    }
}
