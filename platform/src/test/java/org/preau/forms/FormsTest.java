package org.preau.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.preau.tenancy.Office;
import org.preau.testing.Visitor;

class FormsTest {

    private static final FormGround GROUND = new FormGround();
    private static final Map<String, String> LETTER =
            Map.of(
                    "Votre nom", "Camille Roussel",
                    "Votre adresse électronique", "camille@courriel.example",
                    "Votre message", "Bonjour, je voudrais trois places.");

    @AfterAll
    static void close() {
        GROUND.close();
    }

    @Test
    void aFormIsMadeFromAReadyOneOpenedAndAnswered() {
        UUID form = GROUND.open("contact", "Nous écrire un mot");

        HttpResponse<String> page = GROUND.visitor().get("/formulaires/nous-ecrire-un-mot");
        VisitorsForm shown = new VisitorsForm(page.body());
        Map<String, String> fields = shown.filled(LETTER);
        fields.put("jeton", GROUND.token(GROUND.server().alpha(), form, 60));
        HttpResponse<String> sent =
                GROUND.visitor().post("/formulaires/nous-ecrire-un-mot", fields);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("set-cookie")).isEmpty();
        assertThat(page.body())
                .contains("Responsable", "Association Alpha", "vous répondre", "12 mois")
                .contains("mailto:bonjour@alpha.example");
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("location"))
                .hasValue("/formulaires/nous-ecrire-un-mot/merci");
        assertThat(GROUND.visitor().get("/formulaires/nous-ecrire-un-mot/merci").body())
                .contains("Merci");
        assertThat(GROUND.answers(form, Answer.State.RECEIVED))
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.email()).isEqualTo("camille@courriel.example");
                    assertThat(answer.answers())
                            .extracting(Answer.Given::text)
                            .contains("Bonjour, je voudrais trois places.");
                });
    }

    @Test
    void whatIsWrongIsSaidAndNothingTypedIsLost() {
        UUID form = GROUND.open("contact", "Corriger");
        VisitorsForm shown = new VisitorsForm(GROUND.visitor().get("/formulaires/corriger").body());
        Map<String, String> fields = shown.filled(LETTER);
        fields.put(shown.name("Votre adresse électronique"), "camille@");
        fields.put(shown.name("Votre message"), "Trois <b>places</b> & \"un\" fauteuil");

        HttpResponse<String> answer = GROUND.visitor().post("/formulaires/corriger", fields);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(answer.body())
                .contains("Cette adresse n’est pas complète")
                .contains("value=\"camille@\"")
                .contains("Trois &lt;b&gt;places&lt;/b&gt; &amp; &quot;un&quot; fauteuil")
                .containsPattern("name=\"r-[a-z0-9]+\" type=\"email\"[^>]* autofocus");
        assertThat(GROUND.answers(form, Answer.State.RECEIVED)).isEmpty();
    }

    @Test
    void aQuestionThatDependsOnAnotherIsAskedAtTheNextStep() {
        UUID form = GROUND.open("event", "Fête");
        Visitor visitor = GROUND.visitor();
        VisitorsForm first = new VisitorsForm(visitor.get("/formulaires/fete").body());
        Map<String, String> fields =
                first.filled(
                        Map.of(
                                "Votre nom", "Inès",
                                "Votre adresse électronique", "ines@courriel.example",
                                "Combien serez-vous\u202f?", "3"));
        fields.put(first.name("Mangez-vous avec nous\u202f?"), "Oui");
        fields.put("jeton", GROUND.token(GROUND.server().alpha(), form, 60));

        HttpResponse<String> second = visitor.post("/formulaires/fete", fields);

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).contains("Ce que vous ne mangez pas").contains("Étape");
        VisitorsForm step = new VisitorsForm(second.body());
        assertThat(step.hidden()).containsValue("Inès");
        HttpResponse<String> sent =
                step.send(
                        visitor, "/formulaires/fete", Map.of("Ce que vous ne mangez pas", "Noix"));
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(GROUND.answers(form, Answer.State.RECEIVED))
                .singleElement()
                .satisfies(answer ->
                        assertThat(answer.answers())
                                .extracting(Answer.Given::text)
                                .contains("Inès", "3", "Oui", "Noix"));
    }

    @Test
    void whoNeedsNoSecondStepSendsAtOnce() {
        UUID form = GROUND.open("event", "Sortie");
        VisitorsForm first = new VisitorsForm(GROUND.visitor().get("/formulaires/sortie").body());
        Map<String, String> fields =
                first.filled(
                        Map.of(
                                "Votre nom", "Inès",
                                "Votre adresse électronique", "ines@courriel.example",
                                "Combien serez-vous\u202f?", "3"));
        fields.put(first.name("Mangez-vous avec nous\u202f?"), "Non");
        fields.put("jeton", GROUND.token(GROUND.server().alpha(), form, 60));

        HttpResponse<String> second = GROUND.visitor().post("/formulaires/sortie", fields);
        VisitorsForm step = new VisitorsForm(second.body());
        HttpResponse<String> sent = GROUND.visitor().post("/formulaires/sortie", step.hidden());

        assertThat(second.body()).doesNotContain("Ce que vous ne mangez pas");
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(GROUND.answers(form, Answer.State.RECEIVED)).hasSize(1);
    }

    @Test
    void sentTwiceIsKeptOnce() {
        UUID form = GROUND.open("contact", "Deux fois");
        VisitorsForm shown =
                new VisitorsForm(GROUND.visitor().get("/formulaires/deux-fois").body());
        Map<String, String> fields = shown.filled(LETTER);
        fields.put("jeton", GROUND.token(GROUND.server().alpha(), form, 60));

        int first = GROUND.visitor().post("/formulaires/deux-fois", fields).statusCode();
        int again = GROUND.visitor().post("/formulaires/deux-fois", fields).statusCode();

        assertThat(List.of(first, again)).containsOnly(303);
        assertThat(GROUND.answers(form, Answer.State.RECEIVED)).hasSize(1);
    }

    @Test
    void aFormWithoutAPurposeIsNotOpened() {
        UUID form = GROUND.make("blank", "Sans but");

        HttpResponse<String> answer =
                GROUND.president()
                        .post(
                                "/espace/alpha/formulaires/" + form + "/ouverture",
                                Map.of("sens", "ouvrir"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("à quoi servent les réponses");
        assertThat(GROUND.visitor().get("/formulaires/sans-but").statusCode()).isEqualTo(404);
    }

    @Test
    void aTableForSpreadsheetsHoldsNoLiveFormula() {
        UUID form = GROUND.open("contact", "Formules");
        for (String name :
                List.of("=1+1", "+cmd", "-2", "@SUM(A1)", "\t=1", "＝1", " =HYPERLINK(1)")) {
            answer(form, "formules", Map.of("Votre nom", name));
        }

        String csv =
                GROUND.president()
                        .get("/espace/alpha/formulaires/" + form + "/reponses.csv")
                        .body();

        assertThat(csv.lines()).hasSizeGreaterThan(7);
        assertThat(csv).contains("'=1+1", "'+cmd", "'-2", "'@SUM(A1)", "'＝1", "'=HYPERLINK(1)");
        assertThat(csv).doesNotContainPattern("[,\"\n] *[=+@＝]");
    }

    @Test
    void aPersonsDataIsFoundExportedAndErasedOverAllForms() {
        UUID one = GROUND.open("contact", "Effacer un");
        UUID other = GROUND.open("volunteer", "Effacer deux");
        String mail = "effacez-moi@courriel.example";
        answer(one, "effacer-un", Map.of("Votre adresse électronique", mail));
        answer(other, "effacer-deux", Map.of("Votre adresse électronique", mail));

        String found =
                GROUND.president().get("/espace/alpha/formulaires/personnes?email=" + mail).body();
        String export =
                GROUND.president()
                        .get("/espace/alpha/formulaires/personnes.json?email=" + mail)
                        .body();
        GROUND.president()
                .post("/espace/alpha/formulaires/personnes/effacement", Map.of("email", mail));

        assertThat(found).contains("Effacer un", "Effacer deux");
        assertThat(export).contains(mail, "Effacer un", "Effacer deux");
        assertThat(GROUND.answers(one, Answer.State.RECEIVED)).isEmpty();
        assertThat(GROUND.answers(other, Answer.State.RECEIVED)).isEmpty();
        assertThat(GROUND.president().get("/espace/alpha/journal").body()).doesNotContain(mail);
    }

    @Test
    void aLimitOfAnswersClosesTheForm() {
        UUID form = GROUND.open("contact", "Deux places");
        GROUND.server()
                .house()
                .database()
                .write(
                        GROUND.server().tenancy(GROUND.server().alpha()),
                        tx ->
                                tx.query("update questionnaire set most_answers = 2 where id = :id")
                                        .bind("id", form)
                                        .execute());

        int first = answer(form, "deux-places", Map.of("Votre nom", "Un")).statusCode();
        int second = answer(form, "deux-places", Map.of("Votre nom", "Deux")).statusCode();
        String page = GROUND.visitor().get("/formulaires/deux-places").body();

        assertThat(List.of(first, second)).containsOnly(303);
        assertThat(page).contains("complet").doesNotContain("<textarea");
        assertThat(GROUND.answers(form, Answer.State.RECEIVED)).hasSize(2);
    }

    @Test
    void aWriterReadsNoAnswersAndBetaNothingAtAll() {
        UUID form = GROUND.open("contact", "Entre nous");
        Visitor writer = GROUND.server().member(GROUND.server().alpha(), Office.WRITER);
        Visitor stranger = GROUND.server().member(GROUND.server().beta(), Office.PRESIDENT);
        String answers = "/espace/alpha/formulaires/" + form + "/reponses";

        assertThat(writer.get(answers).statusCode()).isEqualTo(403);
        assertThat(stranger.get(answers).statusCode()).isEqualTo(404);
        assertThat(stranger.get(answers.replace("alpha", "beta")).statusCode()).isEqualTo(404);
        assertThat(
                        GROUND.server()
                                .visitor("beta.localhost")
                                .get("/formulaires/entre-nous")
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aFileIsPrivateAndCountedInTheSpace() {
        UUID form = GROUND.open("contact", "Pièces");
        addFile(form);
        VisitorsForm shown = new VisitorsForm(GROUND.visitor().get("/formulaires/pieces").body());
        Map<String, String> fields = shown.filled(LETTER);
        fields.put("jeton", GROUND.token(GROUND.server().alpha(), form, 60));
        byte[] pdf = "%PDF-1.7 une facture".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        long before = used();

        HttpResponse<String> refused =
                GROUND.visitor()
                        .upload(
                                "/formulaires/pieces",
                                fields,
                                shown.name("Votre facture"),
                                "facture.pdf",
                                "<script>alert(1)</script>"
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        HttpResponse<String> sent =
                GROUND.visitor()
                        .upload(
                                "/formulaires/pieces",
                                fields,
                                shown.name("Votre facture"),
                                "../../facture.pdf",
                                pdf);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("genre de fichier");
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(used()).isEqualTo(before + pdf.length);
        Answer answer = GROUND.answers(form, Answer.State.RECEIVED).getFirst();
        String page =
                GROUND.president()
                        .get("/espace/alpha/formulaires/" + form + "/reponses/" + answer.id())
                        .body();
        String href = page.replaceAll("(?s).*href=\"([^\"]*/fichiers/[^\"]*)\".*", "$1");
        HttpResponse<String> file = GROUND.president().get(href);
        assertThat(file.body()).isEqualTo("%PDF-1.7 une facture");
        assertThat(file.headers().firstValue("content-disposition"))
                .hasValue("attachment; filename*=UTF-8''facture.pdf");
        assertThat(GROUND.visitor().get(href).statusCode()).isEqualTo(404);

        GROUND.president()
                .post(
                        "/espace/alpha/formulaires/"
                                + form
                                + "/reponses/"
                                + answer.id()
                                + "/suppression",
                        Map.of());
        assertThat(used()).isEqualTo(before);
        assertThat(GROUND.president().get(href).statusCode()).isEqualTo(404);
    }

    private static long used() {
        return GROUND.server()
                .house()
                .database()
                .read(
                        GROUND.server().tenancy(GROUND.server().alpha()),
                        tx -> tx.query("select used_bytes from tenant").one(Long.class));
    }

    private static void addFile(UUID form) {
        HttpResponse<String> added =
                GROUND.president()
                        .post(
                                "/espace/alpha/formulaires/" + form + "/questions/nouvelle",
                                Map.of(
                                        "id", org.preau.base.Ids.next().toString(),
                                        "genre", "file",
                                        "version", "0",
                                        "label", "Votre facture"));
        assertThat(added.statusCode()).isEqualTo(303);
    }

    private static HttpResponse<String> answer(
            UUID form, String slug, Map<String, String> byLabel) {
        String path = "/formulaires/" + slug;
        VisitorsForm shown = new VisitorsForm(GROUND.visitor().get(path).body());
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("Votre nom", "Camille");
        labels.put("Votre adresse électronique", "camille@courriel.example");
        if (!slug.equals("effacer-deux")) {
            labels.put("Votre message", "Bonjour " + Math.floorMod(byLabel.hashCode(), 1_000_000));
        }
        labels.putAll(byLabel);
        Map<String, String> fields = shown.filled(labels);
        fields.put("jeton", GROUND.token(GROUND.server().alpha(), form, 60));
        return GROUND.visitor().post(path, fields);
    }
}
