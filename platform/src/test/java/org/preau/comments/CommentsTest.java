package org.preau.comments;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.preau.tenancy.Office;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

class CommentsTest {

    private static final TestServer SERVER = TestServer.start();
    private static final Visitor PRESIDENT = SERVER.member(SERVER.alpha(), Office.PRESIDENT);

    private final CommentedArticle on = CommentedArticle.make(SERVER, PRESIDENT);

    record Sent(String subject, String textBody) {}

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void aCommentIsShownToItsWriterReadByTheAssociationAndThenByAll() {
        assertThat(on.page()).contains("href=\"/commenter/" + on.slug());
        HttpResponse<String> preview = on.preview("Zoé", "Quelle belle journée !");
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body()).contains("Ce qui paraîtra", "<b>Zoé</b>");
        assertThat(preview.headers().firstValue("set-cookie")).isEmpty();

        HttpResponse<String> sent = on.send("Zoé", "Quelle belle journée !", 60);

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("location"))
                .hasValue("/commenter/" + on.slug() + "/merci");
        assertThat(on.page()).doesNotContain("Quelle belle");
        HttpResponse<String> queue = PRESIDENT.get("/espace/alpha/commentaires");
        assertThat(queue.body()).contains("Quelle belle");
        on.decide("published");
        assertThat(on.page()).contains("Quelle belle", "1 commentaire<");
        on.decide("waiting");
        assertThat(on.page()).doesNotContain("Quelle belle");
    }

    @Test
    void whereItIsOpenACommentAppearsAtOnceAndALinkWaits() {
        on.mode("open");

        HttpResponse<String> plain = on.send("Zoé", "Je viens avec deux amies.", 60);
        HttpResponse<String> linked = on.send("Ivan", "Voyez https://pilules.example", 60);

        assertThat(plain.headers().firstValue("location").orElse(""))
                .startsWith("/" + on.slug() + "#commentaire-");
        assertThat(linked.headers().firstValue("location").orElse("")).endsWith("/merci");
        assertThat(on.page()).contains("deux amies").doesNotContain("pilules");
        assertThat(PRESIDENT.get("/espace/alpha/commentaires").body())
                .contains("pilules", "des liens");
    }

    @Test
    void hostileTextStaysText() {
        on.mode("open");
        String hostile = "<script>alert(1)</script>\n\"onmouseover=\"x\njavascript:alert(1)";
        on.send("<img src=x onerror=alert(1)>", hostile, 60);

        String page = on.page();

        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x")
                .doesNotContain("<script>alert", "<img src=x", "href=\"javascript");
        on.write(tx -> {
            tx.query("update comment set body = :body where article_id = :id")
                    .bind(
                            "body",
                            "Voir https://a.example/?q=<b>\"x\". Et http://b.example/é, enfin.")
                    .bind("id", on.id())
                    .execute();
            tx.siteChanged();
            return 0;
        });
        assertThat(on.page())
                .contains("rel=\"nofollow ugc noopener\"", "href=\"https://a.example/?q=\"")
                .contains("http://b.example/")
                .doesNotContain("<b>\"");
    }

    @Test
    void aReplyStandsBelowWhatItAnswersAndOneLevelIsEnough() {
        on.mode("open");
        on.send("Zoé", "Une première remarque.", 60);
        UUID parent = on.only();

        HttpResponse<String> form =
                SERVER.visitor("alpha.localhost").get("/commenter/" + on.slug() + "/" + parent);
        HttpResponse<String> sent =
                on.send("/" + parent, "Inès", "Une réponse à cela.", 60, Map.of());

        assertThat(form.body()).contains("Vous répondez à", "Une première remarque.");
        assertThat(sent.statusCode()).isEqualTo(303);
        String page = on.page();
        assertThat(page).contains("comment is-reply", "2 commentaires");
        assertThat(page.indexOf("Une première")).isLessThan(page.indexOf("Une réponse"));
        UUID reply =
                on.read(tx ->
                        tx.query(
                                        "select id from comment where parent_id is not null and article_id = :a")
                                .bind("a", on.id())
                                .one(UUID.class));
        assertThat(
                        SERVER.visitor("alpha.localhost")
                                .get("/commenter/" + on.slug() + "/" + reply)
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoeverHasTheReceiptTakesHerWordsBack() {
        on.mode("open");
        on.send("", "Zoé", "À retirer demain.", 60, Map.of("courriel", "zoe@courriel.example"));
        assertThat(on.page()).contains("À retirer").doesNotContain("zoe@courriel.example");
        Sent letter =
                on.read(tx ->
                        tx.query(
                                        "select subject, text_body from outgoing_mail where recipient = 'zoe@courriel.example'")
                                .one(Sent.class));
        assertThat(letter.textBody()).doesNotContain("À retirer demain.");
        Matcher link = Pattern.compile("(/retirer-commentaire/\\S+)").matcher(letter.textBody());
        assertThat(link.find()).isTrue();
        Visitor visitor = SERVER.visitor("alpha.localhost");

        // Mail programs open links by themselves: that alone must take nothing away.
        assertThat(visitor.get(link.group(1)).body()).contains("À retirer demain.");
        assertThat(on.page()).contains("À retirer");
        HttpResponse<String> gone = visitor.post(link.group(1), Map.of());

        assertThat(gone.statusCode()).isEqualTo(303);
        assertThat(on.page()).doesNotContain("À retirer");
        String forged = link.group(1).substring(0, link.group(1).length() - 4) + "AAAA";
        assertThat(visitor.post(forged, Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void noRobotGetsThroughWithoutLooking() {
        on.mode("open");
        Visitor robot = SERVER.visitor("alpha.localhost");
        int refused = 0;
        for (int i = 0; i < 20; i++) {
            Map<String, String> all = new LinkedHashMap<>();
            all.put("nom", "James");
            all.put("texte", "Great post number " + i);
            all.put("envoyer", "");
            if (i % 2 == 0) {
                // The token of other words.
                all.put("jeton", on.token("James", "Another text", 60));
            }
            refused += robot.post("/commenter/" + on.slug(), all).statusCode() == 422 ? 1 : 0;
        }
        HttpResponse<String> trapped =
                on.send("", "James", "Great post", 60, Map.of("suite", "https://x.example"));

        assertThat(refused).isEqualTo(20);
        assertThat(trapped.headers().firstValue("location").orElse("")).endsWith("/merci");
        assertThat(on.page()).doesNotContain("Great post");
        // The positive control: the same words, looked at first, appear.
        assertThat(on.send("James", "Great post number 3", 60).statusCode()).isEqualTo(303);
        assertThat(on.page()).contains("Great post number 3");
    }

    @Test
    void whatIsWrongIsSaidAndTheTextIsKept() {
        HttpResponse<String> wrong =
                SERVER.visitor("alpha.localhost")
                        .post(
                                "/commenter/" + on.slug(),
                                Map.of(
                                        "nom",
                                        "",
                                        "courriel",
                                        "zoe@",
                                        "texte",
                                        "Un <b>long</b> texte"));

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("Écrivez votre nom", "value=\"zoe@\"", "Un &lt;b&gt;long&lt;/b&gt; texte")
                .containsPattern("name=\"nom\"[^>]*autofocus");
    }

    @Test
    void anArticleCostsOneStatementWithCommentsAndWithout() {
        on.mode("open");
        long none = on.statements(1);
        assertThat(
                        on.send("Zoé", "Un commentaire de plus.", 60)
                                .headers()
                                .firstValue("location")
                                .orElse(""))
                .contains("#commentaire-");
        long some = on.statements(1);

        assertThat(none).isEqualTo(1);
        assertThat(some).isEqualTo(1);
    }

    @Test
    void whoWroteWhatFromWhereIsKeptApart() {
        on.send("Zoé", "Gardé un an.", 60);

        String remote =
                SERVER.house()
                        .database()
                        .operator(
                                "a test",
                                tx ->
                                        tx.query(
                                                        "select remote from comment_origin where article_id = :id")
                                                .bind("id", on.id())
                                                .one(String.class));
        assertThat(remote).matches("127\\.0\\.0\\.1:[0-9]+");
        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        on.read(tx ->
                                tx.query("select remote from comment_origin").list(String.class)))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void commentsCloseByThemselvesAndTheOfficeIsToldOnce() {
        PRESIDENT.post(
                "/espace/alpha/commentaires/reglages",
                Map.of("mode", "moderated", "jours", "30", "office", "treasurer"));
        on.send("Zoé", "Avant la fermeture.", 60);
        assertThat(on.letters().tell(SERVER.tenancy(SERVER.alpha()))).isTrue();
        on.send("Inès", "Encore un mot.", 60);
        assertThat(on.letters().tell(SERVER.tenancy(SERVER.alpha()))).isFalse();
        on.write(tx -> {
            tx.query("update article set published_at = now() - interval '31 days' where id = :id")
                    .bind("id", on.id())
                    .execute();
            tx.siteChanged();
            return 0;
        });

        assertThat(on.page()).doesNotContain("Écrire un commentaire");
        assertThat(SERVER.visitor("alpha.localhost").get("/commenter/" + on.slug()).body())
                .contains("fermés");
        assertThat(on.send("Zoé", "Trop tard.", 60).statusCode()).isEqualTo(409);
    }

    @Test
    void everyScreenIsThereInBothLanguagesAndClosedToWriters() {
        on.send("<b>Zoé</b>", "Un commentaire.", 60);
        UUID comment = on.only();
        Visitor writer = SERVER.member(SERVER.alpha(), Office.WRITER);
        for (String path :
                List.of(
                        "/espace/alpha/commentaires",
                        "/espace/alpha/commentaires?etat=spam",
                        "/espace/alpha/commentaires/reglages",
                        "/espace/alpha/commentaires/articles/" + on.id(),
                        "/espace/alpha/commentaires/" + comment + "/suppression")) {
            for (String language : List.of("fr", "en")) {
                String asked = path + (path.contains("?") ? "&" : "?") + "langue=" + language;
                HttpResponse<String> page = PRESIDENT.get(asked);
                assertThat(page.statusCode()).as(asked).isEqualTo(200);
                assertThat(page.body()).as(asked).doesNotContain("<b>Zoé</b>");
            }
            assertThat(writer.get(path).statusCode()).as(path).isEqualTo(403);
        }
        HttpResponse<String> set =
                PRESIDENT.post(
                        "/espace/alpha/commentaires/articles/" + on.id(), Map.of("mode", "none"));
        assertThat(set.statusCode()).isEqualTo(303);
        assertThat(on.page()).doesNotContain("Écrire un commentaire");
    }
}
