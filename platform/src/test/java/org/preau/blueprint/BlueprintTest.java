package org.preau.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.Ids;
import org.preau.tenancy.Office;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/** From a site full of people to a model without any, and from the model to another site. */
class BlueprintTest {

    private static final String HERE = "/espace/alpha/modele";

    /** What must not leave the site, in all the places where a site keeps words. */
    private static final List<String> SECRETS =
            List.of(
                    "Marguerite",
                    "Quellenec",
                    "Isidore",
                    "Bonaventure",
                    "marguerite@courriel.example",
                    "06 12 34 56 78",
                    "rue des Fauvettes",
                    "omelette",
                    "anticonstitutionnel");

    private static TestServer server;
    private static Visitor secretary;
    private static Visitor operator;

    @BeforeAll
    static void open() {
        server = TestServer.start();
        secretary = server.member(server.alpha(), Office.SECRETARY);
        operator = server.operator();
        fill();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void aModelHoldsHowTheSiteIsBuiltAndNobodyWhoIsInIt() {
        Document asked = Jsoup.parse(secretary.get(HERE).body());
        String shown = asked.select("main").text();
        UUID id = made("Chorale");
        String kept = content(id);

        assertThat(kept).contains("Concerts", "Venir chanter", "Les horaires", "kiosque", "lagune");
        assertThat(site()).contains(SECRETS.toArray(String[]::new));
        for (String secret : SECRETS) {
            String low = secret.toLowerCase(Locale.ROOT);
            assertThat(kept.toLowerCase(Locale.ROOT)).doesNotContain(low);
            assertThat(shown.toLowerCase(Locale.ROOT)).doesNotContain(low);
        }
        assertThat(shown).contains("Concerts", "Les horaires", "Rubrique à nommer");
    }

    @Test
    void aSiteMadeFromItShowsAtOnceAndTheOtherOneIsUntouched() {
        UUID id = made("Chorale à voix");
        String before = server.visitor("beta.localhost").get("/").body();
        assertThat(open("trop-tot", id).statusCode()).isEqualTo(422);
        assertThat(decide(id, "offered").statusCode()).isEqualTo(303);

        long start = System.nanoTime();
        HttpResponse<String> opened = open("eclat", id);
        HttpResponse<String> home = server.visitor("eclat.localhost").get("/");
        long took = System.nanoTime() - start;

        assertThat(opened.statusCode()).isEqualTo(303);
        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(took)).isLessThan(Duration.ofSeconds(1));
        assertThat(home.body()).contains("theme-kiosque", "habillage-", "Concerts");
        HttpResponse<String> section = server.visitor("eclat.localhost").get("/concerts");
        assertThat(section.statusCode()).isEqualTo(200);
        assertThat(server.visitor("beta.localhost").get("/").body()).isEqualTo(before);
        assertThat(Jsoup.parse(operator.get("/console/modeles/" + id).body()).text())
                .contains("utilisé une fois");
    }

    @Test
    void standingPagesBeginAsDraftsThatSayWhatToWrite() {
        UUID id = made("Chorale guidée");
        decide(id, "offered");
        open("guidee", id);

        record Row(String title, String body, String state) {}
        Row page =
                server.house()
                        .database()
                        .operator(
                                "test",
                                tx ->
                                        tx.query(
                                                        """
                                                        select a.title, a.body, a.state
                                                          from article a
                                                          join tenant t on t.tenant_id = a.tenant_id
                                                         where t.slug = 'guidee'
                                                           and a.slug = 'venir-chanter'
                                                        """)
                                                .one(Row.class));

        assertThat(page.state()).isEqualTo("draft");
        assertThat(page.body()).startsWith("## Les horaires\n\n*Écrivez ici");
    }

    @Test
    void aRetiredModelIsOfferedNoMoreAndHurtsNoSite() {
        UUID id = made("Chorale retirée");
        decide(id, "offered");
        open("restee", id);
        assertThat(server.portal().get("/demander").body()).contains("Chorale retirée");

        decide(id, "retired");

        assertThat(server.portal().get("/demander").body()).doesNotContain("Chorale retirée");
        assertThat(open("tardive", id).statusCode()).isEqualTo(422);
        assertThat(server.visitor("restee.localhost").get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void aModelIsRenamedAndDeletedAndItsSitesStay() {
        UUID id = made("Chorale de passage");
        decide(id, "offered");
        open("gardee", id);
        String path = "/console/modeles/" + id;
        Map<String, String> renamed = form(operator, path);
        renamed.put("name", "Chorale du soir");
        renamed.put("state", "offered");
        assertThat(operator.post(path, renamed).statusCode()).isEqualTo(303);
        assertThat(server.portal().get("/demander").body()).contains("Chorale du soir");

        assertThat(Jsoup.parse(operator.get(path + "/suppression").body()).select("main").text())
                .contains("Chorale du soir", "garde son site");
        assertThat(secretary.post(path + "/suppression", Map.of()).statusCode()).isEqualTo(404);
        assertThat(operator.post(path + "/suppression", Map.of()).statusCode()).isEqualTo(303);

        assertThat(operator.get(path).statusCode()).isEqualTo(404);
        assertThat(server.portal().get("/demander").body()).doesNotContain("Chorale du soir");
        assertThat(server.visitor("gardee.localhost").get("/").statusCode()).isEqualTo(200);
        assertThat(operator.get("/console/journal").body()).contains("Chorale du soir");
    }

    @Test
    void theSameFormSentTwiceIsOneModel() {
        Map<String, String> form = form(secretary, HERE);
        form.put("name", "Une fois");
        secretary.post(HERE, form);
        secretary.post(HERE, form);

        List<String> names =
                Jsoup.parse(operator.get("/console/modeles").body()).select("main li").eachText();
        assertThat(names.stream().filter(it -> it.contains("Une fois"))).hasSize(1);
    }

    @Test
    void aModelWithoutANameComesBackWithAWord() {
        Map<String, String> form = form(secretary, HERE);
        form.put("name", " ");
        form.put("description", "Pour <b>chanter</b>");

        HttpResponse<String> refused = secretary.post(HERE, form);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.body()).select("input[name=description]").val())
                .isEqualTo("Pour <b>chanter</b>");
    }

    @Test
    void nobodyElseSeesOrDecidesOfModels() {
        UUID id = made("Chorale à relire");

        assertThat(secretary.get("/console/modeles/" + id).statusCode()).isEqualTo(404);
        assertThat(server.portal().get("/demander").body()).doesNotContain("Chorale à relire");
        assertThat(server.member(server.beta(), Office.SECRETARY).get(HERE).statusCode())
                .isEqualTo(404);
    }

    private static UUID made(String name) {
        Map<String, String> form = form(secretary, HERE);
        form.put("name", name);
        HttpResponse<String> made = secretary.post(HERE, form);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
        return UUID.fromString(form.get("id"));
    }

    private static HttpResponse<String> decide(UUID id, String state) {
        String path = "/console/modeles/" + id;
        Map<String, String> form = form(operator, path);
        form.put("state", state);
        return operator.post(path, form);
    }

    private static HttpResponse<String> open(String slug, UUID blueprint) {
        Map<String, String> form = form(operator, "/console/associations/nouvelle");
        form.put("name", "Association " + slug);
        form.put("slug", slug);
        form.put("theme", "page-blanche");
        form.put("language", "fr");
        form.put("blueprint", blueprint.toString());
        return operator.post("/console/associations", form);
    }

    private static String content(UUID id) {
        return server.house()
                .database()
                .operator(
                        "test",
                        tx ->
                                tx.query("select content::text from blueprint where id = :id")
                                        .bind("id", id)
                                        .one(String.class));
    }

    /** All words of the source's rows, to know that the secrets were there to be found. */
    private static String site() {
        return server.house()
                .database()
                .read(
                        server.tenancy(server.alpha()),
                        tx ->
                                tx.query(
                                                """
                                                select string_agg(words, ' ')
                                                  from (select site::text as words from site
                                                         union all select article::text from article
                                                         union all select section::text from section
                                                         union all select media::text from media) as all_of_it
                                                """)
                                        .one(String.class));
    }

    private static void fill() {
        List<String> rows =
                List.of(
                        """
                        update site
                           set director = 'Marguerite Quellenec', email = 'marguerite@courriel.example',
                               phone = '06 12 34 56 78', address = '4 rue des Fauvettes',
                               about = 'Isidore y tient', look = '{"theme": "kiosque", "palette": "lagune"}',
                               home = '{"blocks": [{"kind": "latest", "title": "Le mot d’Isidore", "count": "4"}, {"kind": "people", "title": "Qui fait quoi", "people": [{"name": "Bonaventure Roc"}]}]}'
                        """,
                        "update tenant set theme = 'kiosque' where tenant_id = tenant()",
                        section("Concerts", "concerts"),
                        section("Le mot de Marguerite", "mot"),
                        section("Bonaventure raconte", "raconte"),
                        page(
                                "Venir chanter",
                                "venir",
                                "## Les horaires\n\nLe mardi, avec Isidore, une omelette.\n\n## Appeler Marguerite au 06 12 34 56 78\n\nanticonstitutionnel"),
                        page("Écrire à marguerite@courriel.example", "ecrire", "omelette"),
                        """
                        insert into article (id, kind, slug, title, body, state, author_name, published_at)
                        values (gen_random_uuid(), 'article', 'fete', 'Concerts d’Isidore', 'omelette', 'published', 'Isidore Quellenec', now())
                        """,
                        """
                        insert into media (id, sha256, name, type, bytes, credit, created_by)
                        values (gen_random_uuid(), repeat('c', 64), 'marguerite.webp', 'image/webp', 1, 'Isidore', 'x')
                        """);
        server.house()
                .database()
                .write(
                        server.tenancy(server.alpha()),
                        tx -> {
                            rows.forEach(row -> tx.query(row).execute());
                            tx.siteChanged();
                            return rows.size();
                        });
    }

    private static String section(String title, String slug) {
        return "insert into section (id, slug, title) values ('%s', '%s', '%s')"
                .formatted(Ids.next(), slug, title);
    }

    private static String page(String title, String slug, String body) {
        return "insert into article (id, kind, slug, title, body, state, published_at) values ('%s', 'page', '%s', '%s', '%s', 'published', now())"
                .formatted(Ids.next(), slug, title, body);
    }

    private static Map<String, String> form(Visitor visitor, String path) {
        HttpResponse<String> answer = visitor.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        Map<String, String> fields = new HashMap<>();
        for (Element field : Jsoup.parse(answer.body()).select("main form [name]:not(button)")) {
            fields.put(field.attr("name"), field.val());
        }
        return fields;
    }
}
