package org.preau.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.preau.site.DeskForms.ARTICLES;
import static org.preau.site.DeskForms.fields;
import static org.preau.site.DeskForms.form;
import static org.preau.site.DeskForms.member;
import static org.preau.site.DeskForms.place;
import static org.preau.site.DeskForms.post;
import static org.preau.site.DeskForms.written;

import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.tenancy.Tenant;
import org.preau.testing.Visitor;

/** What readers would miss is said before a text is public, once. */
class RemarksBeforePublishingTest {

    private static Volunteers volunteers;
    private static Visitor paul;
    private static Visitor marion;
    private static Visitor claire;

    @BeforeAll
    static void open() {
        volunteers = new Volunteers();
        Tenant alpha = volunteers.server.alpha();
        paul = member(volunteers, alpha, "Paul", "writer");
        marion = member(volunteers, alpha, "Marion", "secretary");
        claire = member(volunteers, alpha, "Claire", "member");
        volunteers.complete(volunteers.marion());
    }

    @AfterAll
    static void close() {
        volunteers.close();
    }

    @Test
    void whoeverPublishesIsFirstToldOnceWhatReadersWouldMiss() {
        String body = "Plus de détails [ici](/nulle-part-ailleurs).";
        HttpResponse<String> warned = written(marion, "À relire", body, "publier");
        Document page = Jsoup.parse(warned.body());
        String path = page.select("main form.writing").attr("action");

        assertThat(warned.statusCode()).isEqualTo(200);
        assertThat(page.select(".flash").text()).contains("enregistré, pas encore public");
        assertThat(page.select("[data-remarks] li").eachText())
                .hasSize(2)
                .allMatch(line -> line.endsWith("Ligne 1"))
                .anyMatch(line -> line.startsWith("Le lien « ici » ne dit pas où il mène."));
        assertThat(page.select("#f-body").val()).isEqualTo(body);
        assertThat(volunteers.server.visitor("alpha.localhost").get("/a-relire").statusCode())
                .isEqualTo(404);

        Map<String, String> again = fields(page);
        again.put("geste", "publier");
        assertThat(marion.post(path, again).statusCode()).isEqualTo(303);
        assertThat(volunteers.server.visitor("alpha.localhost").get("/a-relire").statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatWasShownBeforePublishingIsNotShownAgain() {
        String path = place(written(marion, "Déjà dit", "## \n\nTexte.", "enregistrer"));
        Document page = Jsoup.parse(marion.get(path).body());

        assertThat(page.select("[data-remarks] li")).hasSize(1);
        assertThat(post(marion, path, "publier").statusCode()).isEqualTo(303);
    }

    @Test
    void theEditorIsToldWhatReadersWouldMissAndNothingIsKept() {
        Map<String, String> form =
                Map.of(
                        "csrf",
                        form(paul, ARTICLES + "/nouveau").get("csrf"),
                        "body",
                        "Bien.\n\n![](/media/0123456789abcdef/x.webp)");

        String told = paul.post("/espace/alpha/verification", form).body();

        assertThat(told)
                .contains("\"title\":\"2 choses à regarder\"")
                .contains("\"kind\":\"image-without-text\",\"line\":3")
                .contains("\"kind\":\"file-missing\"");
        assertThat(claire.post("/espace/alpha/verification", form).statusCode()).isEqualTo(403);
    }
}
