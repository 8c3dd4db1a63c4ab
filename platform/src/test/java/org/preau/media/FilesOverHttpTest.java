package org.preau.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.Ids;
import org.preau.site.ArticleKind;
import org.preau.site.SaveArticle;
import org.preau.site.StateOutcome;
import org.preau.site.Volunteers;
import org.preau.site.Writing;
import org.preau.tenancy.Office;
import org.preau.testing.Visitor;
import org.preau.text.Json;

/** Files on their way in and out, over real HTTP: large ones, parts of them, and who may not. */
class FilesOverHttpTest {

    private static final String API = "/api/v1/associations/alpha/media";
    private static final String FILES = "/espace/alpha/mediatheque/fichiers";

    private static Volunteers volunteers;
    private static Visitor paul;

    @BeforeAll
    static void open() {
        volunteers = new Volunteers();
        volunteers.complete(volunteers.marion());
        paul = volunteers.server.member(volunteers.server.alpha(), Office.WRITER);
        paul.get("/espace/alpha/articles/nouveau");
    }

    @AfterAll
    static void close() {
        volunteers.close();
    }

    @Test
    void aFilmLargerThanAnyFormGoesThroughTheDiskAndPlaysFromTheMiddle() throws Exception {
        byte[] film = Samples.mp4("isom", "vide", 30_000_000);

        HttpResponse<String> sent = paul.patient(60).upload(FILES, "file", "concert.mp4", film);

        JsonNode file = json(sent, 201).path("file");
        assertThat(file.path("kind").asText()).isEqualTo("video");
        String path = file.path("path").asText();
        assertThat(site().get(path).statusCode()).as("shown nowhere yet").isEqualTo(404);
        publish("film", "![Le concert](" + path + ")");
        byte[] tail = Arrays.copyOfRange(film, film.length - 1_000, film.length);
        HttpResponse<byte[]> part =
                raw("alpha.localhost", path, "bytes=" + (film.length - 1_000) + "-");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(tail);
        assertThat(part.headers().firstValue("content-range").orElseThrow())
                .isEqualTo(
                        "bytes %d-%d/%d"
                                .formatted(film.length - 1_000, film.length - 1, film.length));
        assertThat(raw("alpha.localhost", path, "bytes=-10").body()).hasSize(10);
        assertThat(raw("alpha.localhost", path, "bytes=999999999-").statusCode()).isEqualTo(416);
        assertThat(raw("alpha.localhost", path, "bytes=0-1,4-5").statusCode()).isEqualTo(200);
        assertThat(raw("alpha.localhost", path, "bytes=5-2").statusCode()).isEqualTo(200);
        assertThat(raw("beta.localhost", path, "bytes=0-9").statusCode()).isEqualTo(404);
        assertThat(uploads()).as("what lay on disk meanwhile").isZero();
    }

    @Test
    void nobodyElseMaySendSoMuch() {
        byte[] film = new byte[26 * 1024 * 1024];
        Visitor stranger = volunteers.server.member(volunteers.server.beta(), Office.PRESIDENT);

        assertThat(status(volunteers.server.portal(), film)).isEqualTo(413);
        assertThat(status(stranger, film)).isEqualTo(413);
        HttpResponse<String> token =
                volunteers
                        .server
                        .portal()
                        .with("authorization", "Bearer nonsense")
                        .bytes("POST", API + "?name=a.mp4", "video/mp4", film);
        assertThat(token.statusCode()).isEqualTo(413);
    }

    @Test
    void aFieldOfFiveMegabytesIsTooMuchAndNotNonsense() {
        HttpResponse<String> answer =
                paul.copy()
                        .post(
                                "/espace/alpha/articles/nouveau",
                                Map.of("title", "x".repeat(5 * 1024 * 1024)));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void whoeverSendsAFileThatCannotBeCleanedIsToldThenAndLater() throws Exception {
        byte[] signed =
                Samples.zip(
                        Map.of(
                                "mimetype",
                                "application/vnd.oasis.opendocument.text",
                                "META-INF/documentsignatures.xml",
                                "<s/>"));
        Visitor marion = volunteers.server.member(volunteers.server.alpha(), Office.SECRETARY);

        JsonNode sent = json(marion.upload(FILES, "file", "pv.odt", signed), 201);

        assertThat(sent.path("left").asText()).startsWith("Il est signé");
        String page = "/espace/alpha/mediatheque/" + sent.path("file").path("id").asText();
        assertThat(marion.get(page).body()).contains("Gardé tel quel", "annulerait sa signature");
        marion.upload(page + "/remplacement", "file", "pv.odt", Samples.odt("Procès-verbal"));
        assertThat(marion.get(page).body()).doesNotContain("Gardé tel quel");
        marion.post(page + "/remise", Map.of());
        assertThat(marion.get(page).body()).contains("Gardé tel quel");
        assertThat(
                        json(marion.upload(FILES, "file", "x.odt", Samples.odt("Rien à dire")), 201)
                                .path("left")
                                .asText())
                .isEmpty();
    }

    @Test
    void aPreviewPlaysAFilmWithItsCaptionsAndShowsItsTranscript() throws Exception {
        JsonNode file =
                json(paul.upload(FILES, "file", "quai.mp4", Samples.mp4("isom", "vide", 400)), 201)
                        .path("file");
        String page = "/espace/alpha/mediatheque/" + file.path("id").asText();
        byte[] captions = Samples.latin("WEBVTT\n\n00:00.000 --> 00:01.000\nBonjour");
        paul.upload(
                page + "/sous-titres", Map.of("language", "fr"), "captions", "fr.vtt", captions);
        paul.post(page, Map.of("version", "1", "transcript", "Lucie dit bonjour."));

        HttpResponse<String> preview =
                paul.post(
                        "/espace/alpha/articles/nouveau",
                        Map.of(
                                "id",
                                Ids.next().toString(),
                                "geste",
                                "apercu",
                                "title",
                                "Au quai",
                                "body",
                                "![Au quai](" + file.path("path").asText() + ")"));

        assertThat(preview.body())
                .contains("<video", "kind=\"captions\"", "srclang=\"fr\"", "Lucie dit bonjour.");
        String track = preview.body().replaceAll("(?s).*<track[^>]* src=\"([^\"]+)\".*", "$1");
        assertThat(paul.get(track).body()).startsWith("WEBVTT");
    }

    @Test
    void documentsAreDownloadedAndNothingRuns() throws Exception {
        JsonNode file =
                json(paul.upload(FILES, "file", "statuts.odt", Samples.odt("Les statuts")), 201)
                        .path("file");
        String path = file.path("path").asText();
        publish("statuts", "[Statuts](" + path + ")");

        HttpResponse<String> seen = site().get(path);

        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.headers().firstValue("content-disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(seen.headers().firstValue("content-security-policy").orElseThrow())
                .contains("sandbox");
        assertThat(seen.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        String etag = seen.headers().firstValue("etag").orElseThrow();
        assertThat(site().with("if-none-match", etag).get(path).statusCode()).isEqualTo(304);
        HttpResponse<String> desk = paul.get("/espace/alpha/images/" + file.path("id").asText());
        assertThat(desk.statusCode()).isEqualTo(200);
        assertThat(desk.headers().firstValue("content-security-policy").orElseThrow())
                .contains("sandbox");
        Visitor stranger = volunteers.server.member(volunteers.server.beta(), Office.PRESIDENT);
        assertThat(stranger.get("/espace/alpha/images/" + file.path("id").asText()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsRefusedSaysWhyAndKeepsNothing() throws Exception {
        HttpResponse<String> page =
                paul.upload(FILES, "file", "photo.jpg", "<html>".getBytes(StandardCharsets.UTF_8));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(json(page, 422).path("detail").asText()).contains("photo.jpg", "page web");
        assertThat(paul.upload(FILES, "file", "vide.pdf", new byte[0]).statusCode()).isEqualTo(422);
    }

    private static int status(Visitor visitor, byte[] film) {
        return visitor.patient(60).upload(FILES, "file", "a.mp4", film).statusCode();
    }

    private static void publish(String slug, String body) {
        UUID id = Ids.next();
        volunteers
                .acts
                .saveArticle()
                .run(
                        volunteers.marion(),
                        SaveArticle.Command.create(
                                id, ArticleKind.ARTICLE, Writing.of(slug, "", body)));
        assertThat(volunteers.acts.publishArticle().run(volunteers.marion(), id, 1, null))
                .isInstanceOf(StateOutcome.Done.class);
    }

    private static Visitor site() {
        return volunteers.server.visitor("alpha.localhost");
    }

    private static HttpResponse<byte[]> raw(String host, String path, String range)
            throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:" + volunteers.server.port() + path))
                            .header("host", host + ":" + volunteers.server.port())
                            .header("range", range)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static long uploads() throws Exception {
        try (Stream<Path> files =
                Files.list(volunteers.server.house().settings().data().resolve("uploads"))) {
            return files.count();
        }
    }

    private static JsonNode json(HttpResponse<String> response, int status) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return Json.tree(response.body().getBytes(StandardCharsets.UTF_8));
    }
}
