package org.preau.comments;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.preau.base.Ids;
import org.preau.tenancy.Office;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.web.Secrets;

/** The association answers below what readers write. */
class AnswersTest {

    private static final TestServer SERVER = TestServer.start();
    private static final Visitor PRESIDENT = SERVER.member(SERVER.alpha(), Office.PRESIDENT);
    private static final String LIST = "/espace/alpha/commentaires";
    private static final String API = "/api/v1/associations/alpha/comments/";

    private final CommentedArticle on = CommentedArticle.make(SERVER, PRESIDENT);

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void anAnswerStandsBelowTheCommentUnderTheNameOfTheAssociation() {
        on.mode("open");
        on.send("Zoé", "Faut-il s’inscrire ?", 60);
        UUID comment = on.only();

        HttpResponse<String> form = PRESIDENT.get(LIST + "/" + comment + "/reponse");
        HttpResponse<String> sent = answer(PRESIDENT, comment, Ids.next(), "Non, <b>venez</b> !");

        assertThat(form.body()).contains("Faut-il s’inscrire", "au nom de Association Alpha");
        assertThat(sent.statusCode()).isEqualTo(303);
        String page = on.page();
        assertThat(page)
                .contains(
                        "comment is-reply is-answer",
                        "<b>Association Alpha</b>",
                        "Réponse de l’association")
                .contains("&lt;b&gt;venez&lt;/b&gt;", "2 commentaires")
                .doesNotContain("president");
        assertThat(page.indexOf("Faut-il")).isLessThan(page.indexOf("venez"));
        assertThat(audit()).contains("comment.answered");
    }

    @Test
    void aCommentThatWaitedAppearsWithItsAnswerAndAReplyIsAnsweredBesideIt() {
        on.send("Zoé", "Quelqu’un sait ?", 60);
        UUID comment = on.only();
        assertThat(PRESIDENT.get(LIST + "/" + comment + "/reponse").body())
                .contains("Publier le commentaire et la réponse");
        answer(PRESIDENT, comment, Ids.next(), "Oui, nous.");
        assertThat(on.page()).contains("Quelqu’un sait", "Oui, nous.");
        UUID reply = Ids.next();
        on.write(tx -> {
            Comments.insert(
                    tx,
                    NewComment.coming(
                            reply,
                            on.id(),
                            comment,
                            "Inès",
                            "Merci !",
                            Comment.State.PUBLISHED,
                            false,
                            java.time.Instant.now()));
            return 0;
        });

        answer(PRESIDENT, reply, Ids.next(), "De rien.");

        List<UUID> parents =
                on.read(tx ->
                        tx.query("select parent_id from comment where answer and article_id = :a")
                                .bind("a", on.id())
                                .list(UUID.class));
        assertThat(parents).containsExactly(comment, comment);
        assertThat(PRESIDENT.get(LIST + "/" + reply + "/reponse").body())
                .contains("déjà répondu", "De rien.");
    }

    @Test
    void theSameAnswerSentTwiceIsWrittenOnceAndAnEmptyOneIsKeptOnTheScreen() {
        on.send("Zoé", "Un mot.", 60);
        UUID comment = on.only();
        UUID id = Ids.next();

        answer(PRESIDENT, comment, id, "Une fois.");
        HttpResponse<String> again = answer(PRESIDENT, comment, id, "Une fois.");
        HttpResponse<String> empty = answer(PRESIDENT, comment, Ids.next(), "  ");
        HttpResponse<String> tooLong = answer(PRESIDENT, comment, Ids.next(), "long ".repeat(900));

        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(on.page().split("Une fois\\.", -1)).hasSize(2);
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.body()).contains("long long long", "Raccourcissez");
    }

    @Test
    void anAnswerIsMendedWithdrawnAndDeletedAndTwoWhoMendItSeeBothTexts() {
        on.send("Zoé", "Quand ?", 60);
        UUID answer = Ids.next();
        answer(PRESIDENT, on.only(), answer, "Mardi.");
        String edit = LIST + "/" + answer + "/texte";

        HttpResponse<String> first = mend(edit, "1", "Mercredi.");
        HttpResponse<String> late = mend(edit, "1", "Jeudi.");

        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Mercredi.", "Jeudi.", "name=\"version\" value=\"2\"");
        assertThat(on.page()).contains("Mercredi.").doesNotContain("Mardi.", "Jeudi.");
        PRESIDENT.post(LIST + "/" + answer + "/decision", Map.of("geste", "declined"));
        assertThat(on.page()).contains("Quand").doesNotContain("Mercredi.");
        PRESIDENT.post(LIST + "/" + answer + "/decision", Map.of("geste", "published"));
        assertThat(on.page()).contains("Mercredi.");
        PRESIDENT.post(LIST + "/" + answer + "/suppression", Map.of());
        assertThat(on.page()).contains("Quand").doesNotContain("Mercredi.");
    }

    @Test
    void whatAReaderWroteIsNotRewordedByAnybody() {
        on.send("Zoé", "Mes mots.", 60);
        UUID comment = on.only();

        assertThat(PRESIDENT.get(LIST + "/" + comment + "/texte").statusCode()).isEqualTo(404);
        assertThat(mend(LIST + "/" + comment + "/texte", "1", "D’autres.").statusCode())
                .isEqualTo(404);
        assertThat(
                        program()
                                .json(
                                        "PUT",
                                        API + comment + "/body",
                                        "{\"version\": 1, \"body\": \"D’autres.\"}")
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoAskedGetsOneLetterAndNobodyElseGetsAny() {
        on.mode("open");
        on.send(
                "",
                "Zoé",
                "Prévenez-moi.",
                60,
                Map.of("courriel", "zoe.a@courriel.example", "prevenir", "oui"));
        on.send("", "Max", "Pas moi.", 60, Map.of("courriel", "max.a@courriel.example"));
        for (UUID comment : all()) {
            answer(PRESIDENT, comment, Ids.next(), "Réponse à " + comment);
            answer(PRESIDENT, comment, Ids.next(), "Encore à " + comment);
        }

        assertThat(answered("zoe.a@courriel.example")).hasSize(1);
        assertThat(answered("zoe.a@courriel.example").getFirst())
                .contains("#commentaire-", "/retirer-commentaire/")
                .doesNotContain("Prévenez-moi.", "Réponse à");
        assertThat(answered("max.a@courriel.example")).isEmpty();
    }

    @Test
    void toBeToldOneGivesAnAddress() {
        HttpResponse<String> wrong =
                SERVER.visitor("alpha.localhost")
                        .post(
                                "/commenter/" + on.slug(),
                                Map.of("nom", "Zoé", "texte", "Un mot.", "prevenir", "oui"));

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("Écrivez votre adresse électronique", "checked", "Un mot.");
    }

    @Test
    void anAnswerCostsThePublicPageNoFurtherStatement() {
        on.mode("open");
        on.send("Zoé", "Une question.", 60);
        answer(PRESIDENT, on.only(), Ids.next(), "Une réponse.");

        assertThat(on.statements(1)).isEqualTo(1);
    }

    @Test
    void programsAnswerAndMendLikeTheScreens() {
        on.send("Zoé", "Une question.", 60);
        UUID id = Ids.next();

        HttpResponse<String> answered =
                program()
                        .json(
                                "POST",
                                API + on.only() + "/answers",
                                "{\"id\": \"" + id + "\", \"body\": \"Une réponse.\"}");
        HttpResponse<String> mended =
                program()
                        .json(
                                "PUT",
                                API + id + "/body",
                                "{\"version\": 1, \"body\": \"Une autre.\"}");
        HttpResponse<String> stale =
                program()
                        .json(
                                "PUT",
                                API + id + "/body",
                                "{\"version\": 1, \"body\": \"Trop tard.\"}");

        assertThat(answered.statusCode()).isEqualTo(201);
        assertThat(answered.body()).contains("\"answer\":true", "\"name\":\"Association Alpha\"");
        assertThat(mended.statusCode()).isEqualTo(200);
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(on.page()).contains("Une autre.");
    }

    @Test
    void theScreensAreThereInBothLanguagesAndClosedToWritersAndNeighbours() {
        on.send("Zoé", "Un mot.", 60);
        UUID comment = on.only();
        UUID answer = Ids.next();
        answer(PRESIDENT, comment, answer, "Un autre.");
        Visitor writer = SERVER.member(SERVER.alpha(), Office.WRITER);
        Visitor neighbour = SERVER.member(SERVER.beta(), Office.PRESIDENT);
        for (String path : List.of(comment + "/reponse", answer + "/texte")) {
            for (String language : List.of("fr", "en")) {
                assertThat(PRESIDENT.get(LIST + "/" + path + "?langue=" + language).statusCode())
                        .isEqualTo(200);
            }
            assertThat(writer.get(LIST + "/" + path).statusCode()).isEqualTo(403);
            assertThat(neighbour.get("/espace/beta/commentaires/" + path).statusCode())
                    .isEqualTo(404);
        }
        assertThat(PRESIDENT.get(LIST + "?etat=published").body())
                .contains("réponse de l’association", "/texte\"");
    }

    private HttpResponse<String> answer(Visitor who, UUID comment, UUID id, String text) {
        return who.post(
                LIST + "/" + comment + "/reponse",
                Map.of("id", id.toString(), "version", "0", "texte", text));
    }

    private static HttpResponse<String> mend(String path, String version, String text) {
        return PRESIDENT.post(path, Map.of("version", version, "texte", text));
    }

    private static Visitor program() {
        String token = "preau_" + "p".repeat(43);
        SERVER.house()
                .database()
                .write(
                        SERVER.tenancy(SERVER.alpha()),
                        tx ->
                                tx.query(
                                                """
                                                insert into api_token (id, name, token_hash, rights, created_by)
                                                values (:id, 'essai', :hash, :rights, 'essai')
                                                on conflict do nothing
                                                """)
                                        .bind("id", Ids.next())
                                        .bind("hash", Secrets.digest(token))
                                        .bind("rights", List.of("read", "publish"))
                                        .execute());
        return SERVER.portal().with("authorization", "Bearer " + token);
    }

    private List<UUID> all() {
        return on.read(tx ->
                tx.query("select id from comment where article_id = :a and not answer")
                        .bind("a", on.id())
                        .list(UUID.class));
    }

    private List<String> answered(String address) {
        return on.read(tx ->
                tx.query(
                                """
                                select text_body
                                  from outgoing_mail
                                 where recipient = :to
                                   and subject like '%répond%'
                                """)
                        .bind("to", address)
                        .list(String.class));
    }

    private List<String> audit() {
        return on.read(tx -> tx.query("select act from audit_entry").list(String.class));
    }
}
