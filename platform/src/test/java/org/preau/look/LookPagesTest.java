package org.preau.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.base.Ids;
import org.preau.tenancy.Office;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.text.Json;
import org.preau.web.Secrets;

/** Choosing, trying on, publishing and taking back a look, over real HTTP and without a script. */
class LookPagesTest {

    private static final String HERE = "/espace/alpha/apparence";
    private static final String API = "/api/v1/associations/alpha";

    private static TestServer server;
    private static Visitor secretary;
    private static Visitor site;
    private static Visitor other;

    @BeforeAll
    static void open() {
        server = TestServer.start();
        secretary = server.member(server.alpha(), Office.SECRETARY);
        site = server.visitor("alpha.localhost");
        other = server.visitor("beta.localhost");
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @BeforeEach
    void plain() {
        Map<String, String> form = form(HERE);
        form.put("theme", "page-blanche");
        form.put("palette", "theme");
        form.put("type", "theme");
        form.put("header", "logo");
        form.put("scheme", "auto");
        form.put("density", "normal");
        assertThat(secretary.post(HERE, form).statusCode()).isEqualTo(303);
    }

    @Test
    void whatIsTriedOnIsSeenInTheFrameAndNotByThePublic() {
        String before = site.get("/").body();
        Map<String, String> form = form(HERE);
        form.put("theme", "kiosque");
        form.put("palette", "lagune");

        Document tried = Jsoup.parse(secretary.post(HERE + "/voir", form).body());
        HttpResponse<String> frame = secretary.get(tried.select("iframe").attr("src"));
        Document drawn = Jsoup.parse(frame.body());

        assertThat(tried.select("iframe").attr("sandbox")).isEqualTo("allow-same-origin");
        assertThat(frame.headers().firstValue("content-security-policy").orElseThrow())
                .contains("frame-ancestors 'self'", "sandbox", "form-action 'none'")
                .doesNotContain("script");
        assertThat(drawn.select("html").attr("class")).isEqualTo("theme-kiosque");
        HttpResponse<String> css =
                secretary.get(drawn.select("link[rel=stylesheet]").last().attr("href"));
        assertThat(css.headers().firstValue("content-type").orElse("")).startsWith("text/css");
        assertThat(css.body()).contains("--second:#f2c230", "prefers-color-scheme:dark");
        assertThat(drawn.select("nav a[href], .brand-link[href]").eachAttr("href"))
                .isNotEmpty()
                .allMatch(it -> it.startsWith(HERE + "/apercu?") || it.startsWith("#"));
        assertThat(site.get("/").body()).isEqualTo(before);
    }

    @Test
    void aPublishedLookIsOnEveryPageAndTheFormerOneCanBePutBack() {
        Map<String, String> form = form(HERE);
        form.put("theme", "maillot");
        form.put("palette", "ciel");
        form.put("density", "airy");
        form.put("scheme", "light");

        HttpResponse<String> published = secretary.post(HERE, form);

        assertThat(published.statusCode()).isEqualTo(303);
        Document home = Jsoup.parse(site.get("/").body());
        assertThat(home.select("html").attr("class")).isEqualTo("theme-maillot");
        assertThat(home.select("meta[name=color-scheme]").attr("content")).isEqualTo("light");
        String sheet = home.select("link[rel=stylesheet]").last().attr("href");
        HttpResponse<String> css = site.get(sheet);
        assertThat(css.statusCode()).isEqualTo(200);
        assertThat(css.headers().firstValue("cache-control").orElse("")).contains("immutable");
        assertThat(css.body())
                .contains("color-scheme:light", "--second:#8fd0ff", "--density:1.2")
                .doesNotContain("prefers-color-scheme");
        assertThat(site.get("/nouvelles").body()).contains(sheet);
        assertThat(other.get("/").body()).doesNotContain("habillage-");

        Document page = Jsoup.parse(secretary.get(HERE).body());
        Element undo = page.select(".former form").first();
        assertThat(secretary.post(undo.attr("action"), fields(undo)).statusCode()).isEqualTo(303);

        assertThat(site.get("/").body()).contains("theme-page-blanche").doesNotContain(sheet);
        assertThat(site.get(sheet).statusCode()).isEqualTo(404);
    }

    @Test
    void aPaletteThatCannotBeReadIsRefusedWithItsReasonAndOneClickMendsIt() {
        Map<String, String> form = own("#888888", "#ffffff", "#eeeeee");

        HttpResponse<String> refused = secretary.post(HERE, form);
        Document page = Jsoup.parse(refused.body());

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(page.select("#look-verdict").text())
                .contains("#888888", "#ffffff", "3,54", "il faut 7");
        assertThat(page.select("input[name=day-ink]").val()).isEqualTo("#888888");
        assertThat(site.get("/").body()).doesNotContain("habillage-");

        Map<String, String> taken = fields(page.select("form#look").first());
        taken.put("take", "all");
        Document mended = Jsoup.parse(secretary.post(HERE + "/voir", taken).body());
        assertThat(mended.select("#look-verdict button")).isEmpty();
        HttpResponse<String> published =
                secretary.post(HERE, fields(mended.select("form#look").first()));

        assertThat(published.statusCode()).isEqualTo(303);
        assertThat(site.get("/").body()).contains("habillage-");
    }

    @Test
    void oneProposedColourCanBeTakenAlone() {
        Document page =
                Jsoup.parse(secretary.post(HERE, own("#888888", "#ffffff", "#eeeeee")).body());
        Element button = page.select("button[name=take]").first();
        Map<String, String> taken = fields(page.select("form#look").first());
        taken.put("take", button.val());

        Document mended = Jsoup.parse(secretary.post(HERE + "/voir", taken).body());

        String ink = button.val().substring(button.val().indexOf('#'));
        assertThat(mended.select("input[name=day-ink]").val()).isEqualTo(ink);
        assertThat(mended.select("input[name=day-main]").val()).isEqualTo("#eeeeee");
    }

    @Test
    void whatIsNoColourComesBackWithAWordAndNothingIsLost() {
        Map<String, String> form = own("rouge<b>", "#ffffff", "#225522");

        HttpResponse<String> refused = secretary.post(HERE, form);
        Document page = Jsoup.parse(refused.body());

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(page.select("input[name=day-ink]").val()).isEqualTo("rouge<b>");
        assertThat(page.select("#f-day-ink-e").text()).contains("n’est pas le code d’une couleur");
        assertThat(page.select("input[name=day-main]").val()).isEqualTo("#225522");
    }

    @Test
    void whoChoseOnAnOlderPageIsToldAndKeepsTheChoice() {
        Map<String, String> mine = form(HERE);
        mine.put("theme", "grenier");
        Map<String, String> theirs = form(HERE);
        theirs.put("theme", "cartable");
        assertThat(secretary.post(HERE, theirs).statusCode()).isEqualTo(303);

        HttpResponse<String> stale = secretary.post(HERE, mine);
        Document page = Jsoup.parse(stale.body());

        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(page.select("input[name=theme][checked]").val()).isEqualTo("grenier");
        assertThat(site.get("/").body()).contains("theme-cartable");
        assertThat(secretary.post(HERE, fields(page.select("form#look").first())).statusCode())
                .isEqualTo(303);
        assertThat(site.get("/").body()).contains("theme-grenier");
    }

    @Test
    void aHeaderThatShowsAPictureNeedsOne() {
        Map<String, String> form = form(HERE);
        form.put("header", "picture");

        HttpResponse<String> refused = secretary.post(HERE, form);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Cet en-tête montre une image");
    }

    @Test
    void programsReadAndPublishLooksUnderTheSameRule() throws Exception {
        Visitor program = token("arrange");
        JsonNode now = json(program.json("GET", API + "/look", ""), 200);
        assertThat(now.path("theme").asText()).isEqualTo("page-blanche");
        assertThat(now.path("light").path("paper").asText()).isEqualTo("#ffffff");

        JsonNode changed =
                json(
                        program.json(
                                "PUT",
                                API + "/look",
                                "{\"theme\":\"placette\",\"palette\":\"mer\",\"scheme\":\"dark\"}"),
                        200);
        JsonNode refused =
                json(
                        program.json(
                                "PUT",
                                API + "/look",
                                "{\"theme\":\"page-blanche\",\"palette\":\"own\",\"light\":{\"paper\":\"#ffffff\","
                                        + "\"ink\":\"#999999\",\"main\":\"#222222\",\"second\":\"#222222\",\"soft\":\"#eeeeee\"}}"),
                        422);
        JsonNode kept = json(program.json("GET", API + "/looks", ""), 200);

        assertThat(changed.path("scheme").asText()).isEqualTo("dark");
        assertThat(refused.toString()).contains("day-ink", "#999999");
        assertThat(site.get("/").body()).contains("theme-placette");
        String former = kept.path("items").path(1).path("id").asText();
        json(program.json("POST", API + "/looks/" + former + "/publication", ""), 200);
        assertThat(site.get("/").body()).contains("theme-page-blanche");
        assertThat(token("write").json("PUT", API + "/look", "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void aWriterChoosesNoLook() {
        Visitor writer = server.member(server.alpha(), Office.WRITER);

        assertThat(writer.get(HERE).statusCode()).isEqualTo(403);
        assertThat(writer.get(HERE + "/apercu?theme=kiosque").statusCode()).isEqualTo(403);
    }

    private static Map<String, String> own(String ink, String paper, String main) {
        Map<String, String> form = form(HERE);
        form.put("palette", "own");
        form.put("day-ink", ink);
        form.put("day-paper", paper);
        form.put("day-main", main);
        form.put("day-second", "#444444");
        form.put("day-soft", "#f4f4f4");
        return form;
    }

    private static Map<String, String> form(String path) {
        return fields(Jsoup.parse(secretary.get(path).body()).select("form#look").first());
    }

    /** What a browser would send of a form without changing it. */
    private static Map<String, String> fields(Element form) {
        Map<String, String> fields = new HashMap<>();
        form.select("input[name]:not([type=file])")
                .forEach(it -> {
                    boolean box = List.of("radio", "checkbox").contains(it.attr("type"));
                    if (!box || it.hasAttr("checked")) {
                        fields.put(it.attr("name"), it.val());
                    }
                });
        return fields;
    }

    private static JsonNode json(HttpResponse<String> response, int status) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return Json.tree(response.body().getBytes(StandardCharsets.UTF_8));
    }

    private static Visitor token(String right) {
        String token = "preau_" + right.substring(0, 1).repeat(43);
        server.house()
                .database()
                .write(
                        server.tenancy(server.alpha()),
                        tx ->
                                tx.query(
                                                """
                                                insert into api_token (id, name, token_hash, rights, created_by)
                                                values (:id, 'essai', :hash, :rights, 'essai')
                                                on conflict do nothing
                                                """)
                                        .bind("id", Ids.next())
                                        .bind("hash", Secrets.digest(token))
                                        .bind("rights", List.of("read", right))
                                        .execute());
        return server.portal().with("authorization", "Bearer " + token);
    }
}
