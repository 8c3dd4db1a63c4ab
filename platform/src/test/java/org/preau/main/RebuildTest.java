package org.preau.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.archive.Reason;
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
import org.preau.backup.vault.VaultName;
import org.preau.backup.vault.Version;
import org.preau.postgres.DatabaseAccess;
import org.preau.rebuild.CopyPlatform;
import org.preau.rebuild.Rebuild;
import org.preau.snapshot.Erased;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestPostgres;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.text.Json;
import org.preau.whole.Fixture;

/** A whole platform is lost, and comes back on a machine that has nothing. */
class RebuildTest {

    private static final String PASSWORD = "un pont sous la pluie";
    private static final String EMAIL = "mireille@example.org";
    private static final Pattern KEY = Pattern.compile("<code>([A-Z2-7 ]{39})</code>");
    private static final Pattern WRITTEN =
            Pattern.compile("<code>([a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4})</code>");
    private static final Pattern STEP = Pattern.compile("name=\"jeton\" value=\"([^\"]+)\"");
    private static final Pattern LOC = Pattern.compile("<loc>([^<]+)</loc>");

    /** What is never the same: it counts up, is measured anew, or is said not to come back. */
    private static final Set<String> OTHER =
            Set.of(
                    "tenant.revision",
                    "tenant.used_bytes",
                    "account.totp_last_step",
                    "site.files",
                    "template_override.preview_hash",
                    "template_override.preview_until");

    @TempDir private static Path folder;
    private static Path vaults;
    private static Path keys;
    private static Map<String, List<String>> rows;
    private static Map<String, String> pages;
    private static List<String> codes = List.of();
    private static String betas;

    private record Ran(int code, String out, String err) {}

    /** The platform as it was; it is gone when this ends. */
    @BeforeAll
    static void loseEverything() throws Exception {
        vaults = folder.resolve("vaults");
        keys = folder.resolve("keys");
        assertThat(new KeyRingFile(keys).create(KeyRing.create(Clock.systemUTC()))).isTrue();
        try (TestServer from =
                TestServer.start(
                        Map.of(
                                "PREAU_VAULTS",
                                vaults.toString(),
                                "PREAU_MIRROR_KEYS",
                                keys.toString(),
                                "PREAU_PUBLIC_PORT",
                                "8080",
                                "PREAU_MAIL_FROM",
                                "bonjour@example.org"))) {
            Fixture fixture = new Fixture(from);
            fixture.reset();
            fixture.run(more(from));
            betas = from.beta().id().toString();
            person(from);
            // Whatever they do now would be in the database and not in the copy.
            from.house().jobs().close();
            for (Tenant tenant :
                    List.of(from.house().directory().portal(), from.alpha(), from.beta())) {
                snapshot(from, tenant);
            }
            erase(from);
            assertThat(RebuildWiring.copy(from.house(), TestPostgres.SECRET).run().sealed())
                    .isTrue();
            rows = rows(from.access());
            pages = pages(from);
        }
    }

    /** A row of what the fixture has none of. */
    private static List<String> more(TestServer from) {
        String portal = "'" + from.house().directory().portal().id() + "'";
        String alpha = "'" + from.alpha().id() + "'";
        String person = "(select account_id from preau.account order by email limit 1)";
        return List.of(
                "insert into preau.mirror_vault (name, head_number, erase_since) values ('x', 7, now())",
                "insert into preau.announcement (tenant_id, id, title, body, audience, said_by) values (%s, gen_random_uuid(), 'x', 'x', 'all', 'x')"
                        .formatted(portal),
                "insert into preau.application (tenant_id, id, name, slug, purpose, person, email) values (%s, gen_random_uuid(), 'x', 'x', e'a\\nb \"c\"', 'x', 'a@b.example')"
                        .formatted(portal),
                "insert into preau.report (tenant_id, id, association, association_name, address, kind, explanation, network) values (%s, gen_random_uuid(), %s, 'x', 'x', 'other', 'x', 'x')"
                        .formatted(portal, alpha),
                "insert into preau.csv_import (tenant_id, id, file_name, made_by, state) values (%s, '00000000-0000-7000-8000-000000000c01', 'x', 'x', 'done')"
                        .formatted(portal),
                "insert into preau.csv_line (tenant_id, import_id, line, slug, name, outcome) values (%s, '00000000-0000-7000-8000-000000000c01', 1, 'x', 'x', 'ready')"
                        .formatted(portal),
                "insert into preau.comment_origin (tenant_id, id, article_id, name, body, remote) values (%s, gen_random_uuid(), gen_random_uuid(), 'x', 'x', '192.0.2.7')"
                        .formatted(alpha),
                "insert into preau.passkey (credential_id, account_id, public_key, name) select '\\x01', %s, '\\x02', 'x'"
                        .formatted(person),
                "insert into preau.proof (tenant_id, id, version, state, asked_by, ended_at) values (%s, gen_random_uuid(), 1, 'passed', 'x', now())"
                        .formatted(alpha),
                "insert into preau.restoration (tenant_id, id, version, scope, made_by, state) values (%s, gen_random_uuid(), 1, '{\"a\": 1.10}', 'x', 'done')"
                        .formatted(alpha),
                "insert into preau.operator_visit (tenant_id, id, account_id, reason, ends_at) values (%s, gen_random_uuid(), %s, 'why', now())"
                        .formatted(alpha, person),
                "insert into preau.directory_entry (tenant_id, association, name, slug, host) values (%s, %s, 'x', 'x', 'x') on conflict do nothing"
                        .formatted(portal, alpha),
                "insert into preau.blueprint (tenant_id, id, name, content, made_from, made_by) values (%s, gen_random_uuid(), 'x', '{\"é\": [1e3]}', 'x', 'x')"
                        .formatted(portal),
                "insert into preau.redirect (tenant_id, path, article_id) select tenant_id, '/x', id from preau.article where tenant_id = %s limit 1"
                        .formatted(alpha),
                "insert into preau.translation (tenant_id, target_id, article_id, language, group_id) select tenant_id, id, id, 'br', id from preau.article where tenant_id = %s limit 1"
                        .formatted(alpha),
                "insert into preau.media_text (tenant_id, media_id, sha256, state) select tenant_id, id, sha256, 'nothing' from preau.media where tenant_id = %s limit 1"
                        .formatted(alpha),
                "insert into preau.visit_count (tenant_id, day, kind, key, count) values (%s, now(), 'page', '/', 1)"
                        .formatted(alpha),
                "insert into preau.media_caption (tenant_id, media_id, language, file_id) select tenant_id, id, 'fr', id from preau.media where tenant_id = %s limit 1"
                        .formatted(alpha),
                "insert into preau.media_former (tenant_id, sha256, media_id, name, type, bytes, kept, replaced_by) select tenant_id, repeat('b', 64), id, 'x', 'image/png', 1, false, 'x' from preau.media where tenant_id = %s limit 1"
                        .formatted(alpha),
                "insert into preau.membership_section (tenant_id, account_id, office, section_id) select m.tenant_id, m.account_id, m.office, s.id from preau.membership m join preau.section s on s.tenant_id = m.tenant_id where m.tenant_id = %s limit 1"
                        .formatted(alpha),
                "insert into preau.app_password (tenant_id, id, account_id, purpose, name, secret_hash) select %s, gen_random_uuid(), %s, 'files', 'x', '\\x00ff'"
                        .formatted(alpha, person));
    }

    private static void person(TestServer from) {
        Visitor visitor = from.signedIn("Mireille Pont", EMAIL);
        visitor.get("/compte/mot-de-passe");
        assertThat(
                        visitor.post(
                                        "/compte/mot-de-passe",
                                        Map.of("password", PASSWORD, "again", PASSWORD))
                                .statusCode())
                .isEqualTo(303);
        visitor.get("/compte/deux-etapes");
        visitor.post("/compte/deux-etapes/commencer", Map.of());
        String secret = found(KEY, visitor.get("/compte/deux-etapes").body()).replace(" ", "");
        HttpResponse<String> on =
                visitor.post("/compte/deux-etapes", Map.of("code", OneTimeCode.of(secret)));
        codes = WRITTEN.matcher(on.body()).results().map(it -> it.group(1)).toList();
        assertThat(codes).hasSize(10);
    }

    private static void snapshot(TestServer from, Tenant tenant) throws IOException {
        var _ =
                ArchiveWiring.take(from.house())
                        .run(from.tenancy(tenant), Reason.ASKED, "x", "x", Progress.SILENT);
    }

    /** After the last snapshot: the newest version of the vault still has it. */
    private static void erase(TestServer from) {
        String answer = Fixture.id("b", "answer").toString();
        int _ =
                from.house()
                        .database()
                        .write(
                                from.tenancy(from.beta()),
                                tx -> {
                                    Erased.note(tx, "answer", answer);
                                    return tx.query(
                                                    "delete from answer where id = cast(:id as uuid)")
                                            .bind("id", answer)
                                            .execute();
                                });
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
        assertThat(here.keySet()).isEqualTo(rows.keySet());
        rows.forEach((table, lines) ->
                assertThat(here.get(table)).as(table).containsExactlyInAnyOrderElementsOf(lines));
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
            assertThat(pages(back)).isEqualTo(pages);
            assertThat(signsIn(back)).isTrue();
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
        assertThat(String.join("", here.get("account"))).contains(EMAIL).doesNotContain("argon");
        for (String table :
                List.of("api_token", "app_password", "recovery_code", "file_link", "passkey")) {
            assertThat(here.get(table)).as(table).isEmpty();
        }
        try (TestServer back = TestServer.over(access, again(data))) {
            Visitor visitor = back.portal();
            visitor.get("/connexion");
            assertThat(
                            visitor.post("/connexion", Map.of("email", EMAIL, "password", PASSWORD))
                                    .statusCode())
                    .isEqualTo(422);
            Visitor linked = back.signedIn("Mireille Pont", EMAIL);
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
        assertThat(first.out()).contains("vault " + betas);
        assertThat(first.err()).contains("beta: NOT BACK").contains("alpha: snapshot ");
        assertThat(only(lines(partly, "article"), betas)).isEmpty();
        assertThat(only(lines(partly, "tenant"), betas))
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
        Path data = Files.createDirectory(folder.resolve(name));
        Files.writeString(
                data.resolve("preau.properties"),
                """
                database.url = %s
                database.user = %s
                database.password = %s
                %s
                """
                        .formatted(access.url(), access.user(), access.password(), more));
        return data;
    }

    private static Map<String, String> again(Path data) {
        return Map.of(
                "PREAU_VAULTS", data.resolve("vaults").toString(),
                "PREAU_STORE", data.resolve("objects").toString(),
                "PREAU_PUBLIC_PORT", "8080");
    }

    private static Ran run(Path data, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.add("--data");
        all.add(data.toString());
        int code =
                Main.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(all.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    private static boolean signsIn(TestServer back) {
        Visitor visitor = back.portal();
        visitor.get("/connexion");
        HttpResponse<String> asked =
                visitor.post("/connexion", Map.of("email", EMAIL, "password", PASSWORD));
        String step = found(STEP, asked.body());
        assertThat(
                        visitor.post(
                                        "/connexion/code",
                                        Map.of("jeton", step, "recovery", codes.getFirst()))
                                .statusCode())
                .isEqualTo(303);
        return visitor.get("/compte").statusCode() == 200;
    }

    /** Each vault's versions by number, and which commit each is. */
    private static Map<String, List<String>> versions(Path store) throws IOException {
        Map<String, List<String>> versions = new TreeMap<>();
        try (ObjectStore open = ObjectStores.open(store.toString(), null)) {
            String name = "";
            while (true) {
                String next =
                        org.preau.backup.mirror.Vaults.next(open, name.isEmpty() ? null : name)
                                .orElse("");
                if (next.isEmpty()) {
                    break;
                }
                versions.put(
                        next,
                        Vault.open(open, new VaultName(next)).versions().stream()
                                .map(it -> it.number() + " " + it.commit())
                                .toList());
                name = next;
            }
        }
        assertThat(versions).containsKey("platform").hasSizeGreaterThan(3);
        return versions;
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
                            .filter(it -> it.toString().contains(betas))
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

    private static Map<String, String> pages(TestServer server) {
        Map<String, String> pages = new TreeMap<>();
        for (String slug : List.of("alpha", "beta")) {
            Visitor visitor = server.visitor(slug + ".localhost");
            Set<String> paths = new TreeSet<>(Set.of("/", "/sitemap.xml", "/feed.atom"));
            Matcher found = LOC.matcher(visitor.get("/sitemap.xml").body());
            while (found.find()) {
                paths.add(URI.create(found.group(1)).getPath());
            }
            for (String path : paths) {
                HttpResponse<String> page = visitor.get(path);
                pages.put(
                        slug + path,
                        page.statusCode() + "\n" + page.body().replace(":" + server.port(), ""));
            }
        }
        assertThat(pages).hasSizeGreaterThan(10);
        return pages;
    }

    /** All rows of all tables that come back, but what is never the same. */
    private static Map<String, List<String>> rows(DatabaseAccess access) throws SQLException {
        Map<String, List<String>> rows = new HashMap<>();
        DatabaseAccess superuser = TestPostgres.superuser(access);
        try (Connection connection =
                        DriverManager.getConnection(
                                superuser.url(), superuser.user(), superuser.password());
                Statement statement = connection.createStatement()) {
            statement.execute("set timezone to 'UTC'");
            for (String table : tables(statement)) {
                if (!Rebuild.notBack().containsKey(table)) {
                    rows.put(table, lines(statement, table));
                }
            }
        }
        return rows;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        return texts(
                statement,
                "select relname from pg_class where relnamespace = 'preau'::regnamespace and relkind in ('r', 'p')");
    }

    private static List<String> lines(Statement statement, String table) throws SQLException {
        StringBuilder without = new StringBuilder();
        OTHER.stream()
                .filter(it -> it.startsWith(table + "."))
                .forEach(it ->
                        without.append(" - '")
                                .append(it.substring(table.length() + 1))
                                .append("'"));
        String finished =
                switch (table) {
                    case "restoration" -> " where state in ('done', 'failed')";
                    case "proof" -> " where state in ('passed', 'failed')";
                    case "csv_import" -> " where state = 'done'";
                    case "audit_entry" -> " where act <> 'platform.rebuilt'";
                    default -> "";
                };
        return texts(
                statement,
                "select (to_jsonb(t)%s)::text from preau.%s t%s order by 1"
                        .formatted(without, table, finished));
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static String found(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("not found: " + pattern + " in " + page);
        }
        return found.group(1);
    }
}
