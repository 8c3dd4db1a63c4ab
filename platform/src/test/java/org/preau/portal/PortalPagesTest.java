package org.preau.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.testing.TestServer;

class PortalPagesTest {

    private static final int CROWD = 10_000;
    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#?]*)");

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        Town.crowd(server, CROWD);
        Town.change(
                server,
                server.alpha(),
                "update site set tagline = :value",
                "Chœur de l’Écluse <script>alert(1)</script>");
        Town.await(() -> get("/associations?q=alpha").body().contains("Association Alpha"));
        server.house()
                .database()
                .write(
                        server.tenancy(server.beta()),
                        tx ->
                                tx.query(
                                                """
                                                insert into article (id, kind, slug, title, state)
                                                values (gen_random_uuid(), 'page', 'secret', 'SECRET DE BÊTA', 'draft')
                                                """)
                                        .execute());
        article("article", "premiere", "Première nouvelle", 1);
        article("article", "demain", "Nouvelle de demain", -1);
        article("page", "l-equipe", "L’équipe", 9);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aSearchIgnoresAccentsCaseAndTheOrderOfWords() {
        assertThat(get("/associations?q=ECLUSE%20choeur").body()).contains("Association Alpha");
        assertThat(get("/associations?q=%C3%A9cluse").body()).contains("Association Alpha");
        assertThat(get("/associations?q=ecluse%20elan").body()).doesNotContain("Association Alpha");
    }

    @Test
    void signsOfPatternsAreLookedForAsTheyAre() {
        for (String sign : List.of("%", "_", "\\", "'", "a%z", "\u0000", "😀".repeat(80))) {
            HttpResponse<String> answer =
                    get("/associations?q=" + URLEncoder.encode(sign, StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).as(sign).isEqualTo(200);
        }
        assertThat(get("/associations?q=%25").body()).contains("Rien pour");
    }

    @Test
    void tenThousandEntriesAreReadPageByPageEachOnce() {
        Set<String> names = new TreeSet<>();
        for (int page = 1; page <= 4; page++) {
            Matcher name =
                    Pattern.compile("http://(elan-\\d+)\\.")
                            .matcher(get("/associations?q=elan&page=" + page).body());
            while (name.find()) {
                names.add(name.group(1));
            }
        }
        assertThat(names).hasSize(4 * Directory.PAGE);
        assertThat(get("/associations?page=99999").statusCode()).isEqualTo(200);
        assertThat(get("/associations?page=-1").statusCode()).isEqualTo(200);
    }

    @Test
    void aSectorShowsItsOwnOnly() {
        String body = get("/associations?secteur=3&q=elan%201").body();

        assertThat(body).contains("Secteur 3").contains("aria-current=\"true\"");
        assertThat(body).contains("http://elan-1004.");
        assertThat(body).doesNotContain("http://elan-1003.");
    }

    @Test
    void aSearchAmongTenThousandIsQuick() {
        get("/associations?q=velo%20999");
        long begin = System.nanoTime();
        int rounds = 10;
        for (int i = 0; i < rounds; i++) {
            get("/associations?q=velo%20" + i);
        }
        long millis = (System.nanoTime() - begin) / 1_000_000 / rounds;
        System.out.println("directory search among " + CROWD + ": " + millis + " ms a page");
        assertThat(millis).as("milliseconds for a page of results").isLessThan(1_000);
    }

    @Test
    void hostileTextsAreShownAsTheyWereTyped() {
        assertThat(get("/associations?q=alpha").body())
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;");
        assertThat(get("/associations?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E").body())
                .doesNotContain("<script>alert");
    }

    @Test
    void nothingPrivateOfAnAssociationIsOnThePortal() {
        for (String path :
                List.of(
                        "/",
                        "/associations",
                        "/actualites",
                        "/actualites/secret",
                        "/pages/secret",
                        "/sitemap.xml")) {
            assertThat(get(path).body()).as(path).doesNotContain("SECRET");
        }
        assertThat(get("/pages/secret").statusCode()).isEqualTo(404);
    }

    @Test
    void newsArePublishedWhenTheirTimeHasCome() {
        assertThat(get("/").body())
                .contains("Première nouvelle")
                .doesNotContain("Nouvelle de demain");
        assertThat(get("/actualites").body())
                .contains("Première nouvelle")
                .doesNotContain("Nouvelle de demain");
        assertThat(get("/actualites/demain").statusCode()).isEqualTo(404);
        assertThat(get("/actualites/premiere").body()).contains("<h1>Première nouvelle</h1>");
        assertThat(get("/pages/premiere").headers().firstValue("location"))
                .contains("/actualites/premiere");
        assertThat(get("/pages/l-equipe").body()).contains("<h1>L’équipe</h1>");
    }

    @Test
    void everyLinkOfThePublicPagesLeadsSomewhere() {
        Set<String> seen = new TreeSet<>();
        List<String> next = new ArrayList<>(List.of("/", "/?langue=en"));
        List<String> broken = new ArrayList<>();
        while (!next.isEmpty()) {
            String path = next.removeLast();
            HttpResponse<String> answer = get(path);
            if (answer.statusCode() >= 400) {
                broken.add(path + " " + answer.statusCode());
            }
            Matcher link = LINK.matcher(answer.body());
            while (link.find()) {
                String href = link.group(1);
                if (!href.startsWith("/_/") && seen.add(href)) {
                    next.add(href);
                    next.add(href + "?langue=en");
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(seen).contains("/aide/ecrire", "/mentions-legales", "/pages/l-equipe");
    }

    @Test
    void programsFindTheirFiles() {
        assertThat(get("/robots.txt").body())
                .contains("Sitemap: http://localhost:" + server.port());
        assertThat(get("/sitemap.xml").body())
                .contains("/actualites/premiere</loc>")
                .contains("/aide/ecrire<");
        assertThat(get("/favicon.ico").headers().firstValue("content-type"))
                .contains("image/x-icon");
    }

    @Test
    void publicPagesAreLightAndSetNoCookie() {
        for (String path : List.of("/", "/associations", "/aide", "/aide/ecrire")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.headers().firstValue("set-cookie")).as(path).isEmpty();
            assertThat(answer.body().length()).as(path).isLessThan(50_000);
        }
    }

    @Test
    void bothLanguagesAreComplete() {
        assertThat(get("/").body()).contains("Un toit commun");
        assertThat(get("/?langue=en").body()).contains("One roof").doesNotContain("Un toit");
        assertThat(get("/aide/publier?langue=en").body()).contains("Propose, publish, withdraw");
        assertThat(get("/aide/nulle-part").statusCode()).isEqualTo(404);
        assertThat(get("/aide/demonstration").statusCode()).isEqualTo(404);
    }

    @Test
    void whatThePortalDoesWithPersonalDataIsSaidAtTheFootOfEveryPage() {
        for (String path : List.of("/", "/associations", "/aide", "/connexion", "/signaler")) {
            assertThat(get(path).body())
                    .as(path)
                    .contains("/confidentialite", "/mentions-legales", "/accessibilite");
        }
        String french = get("/confidentialite").body();
        assertThat(french).contains("Quand on vous invite", "un an après la décision", "CNIL");
        assertThat(get("/confidentialite?langue=en").body())
                .contains("When you are invited", "one year after the decision")
                .doesNotContain("Quand", "{");
        assertThat(french).doesNotContain("{name}", "{host}", "{contact}");
    }

    private static void article(String kind, String slug, String title, int daysAgo) {
        server.house()
                .database()
                .write(
                        Town.portal(server),
                        tx -> {
                            tx.query(
                                            """
                                            insert into article (id, kind, slug, title, lead, body, state, published_at)
                                            values (gen_random_uuid(), :kind, :slug, :title, 'Un mot.', 'Texte.', 'published',
                                                    now() - make_interval(days => :ago))
                                            """)
                                    .bind("kind", kind)
                                    .bind("ago", daysAgo)
                                    .bind("slug", slug)
                                    .bind("title", title)
                                    .execute();
                            tx.query(
                                            "insert into address (slug, article_id) select slug, id from article where slug = :slug")
                                    .bind("slug", slug)
                                    .execute();
                            return true;
                        });
    }

    private static HttpResponse<String> get(String path) {
        return server.portal().get(path);
    }
}
