package org.preau.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.checks.CheckText;
import org.preau.testing.TestServer;
import org.preau.theme.SiteFixture.Draft;

/** Documents and recordings of a site in its texts: their size, captions and transcript. */
@SuppressWarnings("NullAway.Init") // set before all
class FilesInTextsTest {

    private static final String FILM = "a".repeat(64);
    private static final String CAPTIONS = "b".repeat(64);
    private static final String RULES = "c".repeat(64);
    private static final String SILENT = "d".repeat(64);
    private static final String BODY =
            "![La fête](/media/aaaaaaaaaaaaaaaa/fete.mp4 \"En juin\")\n\n"
                    + "Lire [le règlement](/media/cccccccccccccccc/reglement.pdf).";

    private static TestServer server;
    private static SiteFixture alpha;
    private static UUID film;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        alpha = new SiteFixture(server, server.alpha());
        film = alpha.medium(FILM, "fete.mp4", "video/mp4", 0, 0, bytes(10));
        UUID captions = alpha.medium(CAPTIONS, "fete.vtt", "text/vtt", 0, 0, bytes(20));
        alpha.medium(RULES, "reglement.pdf", "application/pdf", 0, 0, bytes(240_000));
        alpha.medium(SILENT, "muet.mp4", "video/mp4", 0, 0, bytes(10));
        alpha.change(tx ->
                tx.query(
                                "insert into media_caption (media_id, language, file_id) values (:film, 'en', :file)")
                        .bind("film", film)
                        .bind("file", captions)
                        .execute());
        transcript("On chante \"tout\".\n\nOn rit.");
        alpha.write(Draft.article("la-fete", "La fête").saying("", BODY));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aFilmComesWithWhatTheLibraryKeepsBesideIt() {
        Document page = page();

        assertThat(page.select("figure.video video[controls][preload=none]").attr("aria-label"))
                .isEqualTo("La fête");
        assertThat(page.select("video source").attr("src"))
                .isEqualTo("/media/aaaaaaaaaaaaaaaa/fete.mp4");
        assertThat(page.select("video track[kind=captions][default]").attr("src"))
                .isEqualTo("/media/bbbbbbbbbbbbbbbb/fete.vtt");
        assertThat(page.select("video track").attr("srclang")).isEqualTo("en");
        assertThat(page.select("video track").attr("label")).isEqualTo("Anglais");
        assertThat(page.select("details.transcript p").eachText())
                .containsExactly("On chante «\u202Ftout\u202F».", "On rit.");
        assertThat(page.select("figure.video figcaption").text()).isEqualTo("En juin");
    }

    @Test
    void itsCaptionsArePublicAsItIs() {
        assertThat(get("/media/bbbbbbbbbbbbbbbb/fete.vtt")).isEqualTo(200);
        assertThat(get("/media/dddddddddddddddd/muet.mp4")).isEqualTo(404);
    }

    @Test
    void aLinkToADocumentSaysItsTypeAndSize() {
        assertThat(page().select(".prose p a").getFirst().text())
                .matches("le règlement.\\(PDF, 240.ko\\)");
        assertThat(server.visitor("alpha.localhost").get("/feed.atom").body())
                .contains("(PDF, 240", "/media/bbbbbbbbbbbbbbbb/fete.vtt");
    }

    @Test
    void whatChangesInTheLibraryChangesInTheText() {
        page();
        transcript("Autre chose.");

        assertThat(page().select("details.transcript p").text()).isEqualTo("Autre chose.");
        transcript("On chante \"tout\".\n\nOn rit.");
    }

    @Test
    void onlyARecordingWithoutCaptionsIsRemarked() {
        assertThat(remarks(BODY)).isEmpty();
        assertThat(remarks("![Muet](/media/dddddddddddddddd/muet.mp4)"))
                .containsExactly("film-without-captions");
    }

    private static void transcript(String words) {
        alpha.change(tx ->
                tx.query("update media set transcript = :words where id = :id")
                        .bind("words", words)
                        .bind("id", film)
                        .execute());
    }

    private static List<String> remarks(String body) {
        CheckText check = new CheckText(server.house().origins());
        return server
                .house()
                .database()
                .read(server.tenancy(server.alpha()), tx -> check.of(tx, server.alpha(), body))
                .stream()
                .map(it -> it.kind())
                .toList();
    }

    private static Document page() {
        return Jsoup.parse(server.visitor("alpha.localhost").get("/la-fete").body());
    }

    private static int get(String path) {
        return server.visitor("alpha.localhost").get(path).statusCode();
    }

    private static byte[] bytes(int length) {
        return " ".repeat(length).getBytes(StandardCharsets.UTF_8);
    }
}
