package org.preau.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.backup.mirror.KeyRing;
import org.preau.backup.mirror.KeyRingFile;

/** A mirror that would be none is refused at the start, in a sentence that says what to do. */
class MirrorSettingsTest {

    @TempDir private Path folder;
    private Path keys;

    @BeforeEach
    void makeKeys() throws IOException {
        keys = folder.resolve("mirror.keys");
        assertThat(new KeyRingFile(keys).create(KeyRing.create(Clock.systemUTC()))).isTrue();
    }

    @Test
    void aFolderWithItsKeysElsewhereIsTaken() {
        assertThat(problems(Map.of("MIRROR", at("mirror"), "MIRROR_KEYS", keys.toString())))
                .isEmpty();
    }

    @Test
    void nothingAtAllIsNoMirrorAndNoProblem() {
        assertThat(problems(Map.of())).isEmpty();
    }

    @Test
    void aMirrorWithoutKeysIsRefused() {
        assertThat(problems(Map.of("MIRROR", at("mirror"))))
                .singleElement()
                .asString()
                .startsWith("mirror.keys")
                .contains("infra/vault keys new");
    }

    @Test
    void theVaultsThemselvesAreNoMirrorOfThemselvesUnderNoName() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("data"));
        Files.createDirectories(folder.resolve("data"));
        for (String place :
                List.of(
                        at("data/vaults"),
                        at("data/vaults/inside"),
                        at("data"),
                        link + "/vaults",
                        folder.resolve("data/../data/vaults").toString())) {
            assertThat(problems(Map.of("MIRROR", place, "MIRROR_KEYS", keys.toString())))
                    .as(place)
                    .anyMatch(it -> it.contains("a mirror is another place"));
        }
        assertThat(
                        problems(
                                Map.of(
                                        "VAULTS", bucket("preau", "/vaults"),
                                        "STORE_KEY", "a",
                                        "STORE_SECRET", "b",
                                        "MIRROR", bucket("preau", ""),
                                        "MIRROR_KEY", "c",
                                        "MIRROR_SECRET", "d",
                                        "MIRROR_KEYS", keys.toString())))
                .anyMatch(it -> it.contains("a mirror is another place"));
    }

    @Test
    void keysInAStoreAreRefused() throws IOException {
        for (String place : List.of("data/vaults", "data/objects", "mirror")) {
            Path inside = Files.createDirectories(folder.resolve(place)).resolve("keys");
            Files.copy(keys, inside);

            assertThat(problems(Map.of("MIRROR", at("mirror"), "MIRROR_KEYS", inside.toString())))
                    .as(place)
                    .singleElement()
                    .asString()
                    .contains("it lies in the store");
        }
    }

    @Test
    void keysThatOthersMayReadAreRefused() throws IOException {
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r-----"));

        assertThat(problems(Map.of("MIRROR", at("mirror"), "MIRROR_KEYS", keys.toString())))
                .singleElement()
                .asString()
                .contains("chmod 600");
    }

    @Test
    void keysThatAreNotThereAreSaid() {
        assertThat(problems(Map.of("MIRROR", at("mirror"), "MIRROR_KEYS", at("none"))))
                .singleElement()
                .asString()
                .contains("is not there");
    }

    @Test
    void aBucketNeedsKeysOfItsOwn() {
        Map<String, String> settings =
                Map.of(
                        "STORE_KEY",
                        "a",
                        "STORE_SECRET",
                        "b",
                        "MIRROR",
                        bucket("other", "/mirror"),
                        "MIRROR_KEYS",
                        keys.toString());

        assertThat(problems(settings))
                .hasSize(2)
                .anyMatch(it -> it.startsWith("mirror.key "))
                .anyMatch(it -> it.startsWith("mirror.secret "));
    }

    @Test
    void whatIsNoPlaceIsSaid() {
        assertThat(
                        problems(
                                Map.of(
                                        "MIRROR", "ftp://example.org/x",
                                        "MIRROR_KEYS", keys.toString(),
                                        "MIRROR_APPEND_ONLY", "yes")))
                .hasSize(2)
                .anyMatch(it -> it.contains("use a path, file: or s3:"))
                .anyMatch(it -> it.contains("true or false"));
    }

    @Test
    void theSecretIsNeverShown() {
        Settings settings =
                Settings.read(
                        folder.resolve("data"), Map.of("PREAU_MIRROR_SECRET", "tell"), Map.of());

        assertThat(settings.shown())
                .containsEntry(
                        Setting.MIRROR_SECRET,
                        new Settings.Value("********", "PREAU_MIRROR_SECRET"));
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private static String bucket(String name, String prefix) {
        return "s3://" + name + prefix + "?endpoint=https://s3.example.org";
    }

    private List<String> problems(Map<String, String> said) {
        Map<String, String> environment = new HashMap<>();
        said.forEach((key, value) -> environment.put("PREAU_" + key, value));
        try {
            Settings _ = Settings.read(folder.resolve("data"), environment, Map.of());
            return List.of();
        } catch (Settings.Wrong wrong) {
            return wrong.problems().stream().map(it -> it.key() + " " + it.remedy()).toList();
        }
    }
}
