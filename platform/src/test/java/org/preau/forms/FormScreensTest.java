package org.preau.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.preau.base.Ids;
import org.preau.testing.Visitor;
import org.preau.text.Json;
import org.preau.web.Secrets;

/** The desk's screens of forms, in both languages, and what is done on them. */
class FormScreensTest {

    private static final FormGround GROUND = new FormGround();
    private static final String LIST = "/espace/alpha/formulaires";

    @AfterAll
    static void close() {
        GROUND.close();
    }

    @Test
    void everyScreenIsThereInBothLanguages() {
        UUID form = GROUND.open("event", "Kermesse");
        Question question =
                read(form).asked().all().stream()
                        .filter(it -> it.kind() == Question.Kind.CHOICE)
                        .findFirst()
                        .orElseThrow();
        VisitorsForm shown = new VisitorsForm(GROUND.visitor().get("/formulaires/kermesse").body());
        Map<String, String> fields =
                shown.filled(
                        Map.of(
                                "Votre nom", "<b>Zoé</b>",
                                "Votre adresse électronique", "zoe@courriel.example",
                                "Combien serez-vous\u202f?", "2"));
        fields.put(shown.name("Mangez-vous avec nous\u202f?"), "Non");
        fields.put("jeton", GROUND.token(GROUND.server().alpha(), form, 60));
        fields.put("pas", "1");
        assertThat(GROUND.visitor().post("/formulaires/kermesse", fields).statusCode())
                .isEqualTo(303);
        UUID answer = GROUND.answers(form, Answer.State.RECEIVED).getFirst().id();
        String base = LIST + "/" + form;
        for (String path :
                List.of(
                        LIST,
                        LIST + "/nouveau",
                        LIST + "/personnes",
                        LIST + "/personnes?email=zoe@courriel.example",
                        LIST + "/personnes?email=zoe",
                        base,
                        base + "/reglages",
                        base + "/apercu",
                        base + "/suppression",
                        base + "/questions/nouvelle?genre=choices",
                        base + "/questions/nouvelle?genre=note",
                        base + "/questions/" + question.id(),
                        base + "/questions/" + question.id() + "/suppression",
                        base + "/reponses",
                        base + "/reponses?q=zoe",
                        base + "/reponses?etat=suspect",
                        base + "/reponses/" + answer,
                        base + "/reponses/" + answer + "/suppression")) {
            for (String language : List.of("fr", "en")) {
                String asked = path + (path.contains("?") ? "&" : "?") + "langue=" + language;
                HttpResponse<String> page = GROUND.president().get(asked);
                assertThat(page.statusCode()).as(asked).isEqualTo(200);
                assertThat(page.body()).as(asked).doesNotContain("<b>Zoé</b>");
            }
        }
        assertThat(GROUND.president().get(base + "/reponses?q=ZOE").body())
                .contains("&lt;b&gt;Zoé&lt;/b&gt;");
        assertThat(GROUND.president().get(base + "/reponses?q=absent").body())
                .contains("Rien ne correspond");
    }

    @Test
    void aCopyHasTheQuestionsAndSettingsAndNeitherDatesNorAnswers() {
        UUID form = GROUND.open("event", "Loto");
        String base = LIST + "/" + form;
        String id = Ids.next().toString();

        for (int sent = 0; sent < 2; sent++) {
            HttpResponse<String> made = GROUND.president().post(base + "/copie", Map.of("id", id));
            assertThat(made.headers().firstValue("location").orElseThrow())
                    .contains(LIST + "/" + id);
        }

        Questionnaire copy = read(UUID.fromString(id));
        Questionnaire original = read(form);
        assertThat(copy.title()).isEqualTo("Loto (copie)");
        assertThat(copy.slug()).isEqualTo("loto-copie");
        assertThat(copy.asked()).isEqualTo(original.asked());
        assertThat(copy.purpose()).isEqualTo(original.purpose());
        assertThat(copy.opened()).isFalse();
        assertThat(copy.answers()).isZero();
        assertThat(GROUND.visitor().get("/formulaires/loto-copie").statusCode()).isEqualTo(404);
        String other = LIST + "/" + Ids.next() + "/copie";
        assertThat(GROUND.president().post(other, Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void questionsAreAddedChangedMovedAndTakenOut() {
        UUID form = GROUND.make("blank", "Libre");
        String base = LIST + "/" + form;
        UUID page = Ids.next();
        String colour = Questions.id(page);
        add(base, page, "choice", "Couleur", "Rouge\nBleu\nRouge\n", "");
        add(base, Ids.next(), "text", "Pourquoi", "", colour + "=Bleu");

        assertThat(read(form).asked().all())
                .extracting(Question::label)
                .containsExactly("Couleur", "Pourquoi");
        assertThat(read(form).asked().all().getFirst().options()).containsExactly("Rouge", "Bleu");
        assertThat(GROUND.president().get(base).body())
                .contains("Si «\u00a0Couleur\u00a0» est «\u00a0Bleu\u00a0»");

        GROUND.president()
                .post(base + "/questions/" + colour + "/position", Map.of("sens", "down"));
        assertThat(read(form).asked().all())
                .extracting(Question::label)
                .containsExactly("Pourquoi", "Couleur");
        // What comes first can depend on nothing that comes later.
        assertThat(read(form).asked().all().getFirst().condition()).isNull();

        GROUND.president().post(base + "/questions/" + colour + "/suppression", Map.of());
        assertThat(read(form).asked().all())
                .extracting(Question::label)
                .containsExactly("Pourquoi");
        assertThat(GROUND.president().get("/espace/alpha/journal").body())
                .contains("Question «\u00a0Couleur\u00a0» ôtée du formulaire");
    }

    @Test
    void settingsAreSavedRefusedWithReasonsAndNeverOverwrittenUnseen() {
        UUID form = GROUND.make("contact", "Réglages");
        String path = LIST + "/" + form + "/reglages";
        Map<String, String> good =
                Map.of(
                        "version", "1",
                        "title", "Réglages",
                        "purpose", "vous répondre vite",
                        "keptMonths", "6",
                        "office", "treasurer",
                        "opensAt", "2026-11-21T18:00",
                        "closesAt", "2027-01-01T00:00",
                        "mostAnswers", "30");
        Map<String, String> bad = new java.util.HashMap<>(good);
        bad.put("closesAt", "2026-01-01T00:00");
        bad.put("keptMonths", "0");
        bad.put("rightsContact", "personne");

        HttpResponse<String> refused = GROUND.president().post(path, bad);
        HttpResponse<String> saved = GROUND.president().post(path, good);
        HttpResponse<String> stale = GROUND.president().post(path, good);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Entre 1 et 120 mois", "La fermeture vient avant");
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(read(form).keptMonths()).isEqualTo(6);
        assertThat(read(form).mostAnswers()).isEqualTo(30);
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("Quelqu’un a changé ce formulaire");
    }

    @Test
    void programsDoTheSame() throws Exception {
        Visitor program = program("read", "publish");
        String api = "/api/v1/associations/alpha/forms";
        JsonNode made =
                tree(program.json("POST", api, "{\"title\": \"Par API\", \"ready\": \"blank\"}"));
        String one = api + "/" + made.get("id").asText();
        String whole =
                """
                {"version": 1, "title": "Par API", "purpose": "compter", "keptMonths": 3,
                 "questions": [{"kind": "CHOICE", "label": "Couleur", "options": ["Rouge", "Bleu"]}]}
                """;

        HttpResponse<String> unready = program.json("POST", one + "/opening", "");
        HttpResponse<String> saved = program.json("PUT", one, whole);
        HttpResponse<String> stale = program.json("PUT", one, whole);
        HttpResponse<String> wrong =
                program.json("PUT", one, "{\"version\": 3, \"title\": \"\", \"keptMonths\": 999}");
        HttpResponse<String> opened = program.json("POST", one + "/opening", "");

        assertThat(unready.statusCode()).isEqualTo(422);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(tree(opened).get("standing").asText()).isEqualTo("OPEN");
        assertThat(GROUND.visitor().get("/formulaires/par-api").body()).contains("Couleur");
        assertThat(program.get(one + "/answers").statusCode()).isEqualTo(200);
        assertThat(program("read").get(one + "/answers").statusCode()).isEqualTo(403);
        assertThat(program.json("DELETE", one, "").statusCode()).isEqualTo(204);
        assertThat(program.get(one).statusCode()).isEqualTo(404);
    }

    private static JsonNode tree(HttpResponse<String> answer) throws Json.MalformedJson {
        return Json.tree(answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Visitor program(String... rights) {
        String secret = "preau_" + Secrets.random();
        GROUND.server()
                .house()
                .database()
                .write(
                        GROUND.server().tenancy(GROUND.server().alpha()),
                        tx ->
                                tx.query(
                                                "insert into api_token (id, name, token_hash, rights, created_by) values (:id, 'p', :hash, :rights, 'test')")
                                        .bind("id", Ids.next())
                                        .bind("hash", Secrets.digest(secret))
                                        .bind("rights", List.of(rights))
                                        .execute());
        return GROUND.server().portal().with("authorization", "Bearer " + secret);
    }

    private static void add(
            String base, UUID id, String kind, String label, String options, String condition) {
        HttpResponse<String> added =
                GROUND.president()
                        .post(
                                base + "/questions/nouvelle",
                                Map.of(
                                        "id", id.toString(),
                                        "genre", kind,
                                        "label", label,
                                        "options", options,
                                        "condition", condition));
        assertThat(added.statusCode()).isEqualTo(303);
    }

    private static Questionnaire read(UUID form) {
        return GROUND.server()
                .house()
                .database()
                .read(
                        GROUND.server().tenancy(GROUND.server().alpha()),
                        tx -> Questionnaires.find(tx, form))
                .orElseThrow();
    }
}
