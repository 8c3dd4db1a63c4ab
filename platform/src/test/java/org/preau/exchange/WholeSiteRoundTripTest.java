package org.preau.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.tenancy.Tenant;
import org.preau.testing.Visitor;

/** A site that has one of everything, as a folder: out, in, and out again. */
class WholeSiteRoundTripTest {

    private static final Pattern LINK =
            Pattern.compile("(?:href|src|action)=\"(/[^\"#]*)|<loc>https?://[^/<]+([^<]*)</loc>");

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
    void aSiteThatHasOneOfEverythingIsTheSameFileByFileAndPageByPage() throws IOException {
        Tenant from = movers.server.open("entier", "Chœur des Écluses");
        WholeSite.furnish(movers, from);
        Tenant to = movers.server.open("revenu", "Autre nom");

        Path first = movers.exported(from);
        Map<String, String> empty = Movers.tree(movers.exported(to));
        ArrivalReport look = movers.brought(to, first, true);
        assertThat(look.lines()).isEmpty();
        assertThat(Movers.tree(movers.exported(to))).isEqualTo(empty);
        ArrivalReport report = movers.brought(to, first, false);
        assertThat(report.counts()).isEqualTo(look.counts());
        Path second = movers.exported(to);

        assertThat(report.lines()).isEmpty();
        Map<String, String> files = Movers.tree(first);
        assertThat(Movers.tree(second)).isEqualTo(files);
        assertThat(files.keySet())
                .contains(
                        "README.md",
                        "site.json",
                        "look.json",
                        "home.json",
                        "menu.json",
                        "translations.json",
                        "templates/brand.hbs",
                        "templates/breadcrumb.draft.hbs",
                        "forms/fete.json",
                        "forms/sondage.json",
                        "comments/accorder-les-voix.json",
                        "articles/programme.md",
                        "pages/come-and-see-us.md");
        Map<String, String> pages = pages(from);
        assertThat(pages).hasSizeGreaterThan(20).containsKeys("/venir", "/feed.atom");
        assertThat(pages.get("/accorder-les-voix")).contains("Lina published");
        assertThat(pages.get("/")).contains("Ma marque", "La ville");
        Map<String, String> there = pages(to);
        assertThat(there.keySet()).isEqualTo(pages.keySet());
        assertThat(differing(pages, there)).isEmpty();
    }

    /** Line by line, so that a difference can be read. */
    private static List<String> differing(Map<String, String> here, Map<String, String> there) {
        List<String> all = new ArrayList<>();
        here.forEach((path, page) -> {
            List<String> was = page.lines().toList();
            List<String> is = Objects.requireNonNull(there.get(path)).lines().toList();
            for (int i = 0; i < Math.max(was.size(), is.size()); i++) {
                String before = i < was.size() ? was.get(i) : "";
                String after = i < is.size() ? is.get(i) : "";
                if (!before.equals(after)) {
                    all.add(path + "\n- " + before + "\n+ " + after);
                }
            }
        });
        return all;
    }

    @Test
    void broughtTwiceNothingIsThereTwice() throws IOException {
        Tenant from = movers.server.open("deux-d-ici", "Deux fois");
        WholeSite.furnish(movers, from);
        Tenant to = movers.server.open("deux-de-la", "Autre nom");
        Path folder = movers.exported(from);
        movers.folder(to, folder);

        ArrivalReport again = movers.folder(to, folder);

        for (What what : What.values()) {
            assertThat(again.count(what, Fate.CREATED)).as(what.name()).isZero();
        }
        assertThat(again.lines())
                .extracting(it -> it.why().key())
                .containsOnly("exchange.why.described-here");
        assertThat(Movers.tree(movers.exported(to))).isEqualTo(Movers.tree(folder));
    }

    @Test
    void whatNobodyGaveForThatIsNotInTheFolder() throws IOException {
        Tenant from = movers.server.open("discret", "Discret");
        WholeSite.furnish(movers, from);

        Map<String, String> files = Movers.tree(movers.exported(from));

        assertThat(String.join("\n", files.values()))
                .contains("Lina waiting", "Lina declined", "Merci !")
                .doesNotContain("lina@mail.example", "Lina spam");
        assertThat(files.get("README.md")).contains("réponses aux formulaires");
    }

    /** Every page, feed and file that visitors come to, by its path. */
    private static Map<String, String> pages(Tenant tenant) {
        Visitor visitor = movers.server.visitor(tenant.slug() + ".localhost");
        Map<String, String> pages = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>();
        open.add("/");
        open.add("/sitemap.xml");
        open.add("/anciens-concerts");
        open.add("/nous-trouver");
        open.add("/2019/04/un");
        while (!open.isEmpty()) {
            String path = open.removeFirst();
            if (!pages.containsKey(path) && !path.startsWith("/_/") && pages.size() < 500) {
                HttpResponse<String> answer = visitor.get(path);
                pages.put(path, plain(tenant, answer));
                Matcher link = LINK.matcher(answer.body());
                while (link.find()) {
                    String to = link.group(1) == null ? link.group(2) : link.group(1);
                    open.add(to.isEmpty() ? "/" : to.replace("&amp;", "&"));
                }
            }
        }
        return pages;
    }

    /** What is each host's own, and what a form says to whoever sends it, is no matter. */
    private static String plain(Tenant tenant, HttpResponse<String> answer) {
        String location = answer.headers().firstValue("location").orElse("");
        return (answer.statusCode() + location + answer.body())
                .replace(tenant.slug() + ".localhost", "HOST")
                .replace(tenant.id().toString(), "TENANT")
                .replaceAll(":\\d{4,5}\\b", "")
                .replaceAll("name=\"(id|jeton|temps|sceau|moment)\" value=\"[^\"]*\"", "");
    }
}
