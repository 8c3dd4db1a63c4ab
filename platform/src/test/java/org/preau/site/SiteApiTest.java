package org.preau.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.Ids;
import org.preau.testing.Visitor;
import org.preau.text.Json;
import org.preau.web.Secrets;

/** What programs do to a site, over real HTTP. */
class SiteApiTest {

    private static final String API = "/api/v1/associations/alpha";

    private static Volunteers volunteers;
    private static Visitor program;
    private static Visitor writer;

    @BeforeAll
    static void open() {
        volunteers = new Volunteers();
        volunteers.complete(volunteers.marion());
        program = token("A", List.of("read", "write", "publish", "arrange"));
        writer = token("W", List.of("read", "write"));
    }

    @AfterAll
    static void close() {
        volunteers.close();
    }

    @Test
    void aProgramIsToldWhatReadersWouldMiss() throws Exception {
        JsonNode typed =
                json(
                        program.json(
                                "POST",
                                API + "/checks",
                                "{\"body\":\"Voir [ici](/rien-du-tout).\"}"),
                        200);
        JsonNode made =
                json(
                        program.json(
                                "POST",
                                API + "/articles",
                                "{\"title\":\"Vérifié\",\"body\":\"Texte.\\n\\n![](/media/x)\"}"),
                        201);
        JsonNode kept =
                json(program.get(API + "/articles/" + made.path("id").asText() + "/checks"), 200);

        assertThat(typed.path("items").findValuesAsText("kind"))
                .containsExactlyInAnyOrder("link-vague", "link-dead");
        assertThat(kept.path("items").get(0).path("kind").asText()).isEqualTo("image-without-text");
        assertThat(kept.path("items").get(0).path("line").asInt()).isEqualTo(3);
        assertThat(program.get(API + "/pages/" + made.path("id").asText() + "/checks").statusCode())
                .isEqualTo(404);
        assertThat(program.json("POST", API + "/checks", "{}").statusCode()).isEqualTo(422);
    }

    @Test
    void anArticleGoesFromNothingToThePublicAndBack() throws Exception {
        JsonNode made =
                json(
                        program.json(
                                "POST",
                                API + "/articles",
                                "{\"title\":\"Par programme\",\"body\":\"Texte.\",\"tags\":[\"un\"]}"),
                        201);
        String path = API + "/articles/" + made.path("id").asText();

        JsonNode changed =
                json(
                        program.json(
                                "PUT",
                                path,
                                "{\"version\":1,\"title\":\"Par programme\",\"body\":\"Autre.\"}"),
                        200);
        HttpResponse<String> stale =
                program.json(
                        "PUT",
                        path,
                        "{\"version\":1,\"title\":\"Par programme\",\"body\":\"Trop tard.\"}");
        JsonNode published =
                json(program.json("POST", path + "/publication", "{\"version\":2}"), 200);
        JsonNode listed = json(program.get(API + "/articles?state=published&q=PROGRAMME"), 200);
        JsonNode withdrawn = json(program.json("DELETE", path + "/publication", ""), 200);

        assertThat(changed.path("version").asInt()).isEqualTo(2);
        assertThat(json(stale, 409).path("type").asText()).isEqualTo("stale");
        assertThat(published.path("state").asText()).isEqualToIgnoringCase("published");
        assertThat(listed.path("total").asInt()).isEqualTo(1);
        assertThat(listed.path("items").get(0).path("title").asText()).isEqualTo("Par programme");
        assertThat(withdrawn.path("state").asText()).isEqualToIgnoringCase("withdrawn");
    }

    @Test
    void aTextIsScheduledRemarkedAndGivenUp() throws Exception {
        JsonNode made =
                json(
                        program.json(
                                "POST",
                                API + "/articles",
                                "{\"title\":\"Plus tard\",\"body\":\"Texte.\"}"),
                        201);
        String path = API + "/articles/" + made.path("id").asText();

        JsonNode planned =
                json(
                        program.json(
                                "PUT",
                                path + "/schedule",
                                "{\"publishAt\":\"2031-03-30T08:00:00+02:00\"}"),
                        200);
        HttpResponse<String> past =
                program.json("PUT", path + "/schedule", "{\"expiresAt\":\"2001-01-01T00:00:00Z\"}");
        HttpResponse<String> vague =
                program.json("PUT", path + "/schedule", "{\"publishAt\":\"demain\"}");
        JsonNode remark =
                json(program.json("POST", path + "/remarks", "{\"say\":\"Une date ?\"}"), 201);
        String thread = API + "/remarks/" + remark.path("id").asText();
        json(program.json("POST", thread + "/answers", "{\"say\":\"Le 30.\"}"), 201);
        JsonNode settled = json(program.json("POST", thread + "/resolution", ""), 200);
        JsonNode remarks = json(program.get(path + "/remarks"), 200);
        JsonNode back = json(program.json("DELETE", path + "/publication", ""), 200);

        assertThat(planned.path("scheduled").asBoolean()).isTrue();
        assertThat(planned.path("publishedAt").asText()).isEqualTo("2031-03-30T06:00:00Z");
        assertThat(past.statusCode()).isEqualTo(422);
        assertThat(vague.statusCode()).isEqualTo(422);
        assertThat(settled.path("resolvedAt").asText()).isNotEmpty();
        assertThat(remarks.path("items").findValuesAsText("body"))
                .containsExactly("Une date ?", "Le 30.");
        assertThat(writer.json("POST", path + "/remarks", "{\"say\":\"Moi\"}").statusCode())
                .isEqualTo(403);
        assertThat(back.path("state").asText()).isEqualToIgnoringCase("draft");
        assertThat(back.path("scheduled").asBoolean()).isFalse();
    }

    @Test
    void aRequestSentAgainMakesNothingTwice() throws Exception {
        UUID id = Ids.next();
        String body = "{\"id\":\"" + id + "\",\"title\":\"Encore\",\"body\":\"Texte.\"}";
        JsonNode first = json(program.json("POST", API + "/pages", body), 201);
        JsonNode second = json(program.json("POST", API + "/pages", body), 201);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void aTokenThatWritesDoesNotPublishNorChangeWhatIsPublic() throws Exception {
        JsonNode made =
                json(
                        writer.json(
                                "POST",
                                API + "/articles",
                                "{\"title\":\"À proposer\",\"body\":\"Texte.\"}"),
                        201);
        String path = API + "/articles/" + made.path("id").asText();

        assertThat(writer.json("POST", path + "/publication", "{}").statusCode()).isEqualTo(403);
        assertThat(json(writer.json("POST", path + "/proposal", "{}"), 200).path("state").asText())
                .isEqualToIgnoringCase("proposed");
        json(program.json("POST", path + "/publication", "{}"), 200);
        assertThat(writer.json("PUT", path, "{\"version\":1,\"title\":\"Changé\"}").statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatIsWrongIsSaidFieldByFieldInTheLanguageAskedFor() throws Exception {
        HttpResponse<String> answer =
                token("E", List.of("read", "write"))
                        .with("accept-language", "en")
                        .json(
                                "POST",
                                API + "/articles",
                                "{\"title\":\"\",\"section\":\"" + Ids.next() + "\"}");

        JsonNode problems = json(answer, 422).path("problems");
        assertThat(problems.findValuesAsText("field")).containsExactly("title", "section");
        assertThat(problems.get(0).path("problem").asText()).isEqualTo("A title is missing.");
        assertThat(program.json("POST", API + "/articles", "{nonsense").statusCode())
                .isEqualTo(400);
    }

    @Test
    void sectionsAreMadeMovedAndRemoved() throws Exception {
        JsonNode parent =
                json(program.json("POST", API + "/sections", "{\"title\":\"Concerts\"}"), 201);
        String id = parent.path("id").asText();
        JsonNode child =
                json(
                        program.json(
                                "POST",
                                API + "/sections",
                                "{\"title\":\"Dehors\",\"parent\":\"" + id + "\"}"),
                        201);

        assertThat(program.json("DELETE", API + "/sections/" + id, "").statusCode()).isEqualTo(409);
        json(
                program.json(
                        "POST", API + "/sections/" + id + "/position", "{\"direction\":\"up\"}"),
                200);
        assertThat(
                        json(program.get(API + "/sections"), 200)
                                .path("items")
                                .get(0)
                                .path("id")
                                .asText())
                .isEqualTo(id);
        assertThat(
                        program.json("DELETE", API + "/sections/" + child.path("id").asText(), "")
                                .statusCode())
                .isEqualTo(204);
        assertThat(program.json("DELETE", API + "/sections/" + id, "").statusCode()).isEqualTo(204);
    }

    @Test
    void settingsAppearanceAndPicturesAreChanged() throws Exception {
        JsonNode picture =
                json(
                        program.bytes(
                                "POST",
                                API + "/media?name=logo.png&alt=Notre+logo",
                                "image/png",
                                Pictures.png(120, 120)),
                        201);
        JsonNode site =
                json(
                        program.json(
                                "PUT",
                                API + "/site/appearance",
                                "{\"theme\":\"placette\",\"tagline\":\"Bonjour\",\"logo\":\""
                                        + picture.path("id").asText()
                                        + "\"}"),
                        200);

        assertThat(picture.path("path").asText()).matches("/media/[0-9a-f]{16}/logo\\.webp");
        assertThat(picture.path("alt").asText()).isEqualTo("Notre logo");
        assertThat(site.path("tagline").asText()).isEqualTo("Bonjour");
        assertThat(site.path("legalNoticeMissing")).isEmpty();
        assertThat(
                        program.json("PUT", API + "/site/appearance", "{\"theme\":\"inconnu\"}")
                                .statusCode())
                .isEqualTo(422);
        assertThat(
                        program.bytes(
                                        "POST",
                                        API + "/media?name=x.svg",
                                        "image/png",
                                        "<svg/>".getBytes(StandardCharsets.UTF_8))
                                .statusCode())
                .isEqualTo(422);
    }

    private static JsonNode json(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Json.tree(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static Visitor token(String letter, List<String> rights) {
        String secret = "preau_" + letter.repeat(43);
        volunteers
                .server
                .house()
                .database()
                .write(
                        volunteers.server.tenancy(volunteers.server.alpha()),
                        tx ->
                                tx.query(
                                                "insert into api_token (id, name, token_hash, rights, created_by) values (:id, :name, :hash, :rights, 'test')")
                                        .bind("id", Ids.next())
                                        .bind("name", "Programme " + letter)
                                        .bind("hash", Secrets.digest(secret))
                                        .bind("rights", rights)
                                        .execute());
        return volunteers.server.portal().with("authorization", "Bearer " + secret);
    }
}
