package org.preau.theme;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.web.SitePages;

/**
 * What a search costs in an association of 10,000 articles beside ten others of 1,000, under row
 * security: the whole page, and its statements alone. A main, not a test: {@code SearchSpeed
 * [articles [rounds]]}.
 */
final class SearchSpeed {

    private static final List<String> ASKED =
            List.of(
                    "association",
                    "assoc",
                    "mot17",
                    "mot17 mot230",
                    "\"la rue\"",
                    "association -mot5",
                    "mot9 or mot11",
                    "introuvable",
                    "rue des tilleuls",
                    "titre 77");

    private SearchSpeed() {}

    public static void main(String[] arguments) {
        int articles = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 40;
        try (TestServer server = TestServer.start()) {
            fill(server, server.alpha(), articles);
            for (int i = 0; i < 10; i++) {
                fill(server, server.open("voisin-" + i, "Voisin " + i), articles / 10);
            }
            var house = server.house();
            HostDetails host = new HostDetails("Portail", List.of(), "", "", "http://localhost");
            SitePages pages =
                    new PublicSite(
                            house.database(),
                            house.store(),
                            Themes.onClassPath(),
                            house.messages(),
                            house.origins(),
                            () -> host,
                            List.of(),
                            house.clock());
            measure(server, pages, rounds);
        }
    }

    private static void measure(TestServer server, SitePages pages, int rounds) {
        Tenancy tenancy = server.tenancy(server.alpha());
        AtomicLong found = new AtomicLong();
        for (String asked : ASKED) {
            var wanted = new SitePages.Wanted(SearchPage.PATH, 1, asked);
            print(
                    "page       " + asked,
                    rounds,
                    () -> {
                        pages.page(tenancy, server.alpha(), wanted);
                    });
            SearchWords words = SearchWords.of(asked);
            print(
                    "statements " + asked,
                    rounds,
                    () -> {
                        found.set(
                                server
                                        .house()
                                        .database()
                                        .read(tenancy, tx -> Published.found(tx, words, 10, 0))
                                        .stream()
                                        .mapToLong(Rows.Card::total)
                                        .findFirst()
                                        .orElse(0));
                    });
            System.out.printf("  found %d%n", found.get());
        }
    }

    private static void print(String name, int rounds, Runnable work) {
        for (int i = 0; i < rounds / 2; i++) {
            work.run();
        }
        double[] taken = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            work.run();
            taken[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(taken);
        System.out.printf(
                "%-40s p50 %.2f ms, p95 %.2f ms%n",
                name, taken[rounds / 2], taken[rounds * 95 / 100]);
    }

    /** Articles of 300 words of 20,000, some in all of them and some in few. */
    private static void fill(TestServer server, Tenant tenant, int articles) {
        var fixture = new SiteFixture(server, tenant);
        int size = 2_000;
        for (int from = 0; from < articles; from += size) {
            int first = from;
            fixture.change(tx ->
                    tx.query(
                                    """
                                    insert into article (id, kind, slug, title, lead, body, state, published_at)
                                    select uuidv7(), 'article', 'a' || n, 'Titre ' || n, 'association mot' || n % 50,
                                           (select string_agg('mot' || floor(20000 * power(random(), 2)) || case when w % 20 = 0 then ' la rue des tilleuls' else '' end, ' ')
                                              from generate_series(1, 300) as w where n > 0),
                                           'published', now() - n * interval '1 minute'
                                      from generate_series(:first + 1, :first + :size) as n
                                    """)
                            .bind("first", first)
                            .bind("size", Math.min(size, articles - first))
                            .execute());
        }
    }
}
