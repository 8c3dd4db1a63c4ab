package org.preau.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.preau.site.DeskForms.fields;
import static org.preau.site.DeskForms.form;
import static org.preau.site.DeskForms.member;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.tenancy.Tenant;
import org.preau.testing.Visitor;

/** The pages of the workspace about the site as a whole, over real HTTP. */
class SiteDeskTest {

    private static Volunteers volunteers;
    private static Visitor marion;

    @BeforeAll
    static void open() {
        volunteers = new Volunteers();
        Tenant alpha = volunteers.server.alpha();
        marion = member(volunteers, alpha, "Marion", "secretary");
        volunteers.complete(volunteers.marion());
    }

    @AfterAll
    static void close() {
        volunteers.close();
    }

    @Test
    void aSectionThatHoldsSomethingSaysSoBeforeItIsDeleted() {
        String sections = "/espace/alpha/rubriques";
        Map<String, String> outer = form(marion, sections + "/nouvelle");
        outer.put("title", "Les archives");
        marion.post(sections + "/nouvelle", outer);
        String question = sections + "/" + outer.get("id") + "/suppression";
        assertThat(marion.get(question).body()).contains("action=\"" + question + "\"");
        Map<String, String> inner = form(marion, sections + "/nouvelle");
        inner.put("title", "Les vieilles archives");
        inner.put("parent", outer.get("id"));
        marion.post(sections + "/nouvelle", inner);

        String asked = marion.get(question).body();

        assertThat(asked).doesNotContain("La rubrique est vide", "action=\"" + question + "\"");
        assertThat(asked).contains("1 rubrique");
    }

    @Test
    void everyPageOfTheFeatureOpensInBothLanguages() {
        String section =
                volunteers
                        .read(volunteers.server.alpha(), tx -> Sections.all(tx).getFirst().id())
                        .toString();
        for (String path :
                List.of(
                        "/articles",
                        "/articles/nouveau",
                        "/pages",
                        "/pages/nouveau",
                        "/rubriques",
                        "/rubriques/nouvelle",
                        "/rubriques/" + section,
                        "/rubriques/" + section + "/suppression",
                        "/apparence",
                        "/apparence/accueil",
                        "/reglages")) {
            for (String language : List.of("fr", "en")) {
                HttpResponse<String> page =
                        marion.get("/espace/alpha" + path + "?langue=" + language);
                assertThat(page.statusCode()).as(path).isEqualTo(200);
                Document read = Jsoup.parse(page.body());
                assertThat(read.select("h1")).as(path).hasSize(1);
                assertThat(read.select("html").attr("lang")).isEqualTo(language);
                read.select("main input:not([type=hidden]), main select, main textarea")
                        .forEach(field ->
                                assertThat(
                                                labelled(
                                                        read,
                                                        field.id(),
                                                        field.closest("label") != null))
                                        .as(path + " " + field)
                                        .isTrue());
            }
        }
    }

    @Test
    void everyThemeIsOfferedWithAPictureOfIt() {
        Document page = Jsoup.parse(marion.get("/espace/alpha/apparence").body());

        assertThat(page.select("input[name=theme]").eachAttr("value"))
                .contains("kiosque", "maillot", "grenier", "cartable", "placette", "page-blanche");
        assertThat(page.select("input[name=theme][checked]")).hasSize(1);
        assertThat(page.select("label:has(input[name=theme]) img").eachAttr("src"))
                .hasSameSizeAs(page.select("input[name=theme]"))
                .allSatisfy(picture -> assertThat(marion.get(picture).statusCode()).isEqualTo(200));
    }

    @Test
    void settingsAndAppearanceAreKeptAndShownOnTheSite() {
        Map<String, String> form = form(marion, "/espace/alpha/apparence/accueil");
        form.put("tagline", "Vingt-six voix au bord de l’eau");
        form.put("homeTitle", "Le mardi, on chante");
        assertThat(marion.post("/espace/alpha/apparence/accueil", form).statusCode())
                .isEqualTo(303);

        assertThat(volunteers.server.visitor("alpha.localhost").get("/").body())
                .contains("Vingt-six voix", "Le mardi, on chante");
        Map<String, String> stale = form(marion, "/espace/alpha/reglages");
        Map<String, String> first = new HashMap<>(stale);
        first.put("director", "Lina Moreau");
        assertThat(marion.post("/espace/alpha/reglages", first).statusCode()).isEqualTo(303);
        stale.put("director", "Hugo Pons");
        HttpResponse<String> conflict = marion.post("/espace/alpha/reglages", stale);
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body()).contains("Lina Moreau", "Hugo Pons");
        assertThat(
                        marion.post("/espace/alpha/reglages", fields(Jsoup.parse(conflict.body())))
                                .statusCode())
                .isEqualTo(303);
    }

    private static boolean labelled(Document page, String id, boolean within) {
        return within || (!id.isEmpty() && !page.select("label[for=" + id + "]").isEmpty());
    }
}
