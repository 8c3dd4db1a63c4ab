package org.preau.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.preau.archive.Reason;
import org.preau.backup.mirror.KeyRing;
import org.preau.backup.mirror.KeyRingFile;
import org.preau.backup.vault.Progress;
import org.preau.mirror.MirrorFeature;
import org.preau.snapshot.Erased;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenant;
import org.preau.testing.FilesProgram;
import org.preau.testing.TestPostgres;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.whole.Fixture;

/**
 * A platform that is gone but for its vaults and its keys, and what it was: a row of everything in
 * two associations, somebody with a second factor, a file of alpha's file space.
 *
 * @param vaults where they lie
 * @param keys the file of its ring
 * @param codes by which she comes in once each, beside her password
 * @param betas beta's identifier, which is its vault's name
 * @param program what a program that opens alpha's files says of itself
 */
record LostPlatform(
        String vaults,
        Path keys,
        Map<String, List<String>> rows,
        Map<String, String> pages,
        List<String> codes,
        String betas,
        String program) {

    static final String PASSWORD = "un pont sous la pluie";
    static final String EMAIL = "mireille@example.org";

    private static final Pattern KEY = Pattern.compile("<code>([A-Z2-7 ]{39})</code>");
    private static final Pattern WRITTEN =
            Pattern.compile("<code>([a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4})</code>");
    private static final Pattern STEP = Pattern.compile("name=\"jeton\" value=\"([^\"]+)\"");
    private static final String FILE = "/dav/alpha/proc%C3%A8s-verbal.txt";
    private static final byte[] BYTES =
            "Le pont est voté.\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);

    /**
     * Makes it, and loses it.
     *
     * @param folder where the ring lies
     * @param more settings, by the names of the environment
     */
    static LostPlatform lose(Path folder, String vaults, Map<String, String> more)
            throws Exception {
        Path keys = folder.resolve("keys");
        assertThat(new KeyRingFile(keys).create(KeyRing.create(Clock.systemUTC()))).isTrue();
        Map<String, String> settings = new HashMap<>(more);
        settings.put("PREAU_VAULTS", vaults);
        settings.put("PREAU_MIRROR_KEYS", keys.toString());
        settings.put("PREAU_PUBLIC_PORT", "8080");
        settings.put("PREAU_MAIL_FROM", "bonjour@example.org");
        try (TestServer from = TestServer.start(settings)) {
            return leave(from, vaults, keys);
        }
    }

    private static LostPlatform leave(TestServer from, String vaults, Path keys) throws Exception {
        Fixture fixture = new Fixture(from);
        fixture.reset();
        fixture.run(RareRows.of(from));
        List<String> codes = person(from);
        String program = file(from);
        // Whatever they do now would be in the database and not in the copy.
        from.house().jobs().close();
        for (Tenant tenant :
                List.of(from.house().directory().portal(), from.alpha(), from.beta())) {
            snapshot(from, tenant);
        }
        erase(from);
        assertThat(RebuildWiring.copy(from.house(), TestPostgres.SECRET).run().sealed()).isTrue();
        Map<String, List<String>> rows = WhatStands.rows(from.access());
        Map<String, String> pages = WhatStands.pages(from);
        mirror(from);
        return new LostPlatform(
                vaults, keys, rows, pages, codes, from.beta().id().toString(), program);
    }

    private static List<String> person(TestServer from) {
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
        List<String> codes = WRITTEN.matcher(on.body()).results().map(it -> it.group(1)).toList();
        assertThat(codes).hasSize(10);
        return codes;
    }

    /** Where the settings name a mirror, it has all of it as well. */
    private static void mirror(TestServer from) {
        if (!from.house().settings().text(Setting.MIRROR).isEmpty()) {
            MirrorFeature mirror = MirrorWiring.feature(from.house());
            assertThat(mirror.run()).isEmpty();
            assertThat(mirror.isWell()).isTrue();
        }
    }

    private static String file(TestServer from) {
        FilesProgram program = FilesProgram.of(from, from.alpha(), "alice", Office.WRITER);
        assertThat(program.visitor().bytes("PUT", FILE, "text/plain", BYTES).statusCode())
                .isEqualTo(201);
        return program.authorization();
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

    /** Whether each table that comes back has the rows that it had. */
    void rowsAre(Map<String, List<String>> here) {
        assertThat(here.keySet()).isEqualTo(rows.keySet());
        rows.forEach((table, lines) ->
                assertThat(here.get(table)).as(table).containsExactlyInAnyOrderElementsOf(lines));
    }

    /** Whether she comes in with her password and one of her codes. */
    boolean signsIn(TestServer back) {
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

    /** Whether the program reads alpha's file as it was put, and nothing of beta's. */
    boolean readsItsFile(TestServer back) {
        Visitor visitor = back.portal().with("authorization", program);
        assertThat(visitor.get("/dav/beta/").statusCode()).isEqualTo(401);
        return visitor.get(FILE).body().equals(new String(BYTES, StandardCharsets.UTF_8));
    }

    private static String found(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("not found: " + pattern + " in " + page);
        }
        return found.group(1);
    }
}
