package org.preau.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.TenantId;
import org.preau.tenancy.Office;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.web.Visits;

/** From a request at a site's host to the page of its association, and to nobody else's. */
class VisitsTest {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whatVisitorsLookAtIsShownToTheirAssociationOnly() {
        TestServer second = TestServer.beside(server, Map.of());
        Visitor someone = browser(second, "alpha.localhost");
        for (int i = 0; i < 3; i++) {
            assertThat(
                            someone.copy()
                                    .with("referer", "https://mairie.example/liens")
                                    .get("/")
                                    .statusCode())
                    .isEqualTo(200);
        }
        someone.copy().with("referer", "http://alpha.localhost:1/").get("/mentions-legales");
        someone.get("/vieille-page");
        someone.bytes("HEAD", "/", "text/plain", new byte[0]);
        second.visitor("alpha.localhost").with("user-agent", "Googlebot/2.1").get("/");
        second.visitor("alpha.localhost")
                .with("user-agent", "Feedly/1.0 (+http://feedly.com; 12 subscribers)")
                .get("/feed.atom");
        second.close();

        Visitor member = server.member(server.alpha(), Office.MEMBER);
        String page = member.get("/espace/alpha/visites").body();
        assertThat(page).contains("mairie.example", "/vieille-page", "Feedly", "12 abonnés");
        assertThat(page).doesNotContain("Googlebot", "/liens");
        assertThat(member.get("/espace/alpha/visites?periode=jour").statusCode()).isEqualTo(200);
        assertThat(member.get("/espace/alpha/visites?periode=mois").statusCode()).isEqualTo(200);
        assertThat(member.get("/espace/alpha/visites.csv?periode=jour").body())
                .contains("Visite venue de,mairie.example,3")
                .contains("Page vue,/,3")
                .contains("Page vue,/mentions-legales,1");

        Visitor other = server.member(server.beta(), Office.PRESIDENT);
        assertThat(other.get("/espace/beta/visites").body())
                .contains("Rien à compter")
                .doesNotContain("mairie.example");
        assertThat(other.get("/espace/alpha/visites").statusCode()).isEqualTo(404);
    }

    @Test
    void severalServersAddUpAndADayHoldsSoManyNames() {
        TenantId gamma = server.open("gamma", "Gamma").id();
        for (int node = 0; node < 2; node++) {
            CountVisits counting = new CountVisits();
            for (int i = 0; i < 90; i++) {
                counting.missed(gamma, "/n" + node + "-" + i, asking());
            }
            Visits.Counted home = Objects.requireNonNull(counting.page(gamma, "/", "text/html"));
            home.seen(asking());
            new KeepVisits(counting, server.house().database(), Clock.systemUTC()).run();
        }

        List<VisitRows.Line> all = lines("gamma");
        assertThat(all)
                .filteredOn(it -> it.kind().equals("page"))
                .singleElement()
                .satisfies(it -> assertThat(it.count()).isEqualTo(2));
        assertThat(all)
                .filteredOn(it -> it.kind().equals("missing"))
                .hasSizeBetween(Kind.MISSING.most(), Kind.MISSING.most() + 1)
                .anySatisfy(it -> assertThat(it.key()).isEqualTo("*"));
        assertThat(
                        all.stream()
                                .filter(it -> it.kind().equals("missing"))
                                .mapToLong(VisitRows.Line::count)
                                .sum())
                .isEqualTo(180);
    }

    @Test
    void daysBecomeMonthsAndMonthsAreForgotten() {
        TenantId delta = server.open("delta", "Delta").id();
        for (String day :
                List.of("2024-09-15", "2026-01-01", "2026-01-09", "2026-01-31", "2026-10-02")) {
            CountVisits counting = new CountVisits();
            Visits.Counted home = Objects.requireNonNull(counting.page(delta, "/", "text/html"));
            home.seen(asking());
            new KeepVisits(counting, server.house().database(), noon(day)).run();
        }

        FoldVisits fold = new FoldVisits(server.house().database(), noon("2026-11-20"));
        fold.run();
        fold.run();

        assertThat(lines("delta"))
                .filteredOn(it -> it.kind().equals("page"))
                .extracting(VisitRows.Line::day, VisitRows.Line::count)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(LocalDate.parse("2026-01-01"), 3L),
                        org.assertj.core.groups.Tuple.tuple(LocalDate.parse("2026-10-02"), 1L));
        assertThat(lines("delta")).noneMatch(it -> it.day().getYear() == 2024);
    }

    @Test
    void countingCanBeSwitchedOff() {
        TestServer silent = TestServer.beside(server, Map.of("PREAU_VISITS_COUNT", "false"));
        silent.open("epsilon", "Epsilon");
        browser(silent, "epsilon.localhost").get("/");
        silent.close();

        assertThat(lines("epsilon")).isEmpty();
    }

    private static List<VisitRows.Line> lines(String slug) {
        return server.house()
                .database()
                .read(
                        server.tenancy(server.open(slug, slug)),
                        tx ->
                                VisitRows.all(
                                        tx,
                                        LocalDate.of(2000, 1, 1),
                                        LocalDate.of(2100, 1, 1),
                                        1_000));
    }

    private static Clock noon(String day) {
        return Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC);
    }

    private static Visits.Asking asking() {
        return new Visits.Asking(
                "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0", "fr", null, null, "x.example");
    }

    private static Visitor browser(TestServer where, String host) {
        return where.visitor(host)
                .with("user-agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0")
                .with("accept-language", "fr");
    }
}
