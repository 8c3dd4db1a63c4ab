package org.preau.comments;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.base.Ids;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Office;
import org.preau.testing.TestPostgres;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.visitors.FormToken;
import org.preau.web.Secrets;

class CommentsTest {

    private static final TestServer SERVER = TestServer.start();
    private static final Visitor PRESIDENT = SERVER.member(SERVER.alpha(), Office.PRESIDENT);
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

    private UUID article = new UUID(0, 0);
    private String slug = "";

    record Sent(String subject, String textBody) {}

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @BeforeEach
    void anArticle() {
        article = Ids.next();
        slug = "article-" + article.toString().substring(24);
        write(tx -> {
            tx.query("delete from visitor_try").execute();
            tx.query(
                            "insert into article (id, kind, slug, title, body, state, published_at) values (:id, 'article', :slug, 'Le marché', 'Texte', 'published', now() - interval '1 hour')")
                    .bind("id", article)
                    .bind("slug", slug)
                    .execute();
            tx.query("insert into address (slug, article_id) values (:slug, :id)")
                    .bind("slug", slug)
                    .bind("id", article)
                    .execute();
            tx.siteChanged();
            return 0;
        });
        mode("moderated");
    }

    @Test
    void aCommentIsShownToItsWriterReadByTheAssociationAndThenByAll() {
        assertThat(page()).contains("href=\"/commenter/" + slug);
        HttpResponse<String> preview = preview("Zoé", "Quelle belle journée !");
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body()).contains("Ce qui paraîtra", "<b>Zoé</b>");
        assertThat(preview.headers().firstValue("set-cookie")).isEmpty();

        HttpResponse<String> sent = send("Zoé", "Quelle belle journée !", 60);

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("location")).hasValue("/commenter/" + slug + "/merci");
        assertThat(page()).doesNotContain("Quelle belle");
        HttpResponse<String> queue = PRESIDENT.get("/espace/alpha/commentaires");
        assertThat(queue.body()).contains("Quelle belle");
        decide("published");
        assertThat(page()).contains("Quelle belle", "1 commentaire<");
        decide("waiting");
        assertThat(page()).doesNotContain("Quelle belle");
    }

    @Test
    void whereItIsOpenACommentAppearsAtOnceAndALinkWaits() {
        mode("open");

        HttpResponse<String> plain = send("Zoé", "Je viens avec deux amies.", 60);
        HttpResponse<String> linked = send("Ivan", "Voyez https://pilules.example", 60);

        assertThat(plain.headers().firstValue("location").orElse(""))
                .startsWith("/" + slug + "#commentaire-");
        assertThat(linked.headers().firstValue("location").orElse("")).endsWith("/merci");
        assertThat(page()).contains("deux amies").doesNotContain("pilules");
        assertThat(PRESIDENT.get("/espace/alpha/commentaires").body())
                .contains("pilules", "des liens");
    }

    @Test
    void hostileTextStaysText() {
        mode("open");
        String hostile = "<script>alert(1)</script>\n\"onmouseover=\"x\njavascript:alert(1)";
        send("<img src=x onerror=alert(1)>", hostile, 60);

        String page = page();

        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x")
                .doesNotContain("<script>alert", "<img src=x", "href=\"javascript");
        write(tx -> {
            tx.query("update comment set body = :body where article_id = :id")
                    .bind(
                            "body",
                            "Voir https://a.example/?q=<b>\"x\". Et http://b.example/é, enfin.")
                    .bind("id", article)
                    .execute();
            tx.siteChanged();
            return 0;
        });
        assertThat(page())
                .contains("rel=\"nofollow ugc noopener\"", "href=\"https://a.example/?q=\"")
                .contains("http://b.example/")
                .doesNotContain("<b>\"");
    }

    @Test
    void aReplyStandsBelowWhatItAnswersAndOneLevelIsEnough() {
        mode("open");
        send("Zoé", "Une première remarque.", 60);
        UUID parent = only();

        HttpResponse<String> form =
                SERVER.visitor("alpha.localhost").get("/commenter/" + slug + "/" + parent);
        HttpResponse<String> sent = send("/" + parent, "Inès", "Une réponse à cela.", 60, Map.of());

        assertThat(form.body()).contains("Vous répondez à", "Une première remarque.");
        assertThat(sent.statusCode()).isEqualTo(303);
        String page = page();
        assertThat(page).contains("comment is-reply", "2 commentaires");
        assertThat(page.indexOf("Une première")).isLessThan(page.indexOf("Une réponse"));
        UUID reply =
                read(tx ->
                        tx.query(
                                        "select id from comment where parent_id is not null and article_id = :a")
                                .bind("a", article)
                                .one(UUID.class));
        assertThat(
                        SERVER.visitor("alpha.localhost")
                                .get("/commenter/" + slug + "/" + reply)
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoeverHasTheReceiptTakesHerWordsBack() {
        mode("open");
        send("", "Zoé", "À retirer demain.", 60, Map.of("courriel", "zoe@courriel.example"));
        assertThat(page()).contains("À retirer").doesNotContain("zoe@courriel.example");
        Sent letter =
                read(tx ->
                        tx.query(
                                        "select subject, text_body from outgoing_mail where recipient = 'zoe@courriel.example'")
                                .one(Sent.class));
        assertThat(letter.textBody()).doesNotContain("À retirer demain.");
        Matcher link = Pattern.compile("(/retirer-commentaire/\\S+)").matcher(letter.textBody());
        assertThat(link.find()).isTrue();
        Visitor visitor = SERVER.visitor("alpha.localhost");

        // Mail programs open links by themselves: that alone must take nothing away.
        assertThat(visitor.get(link.group(1)).body()).contains("À retirer demain.");
        assertThat(page()).contains("À retirer");
        HttpResponse<String> gone = visitor.post(link.group(1), Map.of());

        assertThat(gone.statusCode()).isEqualTo(303);
        assertThat(page()).doesNotContain("À retirer");
        String forged = link.group(1).substring(0, link.group(1).length() - 4) + "AAAA";
        assertThat(visitor.post(forged, Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void noRobotGetsThroughWithoutLooking() {
        mode("open");
        Visitor robot = SERVER.visitor("alpha.localhost");
        int refused = 0;
        for (int i = 0; i < 20; i++) {
            Map<String, String> all = new LinkedHashMap<>();
            all.put("nom", "James");
            all.put("texte", "Great post number " + i);
            all.put("envoyer", "");
            if (i % 2 == 0) {
                // The token of other words.
                all.put("jeton", token("James", "Another text", 60));
            }
            refused += robot.post("/commenter/" + slug, all).statusCode() == 422 ? 1 : 0;
        }
        HttpResponse<String> trapped =
                send("", "James", "Great post", 60, Map.of("suite", "https://x.example"));

        assertThat(refused).isEqualTo(20);
        assertThat(trapped.headers().firstValue("location").orElse("")).endsWith("/merci");
        assertThat(page()).doesNotContain("Great post");
        // The positive control: the same words, looked at first, appear.
        assertThat(send("James", "Great post number 3", 60).statusCode()).isEqualTo(303);
        assertThat(page()).contains("Great post number 3");
    }

    @Test
    void whatIsWrongIsSaidAndTheTextIsKept() {
        HttpResponse<String> wrong =
                SERVER.visitor("alpha.localhost")
                        .post(
                                "/commenter/" + slug,
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
    void anArticleWithoutCommentsCostsNoQuestionAndOneWithCommentsCostsOne() {
        mode("open");
        long none = statements(1);
        assertThat(
                        send("Zoé", "Un commentaire de plus.", 60)
                                .headers()
                                .firstValue("location")
                                .orElse(""))
                .contains("#commentaire-");
        long some = statements(2);

        assertThat(none).isEqualTo(1);
        assertThat(some).isEqualTo(2);
    }

    @Test
    void whoWroteWhatFromWhereIsKeptApart() {
        send("Zoé", "Gardé un an.", 60);

        String remote =
                SERVER.house()
                        .database()
                        .operator(
                                "a test",
                                tx ->
                                        tx.query(
                                                        "select remote from comment_origin where article_id = :id")
                                                .bind("id", article)
                                                .one(String.class));
        assertThat(remote).matches("127\\.0\\.0\\.1:[0-9]+");
        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        read(tx ->
                                tx.query("select remote from comment_origin").list(String.class)))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void commentsCloseByThemselvesAndTheOfficeIsToldOnce() {
        PRESIDENT.post(
                "/espace/alpha/commentaires/reglages",
                Map.of("mode", "moderated", "jours", "30", "office", "treasurer"));
        send("Zoé", "Avant la fermeture.", 60);
        assertThat(letters().tell(SERVER.tenancy(SERVER.alpha()))).isTrue();
        send("Inès", "Encore un mot.", 60);
        assertThat(letters().tell(SERVER.tenancy(SERVER.alpha()))).isFalse();
        write(tx -> {
            tx.query("update article set published_at = now() - interval '31 days' where id = :id")
                    .bind("id", article)
                    .execute();
            tx.siteChanged();
            return 0;
        });

        assertThat(page()).doesNotContain("Écrire un commentaire");
        assertThat(SERVER.visitor("alpha.localhost").get("/commenter/" + slug).body())
                .contains("fermés");
        assertThat(send("Zoé", "Trop tard.", 60).statusCode()).isEqualTo(409);
    }

    @Test
    void everyScreenIsThereInBothLanguagesAndClosedToWriters() {
        send("<b>Zoé</b>", "Un commentaire.", 60);
        UUID comment = only();
        Visitor writer = SERVER.member(SERVER.alpha(), Office.WRITER);
        for (String path :
                List.of(
                        "/espace/alpha/commentaires",
                        "/espace/alpha/commentaires?etat=spam",
                        "/espace/alpha/commentaires/reglages",
                        "/espace/alpha/commentaires/articles/" + article,
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
                        "/espace/alpha/commentaires/articles/" + article, Map.of("mode", "none"));
        assertThat(set.statusCode()).isEqualTo(303);
        assertThat(page()).doesNotContain("Écrire un commentaire");
    }

    /**
     * The fewest of some tries, for the server's own jobs ask too; no more tries once there are as
     * few as {@code hoped}.
     */
    private long statements(long hoped) {
        return LongStream.generate(this::statementsOnce)
                .limit(300)
                .filter(count -> count <= hoped)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    private long statementsOnce() {
        page();
        write(tx -> {
            tx.siteChanged();
            return 0;
        });
        SERVER.visitor("alpha.localhost").get("/recherche");
        long before = SERVER.house().database().statements();
        page();
        return SERVER.house().database().statements() - before;
    }

    private String page() {
        return SERVER.visitor("alpha.localhost").get("/" + slug).body();
    }

    private HttpResponse<String> preview(String name, String text) {
        return SERVER.visitor("alpha.localhost")
                .post("/commenter/" + slug, Map.of("nom", name, "courriel", "", "texte", text));
    }

    private HttpResponse<String> send(String name, String text, long seconds) {
        return send("", name, text, seconds, Map.of());
    }

    /** Looks first, waits for so many seconds, and sends. */
    private HttpResponse<String> send(
            String below, String name, String text, long seconds, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("nom", name);
        all.put("courriel", more.getOrDefault("courriel", ""));
        all.put("texte", text);
        all.putAll(more);
        Visitor visitor = SERVER.visitor("alpha.localhost");
        Map<String, String> looked = new LinkedHashMap<>(all);
        Matcher hidden = HIDDEN.matcher(visitor.post("/commenter/" + slug + below, looked).body());
        boolean given = false;
        while (hidden.find()) {
            given |= hidden.group(1).equals("jeton");
        }
        if (given) {
            String mail = all.getOrDefault("courriel", "");
            all.put("jeton", token(name, mail, text, seconds));
        }
        all.put("envoyer", "");
        return visitor.post("/commenter/" + slug + below, all);
    }

    private String token(String name, String text, long secondsAgo) {
        return token(name, "", text, secondsAgo);
    }

    private String token(String name, String mail, String text, long secondsAgo) {
        Clock then = Clock.fixed(Instant.now().minusSeconds(secondsAgo), ZoneOffset.UTC);
        String digest = HexFormat.of().formatHex(Secrets.digest(name + "\n" + mail + "\n" + text));
        return new FormToken(new Secrets(TestPostgres.SECRET), then)
                .give(SERVER.alpha().id(), "comment " + article + " " + digest);
    }

    private void decide(String to) {
        String path = "/espace/alpha/commentaires/" + only() + "/decision";
        assertThat(PRESIDENT.post(path, Map.of("geste", to)).statusCode()).isEqualTo(303);
    }

    private UUID only() {
        return read(tx ->
                tx.query("select id from comment where article_id = :a")
                        .bind("a", article)
                        .one(UUID.class));
    }

    private static void mode(String mode) {
        HttpResponse<String> set =
                PRESIDENT.post(
                        "/espace/alpha/commentaires/reglages",
                        Map.of("mode", mode, "jours", "0", "office", "webmaster"));
        assertThat(set.statusCode()).isEqualTo(303);
    }

    private static CommentLetters letters() {
        var house = SERVER.house();
        return new CommentLetters(
                house.database(),
                house.jobs(),
                house.post(),
                house.messages(),
                house.origins(),
                house.directory(),
                new Withdrawal(house.secrets()),
                house.clock());
    }

    private static <T> T read(java.util.function.Function<TenantTx, T> work) {
        return SERVER.house().database().read(SERVER.tenancy(SERVER.alpha()), work);
    }

    private static void write(java.util.function.Function<TenantTx, Integer> work) {
        SERVER.house().database().write(SERVER.tenancy(SERVER.alpha()), work);
    }
}
