package org.preau.comments;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.preau.base.Ids;
import org.preau.sql.TenantTx;
import org.preau.testing.TestPostgres;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.visitors.FormToken;
import org.preau.web.Secrets;

/** A published article below which readers write, as they and the association see it. */
record CommentedArticle(TestServer server, Visitor president, UUID id, String slug) {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

    /** A new one, of association alpha, whose comments are read first. */
    static CommentedArticle make(TestServer server, Visitor president) {
        UUID id = Ids.next();
        CommentedArticle made =
                new CommentedArticle(
                        server, president, id, "article-" + id.toString().substring(24));
        made.insert();
        made.mode("moderated");
        return made;
    }

    private void insert() {
        write(tx -> {
            tx.query("delete from visitor_try").execute();
            tx.query(
                            "insert into article (id, kind, slug, title, body, state, published_at) values (:id, 'article', :slug, 'Le marché', 'Texte', 'published', now() - interval '1 hour')")
                    .bind("id", id)
                    .bind("slug", slug)
                    .execute();
            tx.query("insert into address (slug, article_id) values (:slug, :id)")
                    .bind("slug", slug)
                    .bind("id", id)
                    .execute();
            tx.siteChanged();
            return 0;
        });
    }

    /**
     * The fewest of some tries, for the server's own jobs ask too; no more tries once there are as
     * few as {@code hoped}.
     */
    long statements(long hoped) {
        return LongStream.generate(this::statementsOnce)
                .limit(300)
                .filter(count -> count <= hoped)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    long statementsOnce() {
        page();
        write(tx -> {
            tx.siteChanged();
            return 0;
        });
        server.visitor("alpha.localhost").get("/recherche");
        long before = server.house().database().statements();
        page();
        return server.house().database().statements() - before;
    }

    String page() {
        return server.visitor("alpha.localhost").get("/" + slug).body();
    }

    HttpResponse<String> preview(String name, String text) {
        return server.visitor("alpha.localhost")
                .post("/commenter/" + slug, Map.of("nom", name, "courriel", "", "texte", text));
    }

    HttpResponse<String> send(String name, String text, long seconds) {
        return send("", name, text, seconds, Map.of());
    }

    /** Looks first, waits for so many seconds, and sends. */
    HttpResponse<String> send(
            String below, String name, String text, long seconds, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("nom", name);
        all.put("courriel", more.getOrDefault("courriel", ""));
        all.put("texte", text);
        all.putAll(more);
        Visitor visitor = server.visitor("alpha.localhost");
        Map<String, String> looked = new LinkedHashMap<>(all);
        Matcher hidden = HIDDEN.matcher(visitor.post("/commenter/" + slug + below, looked).body());
        boolean given = false;
        while (hidden.find()) {
            given |= hidden.group(1).equals("jeton");
        }
        if (given) {
            String mail = all.getOrDefault("courriel", "");
            String asked = all.containsKey("prevenir") ? "\nprevenir" : "";
            all.put("jeton", token(name, mail, text + asked, seconds));
        }
        all.put("envoyer", "");
        return visitor.post("/commenter/" + slug + below, all);
    }

    String token(String name, String text, long secondsAgo) {
        return token(name, "", text, secondsAgo);
    }

    String token(String name, String mail, String text, long secondsAgo) {
        Clock then = Clock.fixed(Instant.now().minusSeconds(secondsAgo), ZoneOffset.UTC);
        String digest = HexFormat.of().formatHex(Secrets.digest(name + "\n" + mail + "\n" + text));
        return new FormToken(new Secrets(TestPostgres.SECRET), then)
                .give(server.alpha().id(), "comment " + id + " " + digest);
    }

    void decide(String to) {
        String path = "/espace/alpha/commentaires/" + only() + "/decision";
        assertThat(president.post(path, Map.of("geste", to)).statusCode()).isEqualTo(303);
    }

    /** The one comment there is. */
    UUID only() {
        return read(tx ->
                tx.query("select id from comment where article_id = :a")
                        .bind("a", id)
                        .one(UUID.class));
    }

    void mode(String mode) {
        HttpResponse<String> set =
                president.post(
                        "/espace/alpha/commentaires/reglages",
                        Map.of("mode", mode, "jours", "0", "office", "webmaster"));
        assertThat(set.statusCode()).isEqualTo(303);
    }

    CommentLetters letters() {
        var house = server.house();
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

    <T> T read(Function<TenantTx, T> work) {
        return server.house().database().read(server.tenancy(server.alpha()), work);
    }

    void write(Function<TenantTx, Integer> work) {
        server.house().database().write(server.tenancy(server.alpha()), work);
    }
}
