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
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.Ids;
import org.preau.tenancy.Tenant;
import org.preau.testing.Visitor;

/** The pages of the workspace over real HTTP, as a browser without script sees them. */
class DeskPagesTest {

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
    void aVolunteerWritesProposesAndAnotherOnePublishesWithoutScript() {
        HttpResponse<String> proposed = written(paul, "Noël au quai", "Venez.", "proposer");
        assertThat(proposed.statusCode()).isEqualTo(303);
        String path = place(proposed);
        assertThat(marion.get(ARTICLES + "?etat=proposed").body()).contains("Noël au quai");

        HttpResponse<String> published = post(marion, path, "publier");

        assertThat(published.statusCode()).isEqualTo(303);
        assertThat(marion.get(place(published)).body()).contains("Voir sur le site");
        HttpResponse<String> site =
                volunteers.server.visitor("alpha.localhost").get("/noel-au-quai");
        assertThat(site.statusCode()).isEqualTo(200);
        assertThat(site.body()).contains("Venez.");
    }

    @Test
    void theSameFormSentTwiceGoesToTheSamePlace() {
        Map<String, String> form = form(paul, ARTICLES + "/nouveau");
        form.put("title", "Une seule fois");
        form.put("body", "Texte.");
        HttpResponse<String> first = paul.post(ARTICLES + "/nouveau", form);
        HttpResponse<String> second = paul.post(ARTICLES + "/nouveau", form);

        assertThat(place(second)).isEqualTo(place(first));
        assertThat(paul.get(ARTICLES + "?q=Une+seule+fois").body()).contains("1 article");
    }

    @Test
    void anOldVersionShowsBothTextsAndSavesTheChosenOne() {
        String path = place(written(paul, "À quatre mains", "Le quai est beau.", "enregistrer"));
        Map<String, String> pauls = form(paul, path);
        Map<String, String> marions = form(marion, path);
        marions.put("body", "Le quai est superbe.");
        marion.post(path, marions);

        pauls.put("body", "Le quai est très beau.");
        HttpResponse<String> conflict = paul.post(path, pauls);

        Document page = Jsoup.parse(conflict.body());
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(page.select("del").text()).contains("superbe");
        assertThat(page.select("ins").text()).contains("très");
        assertThat(page.select("#f-body").val()).isEqualTo("Le quai est très beau.");
        assertThat(page.select("#f-theirs").val()).isEqualTo("Le quai est superbe.");
        Map<String, String> again = fields(page);
        assertThat(paul.post(path, again).statusCode()).isEqualTo(303);
        assertThat(Jsoup.parse(paul.get(path).body()).select("#f-body").val())
                .isEqualTo("Le quai est très beau.");
    }

    @Test
    void aTitleOfTwoMegabytesComesBackWithEverythingTyped() {
        Map<String, String> form = form(paul, ARTICLES + "/nouveau");
        form.put("title", "n".repeat(2_000_000));
        form.put("lead", "Mon chapeau");
        form.put("body", "Mon texte");
        form.put("tags", "une, deux");

        HttpResponse<String> answer = paul.post(ARTICLES + "/nouveau", form);

        Document page = Jsoup.parse(answer.body());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(page.select("#f-title").val()).hasSize(2_000_000);
        assertThat(page.select("#f-title").attr("autofocus")).isEmpty();
        assertThat(page.select("#f-title").hasAttr("autofocus")).isTrue();
        assertThat(page.select("#f-lead").val()).isEqualTo("Mon chapeau");
        assertThat(page.select("#f-body").val()).isEqualTo("Mon texte");
        assertThat(page.select("#f-tags").val()).isEqualTo("une, deux");
        assertThat(page.select("[role=alert] a[href=#f-title]")).isNotEmpty();
    }

    @Test
    void thePreviewSavesNothingAndGivesEverythingBack() {
        Map<String, String> form = form(paul, ARTICLES + "/nouveau");
        form.put("title", "Essai");
        form.put("body", "## Venir\n\nC’est **gratuit** : <script>alert(1)</script>");
        form.put("geste", "apercu");

        Document page = Jsoup.parse(paul.post(ARTICLES + "/nouveau", form).body());

        assertThat(page.select("#apercu h3").text()).contains("Venir");
        assertThat(page.select("#apercu .prose strong").text()).isEqualTo("gratuit");
        assertThat(page.select("script:not([src^=/_/app/])")).isEmpty();
        assertThat(page.select("#f-body").val()).isEqualTo(form.get("body"));
        assertThat(paul.get(ARTICLES + "?q=Essai").body()).contains("Rien pour");
    }

    @Test
    void aMemberReadsAndIsOfferedNothingToChange() {
        String path = place(written(paul, "Pour lire", "Texte lisible.", "enregistrer"));

        Document page = Jsoup.parse(claire.get(path).body());

        assertThat(page.text()).contains("Texte lisible.");
        assertThat(page.select("main form")).isEmpty();
        assertThat(claire.get(ARTICLES + "/nouveau").statusCode()).isEqualTo(403);
        assertThat(claire.post(path, Map.of("title", "Pris")).statusCode()).isEqualTo(403);
    }

    @Test
    void aWriterWhoPressesPublishKeepsTheTextAndIsToldWhatToDo() {
        HttpResponse<String> answer = written(paul, "Sans le bureau", "Texte.", "publier");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Seul le bureau peut publier");
        assertThat(paul.get(ARTICLES + "?etat=draft&q=Sans+le+bureau").body())
                .contains("1 article");
    }

    @Test
    void aWriterWhoseTextWasPublishedMeanwhileLosesNothing() {
        String path = place(written(paul, "Publié entre-temps", "Avant.", "enregistrer"));
        Map<String, String> form = form(paul, path);
        post(marion, path, "publier");

        form.put("body", "Mon ajout de dernière minute.");
        HttpResponse<String> answer = paul.post(path, form);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(answer.body()).select("#f-kept").val())
                .isEqualTo("Mon ajout de dernière minute.");
    }

    @Test
    void theFirstPublicationOfASiteAsksForItsLegalNotice() {
        Tenant fresh = volunteers.server.open("fraiche", "Association fraîche");
        Visitor lina = member(volunteers, fresh, "Lina", "president");
        String articles = "/espace/fraiche/articles";
        Map<String, String> form = form(lina, articles + "/nouveau");
        form.put("title", "Le premier");
        form.put("body", "Texte.");
        form.put("geste", "publier");

        HttpResponse<String> answer = lina.post(articles + "/nouveau", form);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(answer.body()).select("main li").eachText())
                .containsExactly(
                        "L’adresse du siège",
                        "Une adresse électronique ou un téléphone",
                        "Qui dirige la publication");
        assertThat(lina.get(articles + "?etat=draft").body()).contains("Le premier");
    }

    @Test
    void aPictureThatWasSentIsThereAgainWhenSomethingElseIsWrong() throws Exception {
        byte[] png = Pictures.png(300, 200);
        Map<String, String> form = form(paul, ARTICLES + "/nouveau");
        form.put("body", "Texte.");
        HttpResponse<String> wrong =
                paul.upload(ARTICLES + "/nouveau", form, "cover", "quai.png", png);

        Document page = Jsoup.parse(wrong.body());
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(page.select("[role=alert] li").eachText()).hasSize(2);
        String picture = page.select("main figure img").attr("src");
        HttpResponse<String> shown = paul.get(picture);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("content-type")).contains("image/webp");
        assertThat(shown.headers().firstValue("content-security-policy").orElse(""))
                .contains("sandbox");
        assertThat(
                        volunteers
                                .server
                                .signedIn("Béa", "bea@ailleurs.example")
                                .get(picture)
                                .statusCode())
                .isEqualTo(404);

        Map<String, String> mended = fields(page);
        mended.put("title", "Avec image");
        mended.put("coverAlt", "Le quai, le soir.");
        HttpResponse<String> saved = paul.post(ARTICLES + "/nouveau", mended);

        assertThat(saved.statusCode()).isEqualTo(303);
        Document after = Jsoup.parse(paul.get(place(saved)).body());
        assertThat(after.select("main figure img").attr("alt")).isEqualTo("Le quai, le soir.");
        post(marion, place(saved), "publier");
        Document site =
                Jsoup.parse(volunteers.server.visitor("alpha.localhost").get("/avec-image").body());
        String address = site.select("img[src^=/media/]").attr("src");
        assertThat(volunteers.server.visitor("alpha.localhost").get(address).statusCode())
                .isEqualTo(200);
        assertThat(volunteers.server.visitor("beta.localhost").get(address).statusCode())
                .isEqualTo(404);
    }

    @Test
    void hostileTextStaysText() {
        String hostile =
                "\"><img src=x onerror=alert(1)>{{7*7777}}</textarea><script>alert(2)</script>";
        String path = place(written(paul, hostile, hostile, "enregistrer"));

        for (String page : List.of(path, path + "/apercu", ARTICLES)) {
            Document read = Jsoup.parse(paul.get(page).body());
            assertThat(read.select("script:not([src^=/_/app/]), img[onerror]")).as(page).isEmpty();
            assertThat(read.text()).as(page).doesNotContain("54439");
        }
    }

    @Test
    void anotherAssociationsTextIsTheSame404AsNone() {
        Article foreign =
                volunteers.saved(volunteers.stranger(), Writing.of("De bêta", "", "Secret."));
        HttpResponse<String> theirs = marion.get(ARTICLES + "/" + foreign.id());
        HttpResponse<String> none = marion.get(ARTICLES + "/" + Ids.next());

        assertThat(theirs.statusCode()).isEqualTo(none.statusCode()).isEqualTo(404);
        assertThat(theirs.body()).doesNotContain("Secret", "De bêta");
        assertThat(marion.get(ARTICLES + "/n-importe-quoi").statusCode()).isEqualTo(404);
    }
}
