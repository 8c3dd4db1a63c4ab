package org.preau.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.Ids;
import org.preau.site.ArticleKind;
import org.preau.site.Pictures;
import org.preau.site.SaveArticle;
import org.preau.site.Volunteers;
import org.preau.site.Writing;
import org.preau.tenancy.Office;
import org.preau.testing.Visitor;
import org.preau.text.Json;

/** The pages of the library, without a script, and what visitors see of it. */
class LibraryTest {

    private static final String LIST = "/espace/alpha/mediatheque";

    private static Volunteers volunteers;
    private static Visitor marion;

    @BeforeAll
    static void open() {
        volunteers = new Volunteers();
        volunteers.complete(volunteers.marion());
        marion = volunteers.server.member(volunteers.server.alpha(), Office.SECRETARY);
        marion.get(LIST);
    }

    @AfterAll
    static void close() {
        volunteers.close();
    }

    @Test
    void aFileSentByTheFormIsToldOfAndFoundAndDescribed() throws Exception {
        HttpResponse<String> sent =
                marion.upload(LIST, "files", "Fanfare.png", Pictures.png(620, 400));
        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(sent.body()).contains("Fanfare.png", "est dans la médiathèque");
        String again = marion.upload(LIST, "files", "autre.png", Pictures.png(620, 400)).body();
        assertThat(again).contains("était déjà là");
        assertThat(marion.upload(LIST, "files", "x.html", Samples.latin("<html>")).body())
                .contains("page web");

        String one = Jsoup.parse(again).select("a:containsOwn(Voir le fichier)").attr("href");
        HttpResponse<String> wrong =
                marion.post(one, Map.of("version", "1", "alt", "Un défilé", "focusX", "120"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Un défilé", "0 à 100");
        Map<String, String> words =
                Map.of("version", "1", "alt", "Un défilé <b>", "focusX", "20", "focusY", "80");
        assertThat(marion.post(one, words).statusCode()).isEqualTo(303);
        HttpResponse<String> late = marion.post(one, Map.of("version", "1", "alt", "Trop tard"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Trop tard", "Un défilé &lt;b&gt;");

        Document found = Jsoup.parse(marion.get(LIST + "?q=DEFILE&genre=picture").body());
        assertThat(found.select(".tile a").attr("href")).isEqualTo(one);
        assertThat(marion.get(LIST + "?q=trombone").body()).contains("Rien pour", "trombone");
    }

    @Test
    void aPictureIsReplacedEverywhereAndPutBack() throws Exception {
        String old = sent("plan.png", Pictures.png(1_000, 300));
        UUID id = id(old);
        publish("plan", "![Le plan](" + old + ")");
        Visitor site = volunteers.server.visitor("alpha.localhost");
        assertThat(site.get("/plan").body()).contains(old, "srcset");

        marion.upload(LIST + "/" + id + "/remplacement", "file", "b.png", Pictures.png(1_010, 300));

        String now = media(id).path();
        assertThat(now).isNotEqualTo(old);
        assertThat(site.get("/plan").body()).contains(now).doesNotContain(old);
        HttpResponse<String> former = site.get(old);
        assertThat(former.statusCode()).isEqualTo(302);
        assertThat(former.headers().firstValue("location")).hasValue(now);
        assertThat(site.get(now).statusCode()).isEqualTo(200);
        assertThat(site.get(now.replaceFirst("(/media/[^/]+)/", "$1/480/")).statusCode())
                .isEqualTo(200);
        assertThat(marion.upload(LIST, "files", "a.png", Pictures.png(1_000, 300)).body())
                .contains("a été remplacé ici");

        marion.post(LIST + "/" + id + "/remise", Map.of());
        assertThat(site.get("/plan").body()).contains(old);
        marion.post(LIST + "/" + id + "/oubli", Map.of());
        assertThat(site.get(now).headers().firstValue("location")).hasValue(old);
        Optional<Former> left =
                volunteers.read(volunteers.server.alpha(), tx -> Former.kept(tx, id));
        assertThat(left).isEmpty();
    }

    @Test
    void whereAFileIsShownIsSaidBeforeItIsDeletedAndItsRoomIsGivenBack() throws Exception {
        long before = used();
        String path = sent("odeurs.png", Pictures.png(333, 300));
        UUID id = id(path);
        publish("odeurs", "![Vue](" + path + ")");

        Document page = Jsoup.parse(marion.get(LIST + "/" + id).body());
        assertThat(page.select("#t-uses + ul").text()).isEqualTo("L’article « odeurs »");
        assertThat(marion.get(LIST + "?genre=unused").body()).doesNotContain("odeurs.webp");
        assertThat(marion.get(LIST + "/" + id + "/suppression").body()).contains("à un endroit");
        String gone = LIST + "/" + id + "/suppression";
        assertThat(marion.post(gone, Map.of("seen", "0")).statusCode()).isEqualTo(409);
        assertThat(marion.post(gone, Map.of("seen", "1")).statusCode()).isEqualTo(303);
        assertThat(used()).isEqualTo(before);
        assertThat(volunteers.server.visitor("alpha.localhost").get(path).statusCode())
                .isEqualTo(404);
        assertThat(sent("odeurs.png", Pictures.png(333, 300))).as("sent again").isEqualTo(path);
    }

    @Test
    void aRecordingHasCaptionsThatArePublicWithIt() throws Exception {
        String path = sent("concert.mp4", Samples.mp4("isom", "vide", 2_000));
        UUID id = id(path);
        byte[] captions =
                "WEBVTT\n\n00:00.000 --> 00:02.000\nBonsoir à tous"
                        .getBytes(StandardCharsets.UTF_8);
        String place = LIST + "/" + id + "/sous-titres";

        assertThat(
                        marion.upload(
                                        place,
                                        Map.of("language", "fr"),
                                        "captions",
                                        "a.txt",
                                        Samples.pdf())
                                .body())
                .contains("n’est pas un fichier de sous-titres");
        assertThat(
                        marion.upload(
                                        place,
                                        Map.of("language", "fr"),
                                        "captions",
                                        "a.vtt",
                                        captions)
                                .statusCode())
                .isEqualTo(303);

        Library.Caption kept =
                volunteers
                        .read(volunteers.server.alpha(), tx -> Library.captions(tx, id))
                        .getFirst();
        Visitor site = volunteers.server.visitor("alpha.localhost");
        assertThat(site.get(kept.path()).statusCode()).isEqualTo(404);
        publish("concert", "![Le concert](" + path + ")");
        HttpResponse<String> shown = site.get(kept.path());
        assertThat(shown.body()).contains("Bonsoir à tous");
        assertThat(shown.headers().firstValue("content-type").orElseThrow()).startsWith("text/vtt");
        assertThat(marion.get(LIST).body()).doesNotContain("a.vtt");
        marion.post(place + "/suppression", Map.of("language", "fr"));
        assertThat(site.get(kept.path()).statusCode()).isEqualTo(404);
    }

    @Test
    void aWriterChangesNothingThatIsPublicAndAStrangerSeesNothing() throws Exception {
        UUID id = id(sent("affiche.png", Pictures.png(444, 300)));
        Visitor writer = volunteers.server.member(volunteers.server.alpha(), Office.WRITER);
        writer.get(LIST);
        Visitor stranger = volunteers.server.member(volunteers.server.beta(), Office.PRESIDENT);

        assertThat(writer.get(LIST + "/" + id).body()).doesNotContain("Remplacer partout");
        assertThat(writer.post(LIST + "/" + id + "/suppression", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(stranger.get(LIST + "/" + id).statusCode()).isEqualTo(404);
        assertThat(stranger.get("/espace/beta/mediatheque/" + id).statusCode()).isEqualTo(404);
    }

    private static String sent(String name, byte[] bytes) throws Exception {
        HttpResponse<String> answer = marion.upload(LIST + "/fichiers", "file", name, bytes);
        return Json.tree(answer.body().getBytes(StandardCharsets.UTF_8))
                .path("file")
                .path("path")
                .asText();
    }

    private static UUID id(String path) {
        return volunteers
                .read(
                        volunteers.server.alpha(),
                        tx -> MediaShelf.find(tx, MediaAddress.read(path).orElseThrow()))
                .orElseThrow()
                .id();
    }

    private static Media media(UUID id) throws IOException {
        return volunteers
                .read(volunteers.server.alpha(), tx -> MediaShelf.find(tx, id))
                .orElseThrow();
    }

    private static void publish(String title, String body) {
        UUID id = Ids.next();
        volunteers
                .acts
                .saveArticle()
                .run(
                        volunteers.marion(),
                        SaveArticle.Command.create(
                                id, ArticleKind.ARTICLE, Writing.of(title, "", body)));
        volunteers.acts.publishArticle().run(volunteers.marion(), id, 1, null);
    }

    private static long used() {
        return volunteers.read(
                volunteers.server.alpha(),
                tx -> tx.query("select used_bytes from tenant").one(Long.class));
    }
}
