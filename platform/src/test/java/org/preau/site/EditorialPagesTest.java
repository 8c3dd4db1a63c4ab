package org.preau.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenant;
import org.preau.testing.Visitor;

/** The pages of a text's life, as volunteers use them, without script. */
class EditorialPagesTest {

    private static final String ARTICLES = "/espace/alpha/articles";

    private static Volunteers volunteers;
    private static Visitor writer;
    private static Visitor editor;
    private static Visitor member;

    @BeforeAll
    static void open() {
        volunteers = new Volunteers();
        Tenant alpha = volunteers.server.alpha();
        writer = volunteers.server.member(alpha, Office.WRITER);
        editor = volunteers.server.member(alpha, Office.EDITOR);
        member = volunteers.server.member(alpha, Office.MEMBER);
        volunteers.complete(volunteers.marion());
    }

    @AfterAll
    static void close() {
        volunteers.close();
    }

    @Test
    void aTextIsScheduledFromItsPageAndTheListSaysSo() {
        String path = written(writer, "Le bal de printemps", "proposer");
        String day = LocalDate.now(LocalMoment.ZONE).plusDays(9).toString();

        HttpResponse<String> dates = post(editor, path, "programmer");
        HttpResponse<String> planned =
                editor.post(
                        path + "/calendrier",
                        form(
                                editor,
                                path + "/calendrier",
                                "calendrier",
                                Map.of("publishAt", day + "T08:00", "expiresAt", "")));

        assertThat(place(dates)).isEqualTo(path + "/calendrier");
        assertThat(planned.statusCode()).isEqualTo(303);
        assertThat(text(editor, ARTICLES)).contains("Programmé pour le");
        assertThat(text(editor, path)).contains("Publier maintenant", "Annuler la programmation");
        assertThat(volunteers.server.visitor("alpha.localhost").get("/le-bal-de-printemps"))
                .returns(404, HttpResponse::statusCode);
        assertThat(text(editor, "/espace/alpha/en-attente"))
                .contains("« Le bal de printemps » est programmé");

        editor.post(path + "/depublication", Map.of());
        assertThat(text(editor, path)).contains("Brouillon").doesNotContain("Programmé pour");
    }

    @Test
    void aDateThatCannotBeComesBackAsItWasTyped() {
        String path = written(writer, "Trop tard", "proposer") + "/calendrier";

        HttpResponse<String> answer =
                editor.post(
                        path,
                        form(
                                editor,
                                path,
                                "calendrier",
                                Map.of("publishAt", "3/12/2019 8:00", "expiresAt", "demain <b>")));

        Document page = Jsoup.parse(answer.body());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(page.select("#f-expiresAt").val()).isEqualTo("demain <b>");
        assertThat(page.select(".wrong").text()).contains("Écrivez un jour et une heure");
        assertThat(page.select("h1 + p").text()).contains("Trop tard");
    }

    @Test
    void anEditorAndTheAuthorTalkBelowTheText() {
        String path = written(writer, "La buvette", "proposer");

        remark(editor, path, "Qui tient la caisse ? <script>alert(1)</script>");
        String waiting = text(writer, "/espace/alpha/en-attente");
        Document page = Jsoup.parse(writer.get(path).body());
        Element answer = page.expectFirst("form[action$=/reponse]");
        writer.post(answer.attr("action"), fields(answer, Map.of("say", "Paul.")));
        Document after = Jsoup.parse(editor.get(path).body());
        editor.post(after.select("form[action$=/resolution]").attr("action"), Map.of());

        assertThat(waiting).contains("Une remarque sur « La buvette »");
        assertThat(page.select("script:containsData(alert)")).isEmpty();
        assertThat(after.text()).contains("<script>alert(1)</script>", "Paul.");
        assertThat(text(editor, path)).contains("Réglée", "Rouvrir");
        assertThat(member.get(path).body()).doesNotContain("Qui tient la caisse");
        assertThat(member.get(path + "/remarques").statusCode()).isEqualTo(403);
    }

    @Test
    void aRemarkThatIsTooLongComesBackWhole() {
        String path = written(writer, "Bavardage", "proposer");

        HttpResponse<String> answer = remark(editor, path, "n".repeat(5_000));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.body()).select("#f-say").val()).hasSize(5_000);
    }

    @Test
    void whoeverWaitsForNobodyIsToldSo() {
        assertThat(text(member, "/espace/alpha/en-attente")).contains("Rien ne vous attend");
        assertThat(text(member, "/espace/alpha/en-attente")).doesNotContain("Écrire un article");
    }

    @Test
    void whatIsAddedToThePrivacyPageIsOnTheSiteAtOnceAndSafe() {
        Visitor webmaster = volunteers.server.member(volunteers.server.alpha(), Office.WEBMASTER);
        String path = "/espace/alpha/confidentialite";

        HttpResponse<String> saved =
                webmaster.post(
                        path,
                        form(
                                webmaster,
                                path,
                                "confidentialite",
                                Map.of(
                                        "privacyContact",
                                        "donnees@alpha.example",
                                        "privacyText",
                                        "## Les photos\n\nJamais sans accord. <script>x</script>")));
        Document page =
                Jsoup.parse(
                        volunteers
                                .server
                                .visitor("alpha.localhost")
                                .get("/confidentialite")
                                .body());
        HttpResponse<String> wrong =
                webmaster.post(
                        path,
                        form(webmaster, path, "confidentialite", Map.of("privacyContact", "x")));

        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(page.select("main").text()).contains("donnees@alpha.example", "Les photos");
        assertThat(page.select("main script")).isEmpty();
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(writer.get(path).statusCode()).isEqualTo(403);
    }

    private static HttpResponse<String> remark(Visitor visitor, String path, String words) {
        return visitor.post(
                path + "/remarques", form(visitor, path, "remarques", Map.of("say", words)));
    }

    private static String written(Visitor visitor, String title, String gesture) {
        Map<String, String> form =
                form(
                        visitor,
                        ARTICLES + "/nouveau",
                        "nouveau",
                        Map.of("title", title, "body", "Des mots.", "geste", gesture));
        String place = place(visitor.post(ARTICLES + "/nouveau", form));
        return place.contains("?") ? place.substring(0, place.indexOf('?')) : place;
    }

    private static HttpResponse<String> post(Visitor visitor, String path, String gesture) {
        String end = path.substring(path.lastIndexOf('/') + 1);
        return visitor.post(path, form(visitor, path, end, Map.of("geste", gesture)));
    }

    private static Map<String, String> form(
            Visitor visitor, String path, String end, Map<String, String> typed) {
        Element form =
                Jsoup.parse(visitor.get(path).body()).expectFirst("form[action$=" + end + "]");
        return fields(form, typed);
    }

    private static Map<String, String> fields(Element form, Map<String, String> typed) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element field : form.select("input[name],textarea[name],select[name]")) {
            boolean skipped =
                    field.attr("type").equals("file") || field.attr("type").equals("checkbox");
            if (!skipped && !field.attr("name").equals("csrf")) {
                fields.put(field.attr("name"), field.val());
            }
        }
        fields.putAll(typed);
        return fields;
    }

    private static String text(Visitor visitor, String path) {
        return Jsoup.parse(visitor.get(path).body())
                .text()
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ');
    }

    private static String place(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElse("");
    }
}
