package org.preau.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.text.Json;
import org.preau.web.Secrets;

/** The operator's API: whatever the console can do, a token of the portal can. */
class PlatformApiTest {

    private static TestServer server;
    private static Visitor program;
    private static Rows rows;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        rows = new Rows(server);
        program = token(server.house().directory().portal(), "operate");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anAssociationIsOpenedChangedSuspendedDeletedAndBroughtBack() throws Exception {
        JsonNode made =
                json(
                        program.json(
                                "POST",
                                "/api/v1/platform/associations",
                                "{\"name\":\"Par programme\",\"sector\":4,\"quotaMegabytes\":50}"),
                        201);
        assertThat(made.path("slug").asText()).isEqualTo("par-programme");
        assertThat(made.path("quotaBytes").asLong()).isEqualTo(50_000_000);
        String one = "/api/v1/platform/associations/par-programme";

        assertThat(
                        json(
                                        program.json(
                                                "PATCH",
                                                one,
                                                "{\"name\":\"Autrement\",\"sector\":0}"),
                                        200)
                                .has("sector"))
                .isFalse();
        json(program.json("PUT", one + "/suspension", "{}"), 422);
        assertThat(state("PUT", one + "/suspension", "{\"reason\":\"Essai\"}"))
                .isEqualTo("suspended");
        assertThat(state("DELETE", one + "/suspension", "")).isEqualTo("active");
        assertThat(state("PUT", one + "/archiving", "{\"reason\":\"Essai\"}"))
                .isEqualTo("archived");
        json(program.json("PUT", one + "/suspension", "{\"reason\":\"Essai\"}"), 409);
        assertThat(state("PUT", one + "/deletion", "{\"reason\":\"Essai\"}")).isEqualTo("deleted");
        assertThat(state("DELETE", one + "/deletion", "")).isEqualTo("archived");
        assertThat(
                        json(
                                        program.get(
                                                "/api/v1/platform/associations?q=autrement&state=archived"),
                                        200)
                                .path("total")
                                .asInt())
                .isEqualTo(1);
    }

    @Test
    void whatIsWrongComesBackFieldByField() throws Exception {
        JsonNode problem =
                json(
                        program.json(
                                "POST",
                                "/api/v1/platform/associations",
                                "{\"name\":\"\",\"slug\":\"www\",\"theme\":\"absent\"}"),
                        422);

        assertThat(problem.path("problems"))
                .extracting(it -> it.path("field").asText())
                .containsExactly("name", "slug", "theme");
        json(program.json("POST", "/api/v1/platform/associations", "{\"nom\":\"x\"}"), 400);
        json(
                program.json(
                        "POST",
                        "/api/v1/platform/associations",
                        "{\"name\":\"x y\",\"slug\":\"alpha\"}"),
                422);
    }

    @Test
    void aFileAndAnAnnouncementGoByProgramToo() throws Exception {
        JsonNode file =
                json(
                        program.json(
                                "POST",
                                "/api/v1/platform/imports",
                                "{\"name\":\"a.csv\",\"csv\":\"nom\\nDe fichier\\n\"}"),
                        201);
        String one = "/api/v1/platform/imports/" + file.path("id").asText();
        json(program.json("POST", one + "/confirmation", ""), 202);
        Rows.until(() -> program.get(one).body().contains("\"state\":\"done\""));
        assertThat(json(program.get(one + "/lines"), 200).at("/items/0/outcome").asText())
                .isEqualTo("opened");

        String said =
                "{\"id\":\"00000000-0000-7000-8000-000000000001\",\"title\":\"Salut\",\"body\":\"À tous\",\"association\":\"beta\"}";
        assertThat(
                        json(program.json("POST", "/api/v1/platform/announcements", said), 201)
                                .path("copies")
                                .asInt())
                .isEqualTo(1);
        assertThat(
                        program.json(
                                        "DELETE",
                                        "/api/v1/platform/announcements/00000000-0000-7000-8000-000000000001",
                                        "")
                                .statusCode())
                .isEqualTo(204);
    }

    @Test
    void aTokenOfAnAssociationReadsItsOwnAndNothingOfThePlatform() throws Exception {
        Visitor alpha = token(server.alpha(), "read");

        assertThat(json(alpha.get("/api/v1/associations/alpha"), 200).path("name").asText())
                .isEqualTo("Association Alpha");
        assertThat(alpha.get("/api/v1/associations/beta").statusCode()).isEqualTo(404);
        assertThat(alpha.get("/api/v1/platform/associations").statusCode()).isEqualTo(404);
        assertThat(
                        token(server.house().directory().portal(), "read")
                                .get("/api/v1/platform/associations")
                                .statusCode())
                .isEqualTo(404);
        assertThat(server.portal().get("/api/v1/platform/associations").statusCode())
                .isEqualTo(401);
    }

    private static String state(String method, String path, String body) throws Exception {
        return json(program.json(method, path, body), 200).path("state").asText();
    }

    private static JsonNode json(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Json.tree(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static Visitor token(Tenant tenant, String right) {
        String secret = "preau_" + Secrets.random();
        String hash = HexFormat.of().formatHex(Secrets.digest(secret));
        rows.change(
                "insert into api_token (tenant_id, id, name, token_hash, rights, created_by) values ('"
                        + tenant.id()
                        + "', gen_random_uuid(), 'test', '\\x"
                        + hash
                        + "', '{read,"
                        + right
                        + "}', 'test')");
        return server.portal().with("authorization", "Bearer " + secret);
    }
}
