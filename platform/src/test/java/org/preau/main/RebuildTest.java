package org.preau.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.preau.main.Rebuilding.again;
import static org.preau.main.Rebuilding.run;
import static org.preau.main.WhatStands.pages;
import static org.preau.main.WhatStands.rows;
import static org.preau.main.WhatStands.versions;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.backup.mirror.EncryptedStore;
import org.preau.backup.mirror.KeyRing;
import org.preau.backup.mirror.KeyRingFile;
import org.preau.backup.mirror.MirrorSettings;
import org.preau.backup.mirror.MirrorVaults;
import org.preau.backup.mirror.Needs;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.ObjectStores;
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.Version;
import org.preau.main.Rebuilding.Ran;
import org.preau.postgres.DatabaseAccess;
import org.preau.rebuild.CopyPlatform;
import org.preau.rebuild.Rebuild;
import org.preau.testing.TestPostgres;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.text.Json;
import org.preau.whole.Fixture;

/** A whole platform is lost, and comes back on a machine that has nothing. */
class RebuildTest {

    @TempDir private static Path folder;
    private static LostPlatform lost;
    private static Path vaults;
    private static Path keys;
    private static Map<String, List<String>> rows;

    @BeforeAll
    static void loseEverything() throws Exception {
        vaults = folder.resolve("vaults");
        lost = LostPlatform.lose(folder, vaults.toString(), Map.of());
        keys = lost.keys();
        rows = lost.rows();
    }

    @AfterAll
    static void forget() {
        rows = Map.of();
    }

    @Test
    void everythingIsBackRowByRowPageByPageAndPeopleSignInAsBefore() throws Exception {
        DatabaseAccess access = TestPostgres.database();
        Path data = data("whole", access, "");

        Ran ran = run(data, "rebuild", "--from", vaults.toString(), "--key-ring", keys.toString());

        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out()).contains("2 associations of 2 and the portal").contains("How long");
        assertThat(ran.err()).contains("alpha: snapshot ").contains("beta: snapshot ");
        Map<String, List<String>> here = rows(access);
        lost.rowsAre(here);
        assertThat(String.join("", here.get("answer")))
                .doesNotContain(Fixture.id("b", "answer").toString());
        assertThat(data.resolve("secret")).hasContent(TestPostgres.SECRET);
        assertThat(data.resolve("preau.properties"))
                .content()
                .contains("mail.from=bonjour@example.org")
                .doesNotContain("vaults");
        assertThat(data.resolve("rebuild")).doesNotExist();
        assertThat(versions(data.resolve("vaults"))).isEqualTo(versions(vaults));
        try (TestServer back = TestServer.over(access, again(data))) {
            assertThat(pages(back)).isEqualTo(lost.pages());
            assertThat(lost.signsIn(back)).isTrue();
            assertThat(lost.readsItsFile(back)).isTrue();
        }
    }

    @Test
    void fromTheEncryptedMirrorTooAndNeverWithoutItsKeys() throws Exception {
        Path mirror = folder.resolve("mirror");
        KeyRing ring = new KeyRingFile(keys).read().orThrow();
        try (ObjectStore from = ObjectStores.open(vaults.toString(), null);
                ObjectStore to =
                        EncryptedStore.open(ObjectStores.open(mirror.toString(), null), ring)) {
            assertThat(
                            new MirrorVaults(from, to, MirrorSettings.USUAL, Needs.ALL)
                                    .run(_ -> {}, _ -> {})
                                    .why())
                    .isEmpty();
        }
        DatabaseAccess access = TestPostgres.database();
        Path data = data("mirrored", access, "");

        Ran closed = run(data, "rebuild", "--from", mirror.toString());
        Ran ran = run(data, "rebuild", "--from", mirror.toString(), "--key-ring", keys.toString());

        assertThat(closed.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(closed.err()).contains("encrypted mirror").contains("--key-ring");
        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
        assertThat(rows(access)).isEqualTo(rows);
        assertThat(versions(data.resolve("vaults"))).isEqualTo(versions(vaults));
    }

    @Test
    void withoutTheKeysPeopleAreThereAndNobodysSecretIs() throws Exception {
        DatabaseAccess access = TestPostgres.database();
        Path data = data("open", access, "secret = " + TestPostgres.SECRET);

        Ran ran = run(data, "rebuild", "--from", vaults.toString());

        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out())
                .contains("account sign-in-link EMAIL")
                .contains("passwords, second factors");
        Map<String, List<String>> here = rows(access);
        assertThat(here.get("account")).hasSameSizeAs(rows.get("account"));
        assertThat(String.join("", here.get("account")))
                .contains(LostPlatform.EMAIL)
                .doesNotContain("argon");
        for (String table :
                List.of("api_token", "app_password", "recovery_code", "file_link", "passkey")) {
            assertThat(here.get(table)).as(table).isEmpty();
        }
        try (TestServer back = TestServer.over(access, again(data))) {
            Visitor visitor = back.portal();
            visitor.get("/connexion");
            assertThat(
                            visitor.post(
                                            "/connexion",
                                            Map.of(
                                                    "email",
                                                    LostPlatform.EMAIL,
                                                    "password",
                                                    LostPlatform.PASSWORD))
                                    .statusCode())
                    .isEqualTo(422);
            Visitor linked = back.signedIn("Mireille Pont", LostPlatform.EMAIL);
            assertThat(linked.get("/compte").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void noSecretLiesInTheClear() throws Exception {
        Path tree = folder.resolve("tree");
        try (ObjectStore store = ObjectStores.open(vaults.toString(), null)) {
            Vault vault = Vault.open(store, CopyPlatform.VAULT);
            var _ = vault.restore(newest(vault), tree, Progress.SILENT);
        }
        List<String> words =
                List.of(
                        "password_hash",
                        "token_hash",
                        "secret_hash",
                        "totp",
                        "argon2",
                        "code_hash",
                        TestPostgres.SECRET);
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(words).as(file.toString()).noneMatch(text::contains);
            }
        }
        assertThat(tree.resolve("sealed.bin")).isNotEmptyFile();
    }

    @Test
    void whatDidNotChangeMakesNoVersionAndSealsNothingAnew() throws Exception {
        try (TestServer server = TestServer.start(Map.of("PREAU_MIRROR_KEYS", keys.toString()))) {
            CopyPlatform copy = RebuildWiring.copy(server.house(), TestPostgres.SECRET);
            // Jobs of the start write as well.
            long end = System.nanoTime() + 20_000_000_000L;
            while (copy.run().made()) {
                assertThat(System.nanoTime()).isLessThan(end);
            }

            assertThat(copy.run().made()).isFalse();

            var _ =
                    server.accounts()
                            .create(
                                    "Une",
                                    new org.preau.base.EmailAddress("u@e.fr"),
                                    org.preau.text.Language.FR);
            assertThat(copy.run().made()).isTrue();
        }
    }

    @Test
    void aDamagedVaultIsToldTheOthersAreBackAndMendedItComesWithTheNextRun() throws Exception {
        Path hurt = folder.resolve("hurt");
        copy(vaults, hurt);
        List<Path> broken = damage(hurt);
        DatabaseAccess access = TestPostgres.database();
        Path data = data("hurt-data", access, "");

        Ran first = run(data, "rebuild", "--from", hurt.toString(), "--key-ring", keys.toString());
        Map<String, List<String>> partly = rows(access);
        for (Path file : broken) {
            Files.copy(
                    vaults.resolve(hurt.relativize(file)),
                    file,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        Ran second = run(data, "rebuild", "--from", hurt.toString(), "--key-ring", keys.toString());

        assertThat(first.code()).isEqualTo(ExitCode.BROKEN);
        assertThat(first.out()).contains("NOT ALL IS BACK").contains("1 associations of 2");
        assertThat(first.out()).contains("vault " + lost.betas());
        assertThat(first.err()).contains("beta: NOT BACK").contains("alpha: snapshot ");
        assertThat(only(lines(partly, "article"), lost.betas())).isEmpty();
        assertThat(only(lines(partly, "tenant"), lost.betas()))
                .singleElement()
                .asString()
                .contains("suspended");
        assertThat(only(lines(partly, "article"), "")).isNotEmpty();
        assertThat(second.code()).as(second.out() + second.err()).isZero();
        assertThat(second.out()).contains("It went on");
        assertThat(rows(access)).isEqualTo(rows);
    }

    @Test
    void aDatabaseThatIsNotEmptyAStoreWithoutACopyAndAMissingFolderAreRefused() throws Exception {
        try (TestServer lives = TestServer.start()) {
            Path data = data("lives", lives.access(), "secret = " + TestPostgres.SECRET);
            Ran ran = run(data, "rebuild", "--from", vaults.toString());
            assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(ran.err()).contains("not empty");
            assertThat(data.resolve("rebuild")).doesNotExist();
            assertThat(data.resolve("preau.properties")).content().doesNotContain("mail.from");
        }
        Path data = data("refused", TestPostgres.database(), "");
        Path empty = Files.createDirectory(folder.resolve("nothing"));

        Ran none = run(data, "rebuild", "--from", empty.toString());
        Ran missing = run(data, "rebuild", "--from", folder.resolve("nowhere").toString());

        assertThat(none.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(none.err()).contains("no copy of a platform");
        assertThat(missing.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void programsGetAReportTheyCanRead() throws Exception {
        Path data = data("json", TestPostgres.database(), "");

        Ran ran =
                run(
                        data,
                        "rebuild",
                        "--json",
                        "--from",
                        vaults.toString(),
                        "--key-ring",
                        keys.toString());

        JsonNode report = Json.tree(ran.out().getBytes(StandardCharsets.UTF_8));
        assertThat(report.path("associations")).hasSize(3);
        assertThat(report.path("millis").path("all").asLong()).isPositive();
        assertThat(report.path("notBack").has("session")).isTrue();
        assertThat(report.path("secrets").asBoolean()).isTrue();
    }

    /** What a killed program does: nothing cleans up. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    @Test
    void brokenOffAtAnyStepItGoesOnWhereItWas() throws Exception {
        DatabaseAccess access = TestPostgres.database();
        Path data = data("killed", access, "");
        KeyRing ring = new KeyRingFile(keys).read().orThrow();

        for (int step = 1; step <= 6; step++) {
            int last = step;
            int[] said = {0};
            RebuildPlatform rebuild =
                    new RebuildPlatform(
                            data,
                            given -> Settings.read(data, Map.of(), given),
                            vaults.toString(),
                            ring,
                            _ -> {
                                if (++said[0] == last) {
                                    throw new Killed();
                                }
                            });
            assertThatThrownBy(rebuild::run).isInstanceOf(Killed.class);
            assertThat(data.resolve("rebuild")).exists();
        }
        Ran ran = run(data, "rebuild", "--from", vaults.toString(), "--key-ring", keys.toString());

        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out()).contains("It went on with what an earlier run had begun; 0 came now");
        assertThat(rows(access)).isEqualTo(rows);
        assertThat(versions(data.resolve("vaults"))).isEqualTo(versions(vaults));
        assertThat(data.resolve("rebuild")).doesNotExist();
    }

    @Test
    void whatWasBegunInOneDatabaseIsNoLeaveToFillAnother() throws Exception {
        Path data = data("two", TestPostgres.database(), "secret = " + TestPostgres.SECRET);
        RebuildPlatform rebuild =
                new RebuildPlatform(
                        data,
                        given -> Settings.read(data, Map.of(), given),
                        vaults.toString(),
                        null,
                        line -> {
                            if (line.startsWith("accounts")) {
                                throw new Killed();
                            }
                        });
        assertThatThrownBy(rebuild::run).isInstanceOf(Killed.class);

        try (TestServer lives = TestServer.start()) {
            Map<String, List<String>> before = rows(lives.access());
            Files.writeString(
                    data.resolve("preau.properties"),
                    """
                    database.url = %s
                    database.user = %s
                    database.password = %s
                    secret = %s
                    """
                            .formatted(
                                    lives.access().url(),
                                    lives.access().user(),
                                    lives.access().password(),
                                    TestPostgres.SECRET));
            Ran ran = run(data, "rebuild", "--from", vaults.toString());

            assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(ran.err()).contains("not empty");
            assertThat(rows(lives.access()).get("account")).isEqualTo(before.get("account"));
        }
    }

    @Test
    void theFixtureHasARowOfEverythingThatComesBack() {
        assertThat(rows.keySet().stream().filter(it -> lines(rows, it).isEmpty())).isEmpty();
    }

    @Test
    void everyTableIsInACopyOrLeftOutWithItsReason() {
        try (TestServer server = TestServer.start()) {
            Map<String, String> gaps =
                    server.house()
                            .database()
                            .operator(
                                    "look for forgotten tables",
                                    tx -> Rebuild.gaps(tx, ArchiveWiring.chapters()));
            assertThat(gaps).isEmpty();
        }
    }

    private static Path data(String name, DatabaseAccess access, String more) throws IOException {
        return Rebuilding.data(folder.resolve(name), access, more);
    }

    private static long newest(Vault vault) throws IOException {
        return vault.versions().stream().mapToLong(Version::number).max().orElseThrow();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Path there = to.resolve(from.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(there);
                } else {
                    Files.copy(one, there);
                }
            }
        }
    }

    /** One byte of each object of beta's vault but its head. */
    private static List<Path> damage(Path store) throws IOException {
        List<Path> broken = new ArrayList<>();
        try (Stream<Path> all = Files.walk(store)) {
            for (Path file :
                    all.filter(Files::isRegularFile)
                            .filter(it -> it.toString().contains(lost.betas()))
                            .toList()) {
                byte[] bytes = Files.readAllBytes(file);
                if (!file.endsWith("head") && bytes.length > 40) {
                    bytes[bytes.length / 2] ^= 1;
                    Files.write(file, bytes);
                    broken.add(file);
                }
            }
        }
        assertThat(broken).isNotEmpty();
        return broken;
    }

    private static List<String> lines(Map<String, List<String>> rows, String table) {
        return rows.getOrDefault(table, List.of());
    }

    private static List<String> only(List<String> lines, String word) {
        return lines.stream().filter(it -> it.contains(word)).toList();
    }
}
