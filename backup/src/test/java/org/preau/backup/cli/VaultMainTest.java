package org.preau.backup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line, as a person types it. */
class VaultMainTest {
    @TempDir private Path folder;

    private Path data;
    private String store = "";
    private String mirror = "";

    @BeforeEach
    void fill() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        store = folder.resolve("store").toString();
        mirror = folder.resolve("mirror").toString();
        byte[] photo = new byte[600_000];
        new Random(1).nextBytes(photo);
        Files.write(data.resolve("photo.jpg"), photo);
        Files.writeString(data.resolve("été.txt"), "bonjour");
    }

    @Test
    void a_folder_is_committed_listed_compared_and_restored() throws IOException {
        assertThat(run("commit", store, "a", data.toString())).contains("Version 1: 2 items");
        assertThat(run("commit", store, "a", data.toString())).contains("Nothing changed");
        Files.writeString(data.resolve("été.txt"), "bonsoir");
        assertThat(run("commit", store, "a", data.toString(), "--message", "le soir", "--json"))
                .contains("\"version\":2", "\"changed\":true");

        assertThat(run("log", store, "a")).contains("le soir").contains(data.toString());
        assertThat(run("diff", store, "a", "1").strip()).isEqualTo("* été.txt");
        assertThat(run("restore", store, "a", "1", "-", "été.txt")).isEqualTo("bonjour");
        String back = folder.resolve("back").toString();
        assertThat(run("restore", store, "a", "last", back)).contains("2 files");
        assertThat(folder.resolve("back/été.txt")).hasContent("bonsoir");
        assertThat(run("verify", store, "a")).contains("All is well: 2 versions");
        assertThat(run("forget", store, "a", "1")).contains("Forgotten: 1");
        assertThat(run("gc", store, "a", "--now")).contains("objects deleted");
        assertThat(run("log", store, "a").lines()).hasSize(1);
    }

    @Test
    void what_is_absent_or_wrong_has_its_exit_code() {
        assertThat(VaultMain.run("log", store, "a")).isZero();
        assertThat(VaultMain.run("log", store, "no/name")).isEqualTo(VaultMain.FAILED);
        assertThat(VaultMain.run("commit", store)).isEqualTo(2);
        assertThat(VaultMain.run("unknown")).isEqualTo(2);
        assertThat(VaultMain.run("restore", store, "a", "7", folder.resolve("x").toString()))
                .isEqualTo(VaultMain.ABSENT);
        assertThat(VaultMain.run("commit", store, "a", folder.resolve("none").toString()))
                .isEqualTo(VaultMain.FAILED);
    }

    @Test
    void damage_is_repaired_from_a_mirror() throws IOException {
        run("commit", store, "a", data.toString());
        assertThat(run("mirror", store, mirror)).contains("1 vaults");
        assertThat(run("mirror", store, mirror)).contains("1 unchanged");

        for (String kind : new String[] {"bundles", "packs", "chunks", "sums", "indexes", "seen"}) {
            flip(object(kind));
            assertThat(VaultMain.run("verify", store, "a")).as(kind).isEqualTo(VaultMain.DAMAGED);
            assertThat(run("verify", store, "a", "--repair-from", mirror)).contains("All is well");
        }
        for (String kind : new String[] {"chunks", "bundles", "head"}) {
            Files.delete(object(kind));
            assertThat(run("verify", store, "a", "--repair-from", mirror)).contains("All is well");
        }
        String back = folder.resolve("back").toString();
        run("restore", store, "a", "1", back);
        assertThat(folder.resolve("back/photo.jpg"))
                .hasSameBinaryContentAs(data.resolve("photo.jpg"));
    }

    @Test
    void every_command_has_its_help() {
        assertThat(run("--help")).contains("commit", "repair", "keys rotate", "Exit codes");
        run("--help")
                .lines()
                .filter(line -> line.matches("  [a-z].*"))
                .map(line -> line.strip().split(" {2,}", -1)[0].split(" ", -1))
                .forEach(name ->
                        assertThat(run(with(name, "--help")))
                                .contains("Usage: infra/vault " + String.join(" ", name))
                                .contains("--json"));
        assertThat(VaultMain.run("keys")).isEqualTo(2);
        assertThat(VaultMain.run("log", store, "a", "b")).isEqualTo(2);
        assertThat(VaultMain.run("log", store, "a", "--unknown")).isEqualTo(2);
        assertThat(VaultMain.run("gc", store, "a", "--grace")).isEqualTo(2);
        assertThat(VaultMain.run("gc", store, "a", "--grace=x")).isEqualTo(VaultMain.FAILED);
    }

    private static String[] with(String[] words, String word) {
        return Stream.concat(Stream.of(words), Stream.of(word)).toArray(String[]::new);
    }

    @Test
    void a_check_is_spread_over_parts_that_hold_every_object_once() throws IOException {
        run("commit", store, "a", data.toString());
        int objects = 0;
        for (int part = 1; part <= 4; part++) {
            String said = run("verify", store, "a", "--part", part + "/4", "--json");
            objects += Integer.parseInt(said.replaceFirst("(?s).*\"objects\":([0-9]+).*", "$1"));
        }
        String whole = run("verify", store, "a", "--json");
        // The list of pieces is read each time, since it says which bundles there are.
        assertThat(whole).contains("\"objects\":" + (objects - 3));
        assertThat(VaultMain.run("verify", store, "a", "--part", "5/4")).isEqualTo(1);
        flip(object("bundles"));
        int damaged = 0;
        for (int part = 1; part <= 4; part++) {
            damaged += VaultMain.run("verify", store, "a", "--part=" + part + "/4") == 4 ? 1 : 0;
        }
        assertThat(damaged).isEqualTo(1);
    }

    @Test
    void a_file_is_erased_and_a_vault_removed_only_when_confirmed() throws IOException {
        run("commit", store, "a", data.toString());
        run("mirror", store, mirror);
        assertThat(VaultMain.run("erase", store, "a", "photo.jpg")).isEqualTo(2);
        assertThat(run("list", store, "a", "1")).contains("600.0 kB  photo.jpg");
        String[] erase = {"erase", store, "a", "photo.jpg", "--confirm", "a", "--mirror", mirror};
        assertThat(run(erase)).contains("1 files are gone from 1 versions");
        assertThat(run("list", store, "a", "1")).doesNotContain("photo.jpg").contains("été.txt");
        assertThat(run("verify", mirror, "a")).contains("All is well: 1 version,");

        assertThat(VaultMain.run("remove", store, "a")).isEqualTo(2);
        assertThat(run("log", store, "a").lines()).hasSize(1);
        assertThat(run("remove", store, "a", "--confirm", "a")).contains("a is gone");
        assertThat(run("log", store, "a")).contains("No version yet");
        assertThat(run("repair", store, "a", mirror)).contains("All is well: 1 version,");
    }

    @Test
    void a_commit_that_may_only_add_keeps_earlier_heads() throws IOException {
        run("commit", store, "a", data.toString(), "--append-only");
        Files.writeString(data.resolve("été.txt"), "bonsoir");

        run("commit", store, "a", data.toString(), "--append-only");

        assertThat(object("heads")).exists();
        assertThat(run("log", store, "a").lines()).hasSize(2);
    }

    private Path object(String kind) throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(store))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains(kind))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void flip(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(12);
            int old = bytes.read();
            bytes.seek(12);
            bytes.write(old ^ 4);
        }
    }

    /** What the command prints, after it ended well. */
    private static String run(String... words) {
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            assertThat(VaultMain.run(words)).as(String.join(" ", words)).isZero();
        } finally {
            System.setOut(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
