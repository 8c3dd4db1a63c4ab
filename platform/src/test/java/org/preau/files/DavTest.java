package org.preau.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.tenancy.Office;
import org.preau.testing.FilesProgram;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/** What litmus does not ask: other associations, odd names, hostile documents, room, cost. */
class DavTest {

    private static TestServer server;
    private static FilesProgram alpha;
    private static FilesProgram beta;
    private static final AtomicInteger FOLDERS = new AtomicInteger();

    @BeforeAll
    static void start() {
        server = TestServer.start();
        alpha = FilesProgram.of(server, server.alpha(), "alice", Office.WRITER);
        beta = FilesProgram.of(server, server.beta(), "bob", Office.WRITER);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aProgramOfOneAssociationFindsNothingOfAnother() {
        put(beta, "secret.txt", "à beta");

        HttpResponse<String> foreign = alpha.visitor().get("/dav/beta/secret.txt");
        HttpResponse<String> absent = alpha.visitor().get("/dav/nulle-part/secret.txt");

        assertThat(foreign.statusCode()).isEqualTo(401);
        assertThat(foreign.body()).isEqualTo(absent.body());
        assertThat(
                        server.portal()
                                .get("/dav/beta/secret.txt")
                                .headers()
                                .firstValue("www-authenticate"))
                .contains("Basic realm=\"Preau\", charset=\"UTF-8\"");
        assertThat(beta.visitor().get("/dav/beta/secret.txt").body()).isEqualTo("à beta");
    }

    @Test
    void nothingIsCopiedOrMovedToAnotherHostOrAssociation() {
        String folder = folder(alpha);
        put(alpha, folder + "a.txt", "a");
        put(beta, "cible.txt", "b");
        String host = "http://localhost:" + server.port();

        assertThat(transfer("COPY", folder + "a.txt", "http://ailleurs.example/dav/alpha/b.txt"))
                .isEqualTo(502);
        assertThat(transfer("MOVE", folder + "a.txt", "http://localhost:1/dav/alpha/b.txt"))
                .isEqualTo(502);
        for (String method : new String[] {"COPY", "MOVE"}) {
            for (String to :
                    new String[] {
                        host + "/dav/beta/cible.txt",
                        host + "/dav/nulle-part/cible.txt",
                        "/dav/beta/cible.txt",
                        "/espace/alpha"
                    }) {
                assertThat(transfer(method, folder + "a.txt", to)).as(to).isEqualTo(403);
            }
            for (String to :
                    new String[] {
                        "/dav/alpha/../beta/cible.txt",
                        "/dav/alpha/%2e%2e/beta/cible.txt",
                        "/dav/alpha/%2e%2e%2fbeta%2fcible.txt",
                        "/dav/alpha/a%00b",
                        "/dav/alpha/%ff",
                        "/dav/alpha/a%2fb",
                        "/dav/alpha/a%zz"
                    }) {
                assertThat(transfer(method, folder + "a.txt", to)).as(to).isEqualTo(400);
            }
        }
        assertThat(beta.visitor().get("/dav/beta/cible.txt").body()).isEqualTo("b");
        assertThat(get(alpha, folder + "a.txt").body()).isEqualTo("a");
        assertThat(transfer("MOVE", folder + "a.txt", host + "/dav/alpha/" + folder + "b.txt"))
                .isEqualTo(201);
    }

    @Test
    void oddNamesAreKeptAsTheyAreAndTheTwoWaysToWriteAnAccentAreOne() {
        String folder = folder(alpha);
        String[] names = {
            "Compte%20rendu%20(d%C3%A9finitif)%20n%C2%B02.odt",
            "%23%3F%25%26%3B%3D%40%2B%5B%5D%7B%7D%7C%5C%5E%60%22%3C%3E.txt",
            "a+b.txt",
            "%E2%80%AEtxt.exe",
            "%F0%9F%8E%89.txt",
            ".cach%C3%A9",
            "fin.",
            "%20espace",
            "CON",
            "ligne%0Asuivante",
            "%25-%2525",
            "e%25CC%2581"
        };
        for (String name : names) {
            assertThat(put(alpha, folder + name, name).statusCode()).as(name).isEqualTo(201);
        }
        for (String name : names) {
            assertThat(get(alpha, folder + name).body()).as(name).isEqualTo(name);
        }
        String listed = find(alpha, folder, "1").body();
        assertThat(listed.split("<D:response>", -1)).hasSize(names.length + 2);
        assertThat(put(alpha, folder + "E%CC%81t%C3%A9.txt", "1").statusCode()).isEqualTo(201);
        assertThat(put(alpha, folder + "%C3%89te%CC%81.txt", "2").statusCode()).isEqualTo(204);
        assertThat(get(alpha, folder + "%C3%89t%C3%A9.txt").body()).isEqualTo("2");
        assertThat(get(alpha, folder + "%C3%A9t%C3%A9.txt").statusCode()).isEqualTo(404);
        for (String bad : new String[] {"%00", "a%2Fb", "%2E%2E%2F", "%C3", "x".repeat(256)}) {
            assertThat(put(alpha, folder + bad, "x").statusCode()).as(bad).isEqualTo(400);
        }
    }

    @Test
    void aFileIsFetchedInPartsAndConditionsOnItsTagHold() {
        String folder = folder(alpha);
        HttpResponse<String> first = put(alpha, folder + "a.txt", "0123456789");
        String tag = first.headers().firstValue("etag").orElseThrow();

        HttpResponse<String> part =
                alpha.visitor().with("range", "bytes=2-4").get(alpha.path() + folder + "a.txt");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("234");
        assertThat(
                        alpha.visitor()
                                .with("if-none-match", tag)
                                .get(alpha.path() + folder + "a.txt")
                                .statusCode())
                .isEqualTo(304);
        assertThat(conditional("if-none-match", "*", folder + "a.txt").statusCode()).isEqualTo(412);
        assertThat(conditional("if-match", "\"other\"", folder + "a.txt").statusCode())
                .isEqualTo(412);
        assertThat(conditional("if-match", tag, folder + "a.txt").statusCode()).isEqualTo(204);
        assertThat(conditional("if-match", tag, folder + "a.txt").statusCode()).isEqualTo(412);
        assertThat(conditional("if-match", "*", folder + "absent.txt").statusCode()).isEqualTo(412);
        assertThat(conditional("content-range", "bytes 0-1/10", folder + "a.txt").statusCode())
                .isEqualTo(400);
        assertThat(get(alpha, folder + "a.txt").body()).isEqualTo("autre");
    }

    @Test
    void aPageThatIsKeptAsAFileNeverRunsOnThePortal() {
        String folder = folder(alpha);
        put(alpha, folder + "page.html", "<script>alert(1)</script>");

        HttpResponse<String> page = get(alpha, folder + "page.html");

        assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                .contains("sandbox")
                .contains("default-src 'none'");
        assertThat(page.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(page.headers().firstValue("content-disposition").orElse(""))
                .startsWith("attachment");
    }

    @Test
    void documentsThatWouldReachOutGrowOrNestAreRefused() {
        String folder = folder(alpha);
        String entity =
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><D:propfind xmlns:D=\"DAV:\"><D:prop><a>&e;</a></D:prop></D:propfind>";
        String laughs =
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><D:propfind xmlns:D=\"DAV:\"><D:prop><a>&b;</a></D:prop></D:propfind>";
        String deep =
                "<D:propfind xmlns:D=\"DAV:\"><D:prop>"
                        + "<a>".repeat(5_000)
                        + "</a>".repeat(5_000)
                        + "</D:prop></D:propfind>";
        for (String document : new String[] {entity, laughs, deep, "<a", "\u0000"}) {
            assertThat(xml("PROPFIND", folder, document).statusCode()).isEqualTo(400);
        }
        assertThat(xml("PROPFIND", folder, "<a>" + " ".repeat(200_000) + "</a>").statusCode())
                .isEqualTo(413);
        String heavy =
                "<D:propertyupdate xmlns:D=\"DAV:\"><D:set><D:prop><n xmlns=\"u:\">"
                        + "x".repeat(70_000)
                        + "</n></D:prop></D:set></D:propertyupdate>";
        assertThat(xml("PROPPATCH", folder, heavy).body()).contains("507");
        assertThat(find(alpha, folder, "infinity").statusCode()).isEqualTo(403);
        assertThat(find(alpha, folder, "infinity").body()).contains("propfind-finite-depth");
    }

    @Test
    void whatAProgramNotedIsGivenBackWithItsNamespaces() {
        String folder = folder(alpha);
        String patch =
                "<D:propertyupdate xmlns:D=\"DAV:\"><D:set><D:prop>"
                        + "<z:couleur xmlns:z=\"http://z.example/\" z:ton=\"a&amp;b\" xml:lang=\"fr\"><i>rouge &lt;vif&gt;</i></z:couleur>"
                        + "</D:prop></D:set></D:propertyupdate>";
        assertThat(xml("PROPPATCH", folder, patch).body()).contains("200 OK");

        String found =
                xml(
                                "PROPFIND",
                                folder,
                                "<D:propfind xmlns:D=\"DAV:\"><D:prop><q:couleur xmlns:q=\"http://z.example/\"/><D:quota-available-bytes/></D:prop></D:propfind>")
                        .body();

        assertThat(found)
                .contains("rouge &lt;vif&gt;")
                .contains("http://z.example/")
                .contains("a&amp;b")
                .contains("xml:lang=\"fr\"")
                .contains("<D:quota-available-bytes>");
    }

    @Test
    void aFullSpaceRefusesAndTheSameBytesTwiceTakeRoomOnce() {
        FilesProgram program =
                FilesProgram.of(
                        server, server.open("gamma", "Association Gamma"), "greta", Office.WRITER);
        String text = "x".repeat(1_000);
        assertThat(put(program, "a.txt", text).statusCode()).isEqualTo(201);
        assertThat(put(program, "b.txt", text).statusCode()).isEqualTo(201);
        assertThat(used(program)).isEqualTo(1_000);
        server.house()
                .database()
                .operator(
                        "a test",
                        tx ->
                                tx.query(
                                                "update tenant set quota_bytes = 1500 where slug = 'gamma'")
                                        .execute());

        HttpResponse<String> refused = put(program, "c.txt", "y".repeat(501));

        assertThat(refused.statusCode()).isEqualTo(507);
        assertThat(refused.body()).contains("quota-not-exceeded");
        assertThat(get(program, "c.txt").statusCode()).isEqualTo(404);
        assertThat(put(program, "c.txt", text).statusCode()).isEqualTo(201);
        assertThat(put(program, "d.txt", "z".repeat(500)).statusCode()).isEqualTo(201);
        assertThat(used(program)).isEqualTo(1_500);
    }

    @Test
    void aReaderReadsAndChangesNothing() {
        FilesProgram reader = FilesProgram.of(server, server.alpha(), "lecteur", Office.MEMBER);
        put(alpha, "commun.txt", "commun");

        assertThat(get(reader, "commun.txt").body()).isEqualTo("commun");
        assertThat(put(reader, "commun.txt", "autre").statusCode()).isEqualTo(403);
        assertThat(
                        reader.visitor()
                                .bytes("DELETE", "/dav/alpha/commun.txt", "text/plain", new byte[0])
                                .statusCode())
                .isEqualTo(403);
        assertThat(get(reader, "commun.txt").body()).isEqualTo("commun");
    }

    @Test
    void anotherMembersTokenOpensNoLock() {
        String folder = folder(alpha);
        put(alpha, folder + "a.txt", "a");
        FilesProgram other = FilesProgram.of(server, server.alpha(), "autre", Office.WRITER);
        String lock =
                "<D:lockinfo xmlns:D=\"DAV:\"><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockinfo>";
        String token =
                xml("LOCK", folder + "a.txt", lock)
                        .headers()
                        .firstValue("lock-token")
                        .orElseThrow();

        HttpResponse<String> stolen =
                other.visitor()
                        .with("if", "(" + token + ")")
                        .bytes(
                                "PUT",
                                alpha.path() + folder + "a.txt",
                                "text/plain",
                                "vol".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> own =
                alpha.visitor()
                        .with("if", "(" + token + ")")
                        .bytes(
                                "PUT",
                                alpha.path() + folder + "a.txt",
                                "text/plain",
                                "mien".getBytes(StandardCharsets.UTF_8));

        assertThat(stolen.statusCode()).isEqualTo(423);
        assertThat(own.statusCode()).isEqualTo(204);
        assertThat(get(alpha, folder + "a.txt").body()).isEqualTo("mien");
    }

    @Test
    void aFolderOfAThousandIsOneStatementAndAFetchIsOneBesideTheDoors() {
        String folder = folder(alpha);
        server.house()
                .database()
                .write(
                        server.tenancy(server.alpha()),
                        tx ->
                                tx.query(
                                                """
                                                insert into file_state (node_id, from_at, parent_id, name, folder, made_at, modified_at, by_name)
                                                select gen_random_uuid(), now(), s.node_id, 'dossier ' || n, true, now(), now(), 'x'
                                                  from generate_series(1, 1000) n, file_state s
                                                 where s.name = :name and s.until_at is null
                                                """)
                                        .bind("name", folder.replace("/", ""))
                                        .execute());
        put(alpha, folder + "a.txt", "a");
        get(alpha, folder + "a.txt");

        long before = server.house().database().statements();
        HttpResponse<String> listed = find(alpha, folder, "1");
        long find = server.house().database().statements() - before;
        before = server.house().database().statements();
        get(alpha, folder + "a.txt");
        long get = server.house().database().statements() - before;

        assertThat(listed.body().split("<D:response>", -1)).hasSize(1_003);
        assertThat(listed.headers().firstValue("transfer-encoding")).contains("chunked");
        // One for the password, one for what was asked; jobs of the server may run beside.
        assertThat(find).isBetween(2L, 4L);
        assertThat(get).isBetween(2L, 4L);
    }

    private static String folder(FilesProgram program) {
        String name = "dossier-" + FOLDERS.incrementAndGet() + "/";
        HttpResponse<String> made =
                program.visitor().bytes("MKCOL", program.path() + name, "text/plain", new byte[0]);
        assertThat(made.statusCode()).isEqualTo(201);
        return name;
    }

    private static HttpResponse<String> put(FilesProgram program, String path, String text) {
        return program.visitor()
                .bytes(
                        "PUT",
                        program.path() + path,
                        "application/x-www-form-urlencoded",
                        text.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> get(FilesProgram program, String path) {
        return program.visitor().get(program.path() + path);
    }

    private static HttpResponse<String> conditional(String name, String value, String path) {
        return alpha.visitor()
                .with(name, value)
                .bytes(
                        "PUT",
                        alpha.path() + path,
                        "text/plain",
                        "autre".getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> find(FilesProgram program, String path, String depth) {
        Visitor visitor = program.visitor().with("depth", depth);
        return visitor.bytes("PROPFIND", program.path() + path, "application/xml", new byte[0]);
    }

    private static HttpResponse<String> xml(String method, String path, String document) {
        return alpha.visitor()
                .with("depth", "0")
                .bytes(
                        method,
                        alpha.path() + path,
                        "application/xml",
                        document.getBytes(StandardCharsets.UTF_8));
    }

    private static int transfer(String method, String path, String destination) {
        return alpha.visitor()
                .with("destination", destination)
                .bytes(method, alpha.path() + path, "text/plain", new byte[0])
                .statusCode();
    }

    private static long used(FilesProgram program) {
        return server.house()
                .database()
                .read(
                        server.tenancy(program.tenant()),
                        tx -> tx.query("select used_bytes from tenant").one(Long.class));
    }
}
