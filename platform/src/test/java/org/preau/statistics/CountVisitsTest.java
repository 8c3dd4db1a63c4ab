package org.preau.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.preau.base.TenantId;
import org.preau.web.Visits;

/** What is counted in memory, and how little a flood may fill of it. */
class CountVisitsTest {

    private static final String FIREFOX =
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final String HTML = "text/html; charset=utf-8";
    private static final TenantId ALPHA = TenantId.next();
    private static final TenantId BETA = TenantId.next();

    private final CountVisits counting = new CountVisits();

    @Test
    void aVisitBeginsElsewhereAndGoesOnWithoutAnother() {
        Visits.Counted home = page(ALPHA, "/");
        Visits.Counted article = page(ALPHA, "/fete");

        home.seen(browser("https://www.Example.org/secret?q=malade#x"));
        article.seen(browser("https://alpha.example/"));
        article.seen(browser("https://alpha.example:8443/autre"));
        home.seen(browser(null));
        home.seen(browser("https://alpha.example.evil.test/"));

        assertThat(taken())
                .containsEntry("page /", 3L)
                .containsEntry("page /fete", 2L)
                .containsEntry("visit example.org", 1L)
                .containsEntry("visit ", 1L)
                .containsEntry("visit alpha.example.evil.test", 1L)
                .hasSize(5);
    }

    @Test
    void robotsPrefetchesAndThoseWithoutALanguageAreNoVisitors() {
        Visits.Counted home = page(ALPHA, "/");

        for (String agent :
                List.of(
                        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2)",
                        "facebookexternalhit/1.1",
                        "curl/8.5.0",
                        "python-requests/2.32",
                        "Mozilla/5.0 HeadlessChrome/130.0.0.0 Safari/537.36",
                        "Mozilla/5.0 " + "x".repeat(600),
                        "")) {
            home.seen(new Visits.Asking(agent, "fr", null, null, "alpha.example"));
        }
        home.seen(new Visits.Asking(null, "fr", null, null, "alpha.example"));
        home.seen(new Visits.Asking(FIREFOX, null, null, null, "alpha.example"));
        home.seen(new Visits.Asking(FIREFOX, "fr", null, "prefetch", "alpha.example"));

        assertThat(taken()).isEmpty();
    }

    @Test
    void telephonesAndOldBrowsersAreVisitors() {
        Visits.Counted home = page(ALPHA, "/");
        for (String agent :
                List.of(
                        FIREFOX,
                        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
                        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36",
                        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0",
                        "Opera/9.80 (Windows NT 6.1) Presto/2.12.388 Version/12.18")) {
            home.seen(new Visits.Asking(agent, "fr", null, null, "alpha.example"));
        }

        assertThat(taken()).containsEntry("page /", 5L);
    }

    @Test
    void readersOfFeedsSayForHowMany() {
        Visits.Counted feed = counted(ALPHA, "/feed.atom", "application/atom+xml; charset=utf-8");

        feed.seen(agent("Feedly/1.0 (+http://www.feedly.com/fetcher.html; 16 subscribers; )"));
        feed.seen(agent("Feedly/1.0 (+http://www.feedly.com/fetcher.html; 17 subscribers; )"));
        feed.seen(agent("Mozilla/5.0 (X11; Linux) Thunderbird/128.0"));
        feed.seen(agent("Something (99999999999 subscribers)"));
        feed.seen(agent("Googlebot/2.1"));

        List<Count> counts = counting.take();
        assertThat(counts)
                .filteredOn(it -> it.kind() == Kind.READER && it.key().equals("Feedly"))
                .singleElement()
                .satisfies(it -> assertThat(it.most()).isEqualTo(17))
                .satisfies(it -> assertThat(it.count()).isEqualTo(2));
        assertThat(counts)
                .filteredOn(it -> it.kind() == Kind.FEED)
                .singleElement()
                .satisfies(it -> assertThat(it.count()).isEqualTo(4));
    }

    @Test
    void aFloodOfInventedAddressesAndReferrersFillsNoMemory() {
        Visits.Counted home = page(ALPHA, "/");
        for (int i = 0; i < 300_000; i++) {
            counting.missed(ALPHA, "/x" + i, browser(null));
            home.seen(browser("https://spam" + i + ".example/"));
            counting.downloaded(ALPHA, "/media/" + "y".repeat(400) + i, browser(null));
        }
        counting.missed(BETA, "/cassee", browser(null));

        assertThat(counting.names()).isLessThan(Kind.MISSING.most() + Kind.VISIT.most() + 10);
        Map<String, Long> all = taken();
        assertThat(all)
                .containsEntry("page /", 300_000L)
                .containsEntry("missing /cassee", 1L)
                .containsEntry("file *", 300_000L)
                .containsKey("missing *");
        assertThat(sum(all, "missing ")).isEqualTo(300_001);
        assertThat(sum(all, "visit ")).isEqualTo(300_000);
    }

    @Test
    void scannersDoNotFillTheListOfBrokenLinks() {
        counting.missed(ALPHA, "/wp-login.php", browser(null));
        counting.missed(ALPHA, "/.env", browser(null));
        counting.missed(ALPHA, "/spip.php", browser("https://annuaire.example/"));

        assertThat(taken()).containsOnlyKeys("missing /spip.php");
    }

    @Test
    void nothingIsLostWhileOthersCountAndTake() throws InterruptedException {
        Visits.Counted home = page(ALPHA, "/");
        int threads = 4;
        int each = 50_000;
        CountDownLatch done = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            Thread.ofPlatform()
                    .start(() -> {
                        for (int n = 0; n < each; n++) {
                            home.seen(browser("https://example.org/"));
                        }
                        done.countDown();
                    });
        }
        List<Count> all = new ArrayList<>();
        while (done.getCount() > 0) {
            all.addAll(counting.take());
        }
        all.addAll(counting.take());

        long seen = all.stream().filter(it -> it.kind() == Kind.PAGE).mapToLong(Count::count).sum();
        long came =
                all.stream().filter(it -> it.kind() == Kind.VISIT).mapToLong(Count::count).sum();
        assertThat(seen).isEqualTo((long) threads * each);
        assertThat(came).isEqualTo((long) threads * each);
    }

    private Visits.Counted page(TenantId tenant, String path) {
        return counted(tenant, path, HTML);
    }

    private Visits.Counted counted(TenantId tenant, String path, String type) {
        Visits.Counted counted = counting.page(tenant, path, type);
        if (counted == null) {
            throw new AssertionError(path + " is not counted");
        }
        return counted;
    }

    private static Visits.Asking browser(@Nullable String referrer) {
        return new Visits.Asking(FIREFOX, "fr-FR,fr;q=0.8", referrer, null, "alpha.example");
    }

    private static Visits.Asking agent(String agent) {
        return new Visits.Asking(agent, null, null, null, "alpha.example");
    }

    private Map<String, Long> taken() {
        Map<String, Long> all = new HashMap<>();
        counting.take()
                .forEach(it ->
                        all.merge(it.kind().stored() + " " + it.key(), it.count(), Long::sum));
        return all;
    }

    private static long sum(Map<String, Long> all, String kind) {
        return all.entrySet().stream()
                .filter(it -> it.getKey().startsWith(kind))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
