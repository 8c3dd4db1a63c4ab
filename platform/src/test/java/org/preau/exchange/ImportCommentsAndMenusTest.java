package org.preau.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.menu.BringMenu;
import org.preau.menu.PortableMenu;
import org.preau.sql.Database;
import org.preau.tenancy.Tenant;

/** What others said of a former site's texts, and its menus, come with it. */
class ImportCommentsAndMenusTest {

    /** A comment as it stands in the rows. */
    record Said(
            String name,
            String state,
            @Nullable String email,
            @Nullable String above,
            String body) {}

    private static Movers movers;

    @BeforeAll
    static void open() {
        movers = new Movers();
    }

    @AfterAll
    static void close() {
        movers.close();
    }

    @Test
    void commentsOfARealWordPressComeWithTheirThreadsAndWaitingOnesWait(@TempDir Path folder)
            throws IOException {
        Tenant to = ready("wp-mots");

        ArrivalReport report = wordPress(to, folder);

        assertThat(comments(to))
                .containsExactlyInAnyOrder(
                        new Said("Paul", "published", null, null, "Quel beau lieu !\n\nBravo."),
                        new Said("Lina", "published", null, "Paul", "Merci Paul."),
                        new Said(
                                "Paul",
                                "published",
                                null,
                                "Paul",
                                "De rien, voyez la danse (https://ailleurs.example/danse)."),
                        new Said("Zoé", "waiting", null, null, "J’y serai."));
        assertThat(whys(report, What.COMMENT))
                .containsExactlyInAnyOrder(
                        "exchange.why.comments",
                        "exchange.why.comments-waiting",
                        "exchange.why.comments-pingback",
                        "exchange.why.comments-spam");
        String page = movers.server.visitor("wp-mots.localhost").get("/lete-au-lavoir").body();
        assertThat(page).contains("Quel beau lieu", "Merci Paul.");
        assertThat(movers.server.visitor("wp-mots.localhost").get("/le-grand-bal").body())
                .doesNotContain("J’y serai.");
        assertThat(comments(movers.server.beta())).as("another association's").isEmpty();
    }

    @Test
    void menusOfARealWordPressCome(@TempDir Path folder) throws IOException {
        Tenant to = ready("wp-menus");

        ArrivalReport report = wordPress(to, folder);

        assertThat(menu(to))
                .isEqualTo(
                        "main: text venir '' (text par-le-train 'En train'),"
                                + " section concerts-bals 'Les bals' (text lete-au-lavoir '', section concerts-bals ''),"
                                + " address https://federation.example/ 'La fédération', home 'Accueil', text le-grand-bal 'Le bal'"
                                + " | foot: text venir '', text par-le-train ''");
        assertThat(lines(report, What.MENU))
                .contains(
                        "Perdu exchange.why.menu-nowhere",
                        "reseaux Réseaux exchange.why.menu-third")
                .anyMatch(line -> line.endsWith("exchange.why.menu-raised"));
        assertThat(movers.server.visitor("wp-menus.localhost").get("/").body())
                .contains("La fédération", "En train");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spip.sql", "spip.sqlite"})
    void messagesAndMenusOfSpipCome(String kind, @TempDir Path folder) throws IOException {
        Tenant to = ready("mots-" + kind.replace('.', '-'));

        ArrivalReport report = spip(to, ImportSpipTest.fixture(kind, folder));

        assertThat(comments(to))
                .containsExactlyInAnyOrder(
                        new Said("Paul", "published", null, null, "Bravo\n\nQuel beau travail"),
                        new Said("Lina", "published", null, "Paul", "Merci\n\nMerci Paul !"),
                        new Said("Paul", "published", null, "Paul", "De rien, Lina !"),
                        new Said(
                                "Zoé",
                                "waiting",
                                null,
                                null,
                                "À lire avant, Le lavoir a rouvert (/le-lavoir-a-rouvert)."),
                        new Said("Ali", "published", null, null, "Je viens."));
        assertThat(report.count(What.COMMENT, Fate.LOST)).isEqualTo(3);
        assertThat(menu(to))
                .isEqualTo(
                        "main: home '', section vie-du-lavoir 'La vie' (text le-lavoir-a-rouvert ''),"
                                + " text la-suite 'La suite', address https://federation.example/ 'La fédération'"
                                + " | foot: text la-suite 'Été & hiver'");
        assertThat(lines(report, What.MENU))
                .contains(
                        "Perdu exchange.why.menu-nowhere",
                        "Piège exchange.why.menu-nowhere",
                        "reseaux Réseaux exchange.why.menu-third");
    }

    @Test
    void comingTwiceBringsNothingTwiceAndDecisionsTakenHereStay(@TempDir Path folder)
            throws IOException {
        Tenant to = ready("mots-encore");
        wordPress(to, folder);
        String menu = menu(to);
        write(to, "update comment set state = 'declined' where name = 'Zoé'");

        ArrivalReport again = wordPress(to, folder);

        assertThat(comments(to)).hasSize(4);
        assertThat(comments(to)).anyMatch(it -> it.state().equals("declined"));
        assertThat(again.count(What.COMMENT, Fate.SAME)).isEqualTo(4);
        assertThat(again.count(What.COMMENT, Fate.CREATED)).isZero();
        assertThat(menu(to)).isEqualTo(menu);
        assertThat(again.count(What.MENU, Fate.SAME)).isEqualTo(1);
    }

    @Test
    void aMenuOfOnesOwnStays(@TempDir Path folder) throws IOException {
        Tenant to = ready("menu-garde");
        new BringMenu(database())
                .run(
                        movers.desk(to),
                        new BringMenu.Command(
                                List.of(
                                        new BringMenu.Wish(
                                                java.util.UUID.randomUUID(),
                                                new BringMenu.ToHome(),
                                                "Chez nous",
                                                List.of())),
                                List.of()));

        ArrivalReport report = wordPress(to, folder);

        assertThat(menu(to)).isEqualTo("main: home 'Chez nous' | foot: ");
        assertThat(whys(report, What.MENU)).containsOnlyOnce("exchange.why.menu-kept");
    }

    @Test
    void hostileCommentsAndMenusAreHarmless(@TempDir Path folder) throws IOException {
        Tenant to = ready("mots-hostiles");
        String deep = "<div>".repeat(20_000) + "au fond" + "</div>".repeat(20_000);
        StringBuilder comments = new StringBuilder();
        String[] bodies = {
            "<script>alert(1)</script>Bonjour<img src=x onerror=alert(2)>",
            "<a href=\"javascript:alert(3)\">clic</a>",
            deep,
            "x".repeat(5_000),
            "\uD83D\uDE00".repeat(3_000),
            "   ",
            "cercle"
        };
        for (int i = 0; i < bodies.length; i++) {
            comments.append(
                    "<wp:comment><wp:comment_id>%d</wp:comment_id><wp:comment_author><![CDATA[<b>Éve</b> &amp; \u202Eelle%s]]></wp:comment_author><wp:comment_date>jamais</wp:comment_date><wp:comment_content><![CDATA[%s]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_parent>%d</wp:comment_parent></wp:comment>"
                            .formatted(i + 1, "y".repeat(200), bodies[i], i + 1));
        }
        StringBuilder menu = new StringBuilder();
        String[] urls = {
            "javascript:alert(4)", "//ailleurs.example", "data:text/html,x", "https://bon.example/"
        };
        for (int i = 0; i < 200; i++) {
            menu.append(entry(100 + i % 90, i % 3 == 0 ? 100 + (i + 1) % 90 : 0, urls[i % 4]));
        }
        Path file =
                Files.writeString(
                        folder.resolve("site.xml"),
                        ImportWordPressTest.HEAD
                                + ImportWordPressTest.item(
                                        1,
                                        "post",
                                        "publish",
                                        "Un",
                                        "un",
                                        "<p>a</p>",
                                        comments.toString())
                                + menu
                                + "</channel></rss>");

        ArrivalReport report =
                new ImportWordPress(database(), movers.acts)
                        .run(movers.desk(to), file, null, Passage.plain(count -> {}));

        assertThat(comments(to)).hasSize(6);
        assertThat(comments(to))
                .allMatch(it -> it.above() == null)
                .allMatch(it -> !it.body().contains("alert") && it.body().length() <= 4_000)
                .allMatch(it -> it.name().startsWith("Éve & elle") && it.name().length() == 80);
        assertThat(whys(report, What.COMMENT)).contains("exchange.why.comments-cut");
        assertThat(menu(to)).contains("https://bon.example/").doesNotContain("javascript", "data:");
        assertThat(movers.server.visitor("mots-hostiles.localhost").get("/un").body())
                .contains("au fond")
                .doesNotContain("alert(");
    }

    @Test
    void anAnswerToWhatDidNotComeStandsByItselfAndTooManyDoNotWait(@TempDir Path folder)
            throws IOException {
        Tenant to = ready("mots-seuls");
        StringBuilder comments = new StringBuilder();
        for (int i = 1; i <= 1_203; i++) {
            comments.append(
                    "<wp:comment><wp:comment_id>%d</wp:comment_id><wp:comment_author>A</wp:comment_author><wp:comment_content>m %d</wp:comment_content><wp:comment_approved>%s</wp:comment_approved><wp:comment_parent>%d</wp:comment_parent></wp:comment>"
                            .formatted(
                                    i,
                                    i,
                                    i == 1 ? "spam" : i <= 3 ? "1" : "0",
                                    i == 2 ? 1 : i == 3 ? 9_999 : 0));
        }
        Path file =
                Files.writeString(
                        folder.resolve("site.xml"),
                        ImportWordPressTest.HEAD
                                + ImportWordPressTest.item(
                                        1,
                                        "post",
                                        "publish",
                                        "Un",
                                        "un",
                                        "<p>a</p>",
                                        comments.toString())
                                + "</channel></rss>");

        ArrivalReport report =
                new ImportWordPress(database(), movers.acts)
                        .run(movers.desk(to), file, null, Passage.plain(count -> {}));

        assertThat(comments(to)).hasSize(1_002).allMatch(it -> it.above() == null);
        assertThat(whys(report, What.COMMENT)).contains("exchange.why.comments-too-many");
    }

    private static String entry(int id, int parent, String url) {
        return """
        <item><title>Entrée %d</title><wp:post_id>%d</wp:post_id><wp:post_type>nav_menu_item</wp:post_type><wp:status>publish</wp:status>
        <wp:menu_order>%d</wp:menu_order><category domain="nav_menu" nicename="m"><![CDATA[M]]></category>
        <wp:postmeta><wp:meta_key>_menu_item_type</wp:meta_key><wp:meta_value>custom</wp:meta_value></wp:postmeta>
        <wp:postmeta><wp:meta_key>_menu_item_menu_item_parent</wp:meta_key><wp:meta_value>%d</wp:meta_value></wp:postmeta>
        <wp:postmeta><wp:meta_key>_menu_item_url</wp:meta_key><wp:meta_value><![CDATA[%s]]></wp:meta_value></wp:postmeta></item>
        """
                .formatted(id, id, id, parent, url);
    }

    private static List<Said> comments(Tenant of) {
        return movers.read(
                of,
                tx ->
                        tx.query(
                                        """
                                        select c.name, c.state, c.email, p.name as above, c.body
                                          from comment c
                                          left join comment p on p.tenant_id = c.tenant_id and p.id = c.parent_id
                                        """)
                                .list(Said.class));
    }

    private static List<String> whys(ArrivalReport report, What what) {
        return report.lines().stream()
                .filter(line -> line.what() == what)
                .map(line -> line.why().key())
                .toList();
    }

    private static List<String> lines(ArrivalReport report, What what) {
        return report.lines().stream()
                .filter(line -> line.what() == what)
                .map(line -> line.source() + " " + line.why().key())
                .toList();
    }

    /** Both menus as one reads them. */
    private static String menu(Tenant of) {
        String json = movers.read(of, PortableMenu::write).orElse("{}");
        try {
            var tree =
                    org.preau.text.Json.tree(
                            json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return "main: " + said(tree.path("main")) + " | foot: " + said(tree.path("foot"));
        } catch (org.preau.text.Json.MalformedJson e) {
            throw new AssertionError(e);
        }
    }

    private static String said(com.fasterxml.jackson.databind.JsonNode entries) {
        StringBuilder out = new StringBuilder();
        for (var it : entries) {
            String target = it.path("target").asText();
            out.append(out.isEmpty() ? "" : ", ")
                    .append(it.path("kind").asText())
                    .append(target.isEmpty() ? "" : " " + target)
                    .append(" '" + it.path("label").asText() + "'");
            if (!it.path("children").isEmpty()) {
                out.append(" (" + said(it.path("children")) + ")");
            }
        }
        return out.toString();
    }

    private static void write(Tenant to, String sql) {
        database().write(movers.server.tenancy(to), tx -> tx.query(sql).execute());
    }

    private static Database database() {
        return movers.server.house().database();
    }

    private static Tenant ready(String slug) {
        Tenant tenant = movers.server.open(slug, slug);
        movers.complete(movers.desk(tenant));
        write(tenant, "update site set comments = 'moderated'");
        return tenant;
    }

    private static ArrivalReport wordPress(Tenant to, Path folder) throws IOException {
        return new ImportWordPress(database(), movers.acts)
                .run(
                        movers.desk(to),
                        ImportSpipTest.fixture("wordpress.xml", folder),
                        null,
                        Passage.plain(count -> {}));
    }

    private static ArrivalReport spip(Tenant to, Path file) throws IOException {
        return new ImportSpip(database(), movers.acts)
                .run(movers.desk(to), file, null, Passage.plain(count -> {}));
    }
}
