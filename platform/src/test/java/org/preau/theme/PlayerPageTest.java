package org.preau.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.testing.TestServer;
import org.preau.theme.SiteFixture.Draft;

/**
 * Films of other sites: nothing is asked of them before a click, and only what a text holds is
 * framed.
 */
@SuppressWarnings("NullAway.Init") // set before all
class PlayerPageTest {

    private static final String FILM = "https://tube.exemple.org/w/kkGMgK9ZtnKfYAgnEtQxbv";

    private static TestServer server;
    private static SiteFixture alpha;
    private static SiteFixture beta;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        alpha = new SiteFixture(server, server.alpha());
        beta = new SiteFixture(server, server.beta());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void thePageOfATextAsksNothingOfTheOtherSiteAndLeadsToOneThatDoes() {
        alpha.write(
                Draft.article("la-fete", "La fête")
                        .saying("", "Voici.\n\n[La fête \"en vrai\"](" + FILM + ")"));

        HttpResponse<String> text = get("/la-fete");
        Document page = Jsoup.parse(text.body());
        String player = page.select(".embed-title a").attr("href");
        HttpResponse<String> played = get(player);
        Document frame = Jsoup.parse(played.body());

        assertThat(page.select("iframe, script:not([type=application/ld+json])")).isEmpty();
        assertThat(policy(text)).doesNotContain("frame-src", "exemple.org");
        assertThat(player).startsWith("/voir/");
        assertThat(page.select(".embed a[rel=noopener]").attr("href")).isEqualTo(FILM);
        assertThat(played.statusCode()).isEqualTo(200);
        assertThat(frame.select("h1").text()).isEqualTo("La fête «\u202Fen vrai\u202F»");
        assertThat(frame.select("iframe").attr("src"))
                .isEqualTo("https://tube.exemple.org/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv?p2p=0");
        assertThat(policy(played))
                .contains("default-src 'none'")
                .endsWith("; frame-src https://tube.exemple.org");
        assertThat(frame.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(frame.select(".prose a[href=/la-fete]")).hasSize(1);
    }

    @Test
    void nobodyFramesWhatNoPublicTextHolds() {
        alpha.write(Draft.article("brouillon", "B").saying("", FILM).in("draft", null));
        String draft = address("brouillon");
        beta.write(Draft.article("ailleurs", "A").saying("", FILM));
        String foreign =
                Jsoup.parse(server.visitor("beta.localhost").get("/ailleurs").body())
                        .select(".embed-title a")
                        .attr("href");
        String made = foreign.substring(0, foreign.lastIndexOf('/')) + "/0123456789ab";

        assertThat(server.visitor("beta.localhost").get(foreign).statusCode()).isEqualTo(200);
        assertThat(get(foreign).statusCode()).isEqualTo(404);
        assertThat(get(draft).statusCode()).isEqualTo(404);
        assertThat(server.visitor("beta.localhost").get(made).statusCode()).isEqualTo(404);
        assertThat(get("/voir/x/y").statusCode()).isEqualTo(404);
    }

    @Test
    void feedsLeadToTheOtherSiteItself() {
        alpha.write(Draft.article("en-flux", "En flux").saying("", FILM));

        assertThat(get("/feed.atom").body())
                .contains("href=&quot;" + FILM + "&quot;")
                .doesNotContain("/voir/", "iframe");
    }

    private static String address(String slug) {
        return server.house()
                .database()
                .read(
                        server.tenancy(server.alpha()),
                        tx ->
                                tx.query(
                                                "select '/voir/' || article_id || '/' || :mark from address where slug = :slug")
                                        .bind("slug", slug)
                                        .bind(
                                                "mark",
                                                org.preau.text.Embed.of(FILM).orElseThrow().mark())
                                        .one(String.class));
    }

    private static String policy(HttpResponse<String> answer) {
        return answer.headers().firstValue("content-security-policy").orElse("");
    }

    private static HttpResponse<String> get(String path) {
        return server.visitor("alpha.localhost").get(path);
    }
}
