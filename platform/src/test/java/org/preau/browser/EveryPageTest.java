package org.preau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.preau.browser.Visit.Who;
import org.preau.main.Wiring;
import org.preau.web.Route;
import org.preau.whole.Fixture;

/**
 * Every page of the live route table and of sites in both themes, with what they lead to and the
 * answers to forms sent empty, × 320 and 1280 px × light and dark: nothing that hinders anybody,
 * nothing wider than a telephone, nothing that a visitor has not asked for. A page that the route
 * table has and nobody came by fails the test.
 */
class EveryPageTest {

    private static final Pattern PART = Pattern.compile("\\{([a-z]+)\\*?}");

    /** Pages of links that have been used or never were. */
    private static final Set<String> OVER = Set.of("/connexion/lien", "/compte/courriel/preuve");

    @Test
    void everyPageIsForEverybody() throws Exception {
        long begin = System.nanoTime();
        try (Ground ground = Ground.filled()) {
            Itinerary way = itinerary(ground);
            Future<Walker> beside = Chromium.beside(() -> walked(ground, way));
            List<Walker> both = List.of(walked(ground, way), beside.get());
            List<String> faults =
                    new ArrayList<>(both.stream().flatMap(it -> it.faults().stream()).toList());
            int checks = both.stream().mapToInt(Walker::checks).sum();
            System.out.println(
                    "every page: "
                            + way.visited()
                            + " pages, "
                            + both.stream().mapToInt(Walker::refusals).sum()
                            + " forms refused empty, "
                            + checks
                            + " accessibility checks ("
                            + both.stream().mapToLong(Walker::checking).sum()
                            + " s of two browsers), "
                            + faults.size()
                            + " faults, "
                            + (System.nanoTime() - begin) / 1_000_000_000
                            + " s");
            way.missed().forEach(path -> faults.add("nobody came by the page " + path));
            assertThat(String.join("\n", faults)).isEmpty();
            assertThat(checks).isGreaterThan(200);
        }
    }

    /** One of those who share the way, each with a thread and a browser. */
    private static Walker walked(Ground ground, Itinerary way) {
        try (Walker walker = new Walker(ground, way)) {
            walker.run();
            return walker;
        }
    }

    /** The way past every page there is. */
    static Itinerary itinerary(Ground ground) {
        Itinerary way =
                new Itinerary(Wiring.routes(ground.server().house()), ground.server().port());
        seeds(ground, way).forEach(way::begin);
        return way;
    }

    /** What the walk begins with: the route table, and what no link leads to. */
    static List<Visit> seeds(Ground ground, Itinerary way) {
        List<Visit> seeds = new ArrayList<>();
        for (Route route : way.pages()) {
            int status = OVER.contains(route.path()) ? 410 : 200;
            path(ground, route)
                    .map(it -> Visit.of(Itinerary.reader(route), it).answering(status))
                    .ifPresent(seeds::add);
        }
        for (String site : List.of("alpha", "beta")) {
            for (String target :
                    List.of(
                            "/",
                            "/recherche",
                            "/recherche?q=jardin",
                            "/mentions-legales",
                            "/accessibilite",
                            "/feed.atom",
                            "/sitemap.xml",
                            "/robots.txt")) {
                seeds.add(Visit.site(site, target));
            }
            seeds.add(Visit.site(site, "/nulle-part").answering(404));
            seeds.add(Visit.site(site, "/recherche?q=zzzzzz&rien"));
        }
        seeds.add(Visit.site("gamma", "/").answering(503));
        seeds.add(Visit.site("delta", "/").answering(503));
        seeds.add(Visit.site("personne", "/").answering(404));
        seeds.addAll(portal(ground));
        ground.imports().forEach(path -> seeds.add(Visit.of(Who.OPERATOR, path)));
        ground.takeaways().forEach(path -> seeds.add(Visit.of(Who.PRESIDENT, path)));
        return seeds;
    }

    private static List<Visit> portal(Ground ground) {
        String article =
                "/espace/alpha/articles/"
                        + ground.fixture().identifiers(ground.server().alpha()).get("article");
        String full = ground.text("Proposé");
        String shared = "/partage/alpha/" + Fixture.linkSecret("ao") + "/";
        return List.of(
                Visit.of(Who.VISITOR, shared.substring(0, shared.length() - 1)),
                Visit.of(Who.VISITOR, shared + Fixture.id("a", "inner")),
                Visit.of(Who.VISITOR, shared + Fixture.id("a", "inner") + "/contenu"),
                Visit.of(Who.VISITOR, shared + Fixture.id("a", "inner") + "/telechargement"),
                Visit.of(Who.VISITOR, shared + Fixture.id("a", "folder") + "/zip"),
                Visit.of(Who.VISITOR, "/partage/alpha/" + Fixture.linkSecret("al")),
                Visit.of(Who.VISITOR, "/partage/alpha/" + Fixture.linkSecret("ar")).answering(410),
                Visit.of(Who.VISITOR, "/nulle-part").answering(404),
                Visit.of(Who.VISITOR, "/associations?q=jardin"),
                Visit.of(Who.VISITOR, "/associations?q=zzzzzz&rien"),
                Visit.of(Who.VISITOR, "/connexion?next=/espace"),
                Visit.of(Who.VISITOR, ground.signInLink()),
                Visit.of(Who.VISITOR, ground.picture()),
                Visit.of(Who.VISITOR, ground.invitation()),
                Visit.of(Who.VISITOR, "/invitation/alpha/nulle-part").answering(404),
                Visit.of(Who.VISITOR, ground.asked()),
                Visit.of(Who.VISITOR, "/api/platform-associations"),
                Visit.of(Who.OPERATOR, "/console/associations/alpha"),
                Visit.of(Who.OPERATOR, "/console/associations/gamma"),
                Visit.of(Who.OPERATOR, "/console/associations/gamma/reouverture"),
                Visit.of(Who.OPERATOR, "/console/associations/omega"),
                Visit.of(Who.OPERATOR, "/console/associations/omega/retablissement"),
                Visit.of(Who.VISITOR, "/pages/qui-sommes-nous"),
                Visit.of(Who.VISITOR, "/actualites/le-jardin-ouvre-samedi"),
                Visit.of(Who.PRESIDENT, "/"),
                Visit.of(Who.NEWCOMER, "/espace"),
                Visit.of(Who.OPERATOR, "/espace"),
                Visit.of(Who.MEMBER, "/espace/alpha"),
                Visit.of(Who.MEMBER, "/espace/alpha/articles"),
                Visit.of(Who.MEMBER, article),
                Visit.of(Who.MEMBER, full),
                Visit.of(Who.PRESIDENT, full),
                Visit.of(Who.PRESIDENT, full + "/apercu"),
                Visit.of(Who.PRESIDENT, full + "/versions"),
                Visit.of(Who.PRESIDENT, ground.text("Qui sommes-nous ?")),
                Visit.of(Who.MEMBER, "/espace/alpha/reglages").answering(403),
                Visit.of(Who.PRESIDENT, "/espace/alpha/nulle-part").answering(404),
                Visit.of(Who.PRESIDENT, "/espace/alpha/articles?q=zzzzzz"));
    }

    /** A path that its parts are known of; the others are found by following links. */
    private static Optional<String> path(Ground ground, Route route) {
        Map<String, String> known =
                new HashMap<>(ground.fixture().identifiers(ground.server().alpha()));
        known.put("key", ground.pictureKey());
        Matcher part = PART.matcher(route.path());
        boolean all = route.path().startsWith("/espace/{association}") || !part.find();
        return all
                ? Optional.of(
                        PART.matcher(route.path())
                                .replaceAll(it -> known.getOrDefault(it.group(1), "unknown")))
                : Optional.empty();
    }
}
