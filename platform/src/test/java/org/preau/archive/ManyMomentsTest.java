package org.preau.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.backup.vault.Progress;
import org.preau.main.ArchiveWiring;
import org.preau.tenancy.Office;
import org.preau.testing.PeakHeap;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.whole.Fixture;

/**
 * An association with many texts looks at a moment: 1,000 of them, in the thorough run 10,000; and
 * at its list with many moments: 60, in the thorough run 550.
 */
class ManyMomentsTest {

    private static final boolean THOROUGH = Boolean.getBoolean("preau.thorough");
    private static final int TEXTS = THOROUGH ? 10_000 : 1_000;
    private static final int MOMENTS = THOROUGH ? 550 : 60;
    private static final Duration SOON = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long HEAP = 256L << 20;

    private TestServer server;
    private Visitor lina;

    @BeforeEach
    void start() {
        server = TestServer.start();
        lina = server.member(server.alpha(), Office.PRESIDENT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** The page answers soon with how far it is, and then with the moment. */
    @Test
    void aMomentOfManyTextsSaysHowFarItIsUntilItIsSeen() throws IOException {
        write();
        long moment = take();
        String page = "/espace/alpha/retours/" + moment;

        PeakHeap heap = PeakHeap.begin();
        long begun = System.nanoTime();
        String seen = lina.get(page).body();
        Duration first = since(begun);
        boolean told = seen.contains("<progress");
        Duration longest = first;
        while (!seen.contains("then-frame") && since(begun).compareTo(PATIENCE) < 0) {
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            long asked = System.nanoTime();
            seen = lina.get(page).body();
            longest = longest.compareTo(since(asked)) > 0 ? longest : since(asked);
        }
        Duration all = since(begun);
        long site = System.nanoTime();
        String home = lina.get(page + "/site?view=/").body();
        Duration drawn = since(site);

        System.out.printf(
                "a moment of %d texts: first answer after %d ms (progress: %s), seen after %d ms,"
                        + " longest answer %d ms, its home page %d ms, peak heap %d MiB more%n",
                TEXTS,
                first.toMillis(),
                told,
                all.toMillis(),
                longest.toMillis(),
                drawn.toMillis(),
                heap.more() >> 20);
        assertThat(seen).contains("then-frame");
        assertThat(home).contains("preau-moment");
        assertThat(first).isLessThan(SOON);
        assertThat(heap.more()).isLessThan(HEAP);
    }

    @Test
    void theListOfManyMomentsIsThereAtFirstSight() throws IOException {
        for (int i = 0; i < MOMENTS; i++) {
            change(i);
            take();
        }

        long begun = System.nanoTime();
        String first = lina.get("/espace/alpha/retours").body();
        Duration cold = since(begun);
        begun = System.nanoTime();
        lina.get("/espace/alpha/retours");
        Duration again = since(begun);

        System.out.printf(
                "%d moments: the list after %d ms, again after %d ms, %d kB%n",
                MOMENTS, cold.toMillis(), again.toMillis(), first.length() / 1_000);
        assertThat(first).contains("name=\"moment\" value=\"" + MOMENTS + "\"");
        assertThat(cold).isLessThan(SOON);
    }

    private void write() {
        new Fixture(server)
                .run(
                        List.of(
                                """
                                insert into preau.article (tenant_id, id, kind, slug, title, lead, body, state, published_at)
                                select '%1$s', ('01980000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'article', 'texte-' || n,
                                       'Texte ' || n, 'Un chapeau.', repeat('Des mots de ce texte-ci, ' || n || '. ', 60), 'published',
                                       now() - n * interval '1 hour'
                                  from generate_series(1, %2$d) n
                                """
                                        .formatted(server.alpha().id(), TEXTS),
                                """
                                insert into preau.address (tenant_id, slug, article_id)
                                select tenant_id, slug, id from preau.article where tenant_id = '%s' and slug like 'texte-%%'
                                """
                                        .formatted(server.alpha().id())));
    }

    private void change(int number) {
        int changed =
                server.house()
                        .database()
                        .write(
                                server.tenancy(server.alpha()),
                                tx ->
                                        tx.query("update site set about = :about")
                                                .bind("about", "moment " + number)
                                                .execute());
        assertThat(changed).isEqualTo(1);
    }

    private long take() throws IOException {
        return ArchiveWiring.take(server.house())
                .run(server.tenancy(server.alpha()), Reason.ASKED, "x", "x", Progress.SILENT)
                .number();
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
