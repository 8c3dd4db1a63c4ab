package org.preau.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.tenancy.Office;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/** From the editor of an integrator to what visitors see, and back when it breaks. */
class TemplatesOverHttpTest {

    private static final Pattern PREVIEW =
            Pattern.compile("href=\"http://[^/\"]+(/~gabarit/[A-Za-z0-9_-]{43}[^\"]*)\"");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");
    private static final String LIST = "/espace/%s/gabarits";

    private static TestServer server;
    private static Visitor integrator;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        integrator = server.member(server.alpha(), Office.INTEGRATOR);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void onlyAnIntegratorOfThisAssociationMayAndAPresidentMayNotByHerself() {
        assertThat(integrator.get(LIST.formatted("alpha")).statusCode()).isEqualTo(200);
        assertThat(
                        server.member(server.alpha(), Office.PRESIDENT)
                                .get(LIST.formatted("alpha"))
                                .statusCode())
                .isEqualTo(403);
        assertThat(integrator.get(LIST.formatted("beta")).statusCode()).isEqualTo(404);
        assertThat(integrator.get("/espace/alpha/articles/nouveau").statusCode()).isEqualTo(403);
    }

    @Test
    void aDraftIsSeenInItsPreviewOnlyAndAPublicationByEverybodyOfThisSite() {
        HttpResponse<String> kept =
                save("brand-name", "<p class=\"brand\">Brouillon {{site.name}}</p>", "garder");
        assertThat(kept.statusCode()).isEqualTo(200);
        save("brand", "<p class=\"brand\">Ma marque {{site.name}}</p>", "garder");
        HttpResponse<String> again =
                save("brand", "<p class=\"brand\">Ma marque {{site.name}}</p>", "garder");
        String preview = preview(again);
        Visitor visitor = server.visitor("alpha.localhost");

        HttpResponse<String> seen = visitor.get(preview);
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.body()).contains("Ma marque Association Alpha");
        assertThat(seen.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(seen.headers().firstValue("content-security-policy").orElseThrow())
                .startsWith("default-src 'none'");
        assertThat(visitor.get("/").body()).doesNotContain("Ma marque");
        assertThat(server.visitor("beta.localhost").get(preview).statusCode()).isEqualTo(404);
        assertThat(server.portal().get(preview).statusCode()).isEqualTo(404);

        assertThat(
                        save("brand", "<p class=\"brand\">Ma marque {{site.name}}</p>", "publier")
                                .statusCode())
                .isEqualTo(303);
        assertThat(visitor.get("/").body()).contains("Ma marque Association Alpha");
        assertThat(visitor.get("/nulle-part").body()).contains("Ma marque");
        assertThat(server.visitor("beta.localhost").get("/").body()).doesNotContain("Ma marque");
        assertThat(visitor.get(preview).statusCode()).isEqualTo(404);

        integrator.post("/espace/alpha/gabarits/brand/habillage", Map.of());
        assertThat(visitor.get("/").body()).doesNotContain("Ma marque");
        String versions = integrator.get("/espace/alpha/gabarits/brand/versions").body();
        assertThat(versions).contains("Version ");
        Matcher first = Pattern.compile("/gabarits/brand/versions/(\\d+)\"").matcher(versions);
        assertThat(first.find()).isTrue();
        assertThat(first.find()).isTrue();
        String one = "/espace/alpha/gabarits/brand/versions/" + first.group(1);
        assertThat(integrator.get(one).body()).contains("Ma marque", "<ins>");
        assertThat(integrator.post(one, Map.of()).statusCode()).isEqualTo(303);
        assertThat(integrator.get("/espace/alpha/gabarits/brand").body())
                .contains("Ma marque", "Brouillon");
    }

    @Test
    void whatBreaksIsPutAsideVisitorsSeeAWholePageAndTheIntegratorSeesWhy() {
        String bomb =
                "{{#each @root.site.legal}}".repeat(12) + "{{site.name}}" + "{{/each}}".repeat(12);
        assertThat(save("contact-lines", "<p>{{this.email}}</p>", "publier").statusCode())
                .isEqualTo(303);
        assertThat(save("tools", "<p class=\"mine\">outils</p>", "publier").statusCode())
                .isEqualTo(303);
        HttpResponse<String> kept = save("breadcrumb", bomb, "garder");
        assertThat(kept.statusCode()).isEqualTo(200);
        assertThat(save("lang", "x", "publier").statusCode()).isEqualTo(303);
        assertThat(save("menu", bomb, "publier").statusCode()).isEqualTo(303);

        String page = server.visitor("alpha.localhost").get("/").body();

        assertThat(page).contains("</html>", "class=\"mine\"", "menu-list");
        assertThat(integrator.get("/espace/alpha/gabarits/menu").body())
                .contains("mis de côté", "Coupé");
        assertThat(integrator.get("/espace/alpha/gabarits").body()).contains("Mis de côté");
        assertThat(
                        server.member(server.alpha(), Office.PRESIDENT)
                                .get("/espace/alpha/journal")
                                .body())
                .contains("Gabarit mis de côté");
        assertThat(save("menu", "<nav class=\"healed\"></nav>", "publier").statusCode())
                .isEqualTo(303);
        assertThat(server.visitor("alpha.localhost").get("/").body()).contains("healed");
    }

    @Test
    void aFaultIsSaidWithItsLineAndNothingTypedIsLost() {
        HttpResponse<String> refused =
                save("event", "<li>\n{{#if this.url}}\n<script></script>", "publier");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Ligne 3", "script", "{{#if this.url}}");
    }

    @Test
    void ofTwoWhoWriteTheSecondSeesBoth() {
        assertThat(save("files", "<p>premier</p>", "publier").statusCode()).isEqualTo(303);
        HttpResponse<String> stale =
                integrator.post(
                        "/espace/alpha/gabarits/files",
                        Map.of("version", "0", "gabarit", "<p>second</p>", "geste", "publier"));

        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("&lt;p&gt;premier", "&lt;p&gt;second");
    }

    @Test
    void theOperatorMaySwitchItOff() {
        save("pagination", "<p>x</p>", "publier");
        save("toc", "<p>off</p>", "publier");
        save("search-form", "<form class=\"other\"></form>", "publier");
        TestServer without = TestServer.beside(server, Map.of("PREAU_TEMPLATES_OWN", "false"));
        try {
            assertThat(without.visitor("alpha.localhost").get("/recherche").body())
                    .doesNotContain("class=\"other\"");
            Visitor same = without.visitor("localhost").withCookie(integrator.cookie());
            assertThat(same.get("/espace/alpha/articles").body())
                    .contains("/espace/alpha/visites")
                    .doesNotContain("gabarits");
            HttpResponse<String> absent = same.get("/espace/alpha/nulle-part");
            HttpResponse<String> closed = same.get(LIST.formatted("alpha"));
            assertThat(closed.statusCode()).isEqualTo(404);
            assertThat(closed.body().replace("gabarits", "nulle-part")).isEqualTo(absent.body());
        } finally {
            without.close();
        }
        assertThat(server.visitor("alpha.localhost").get("/recherche").body())
                .contains("class=\"other\"");
    }

    private static HttpResponse<String> save(String fragment, String text, String gesture) {
        String path = "/espace/alpha/gabarits/" + fragment;
        Matcher version = VERSION.matcher(integrator.get(path).body());
        assertThat(version.find()).as(path).isTrue();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("version", version.group(1));
        form.put("gabarit", text);
        form.put("geste", gesture);
        return integrator.post(path, form);
    }

    private static String preview(HttpResponse<String> kept) {
        Matcher link = PREVIEW.matcher(kept.body());
        assertThat(link.find()).as(kept.body()).isTrue();
        return link.group(1);
    }
}
