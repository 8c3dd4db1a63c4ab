package org.preau.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenant;

/** What PostgreSQL has to do for texts that come by the thousand. */
class ManyTextsTest {

    private static final int TEXTS = 600;

    private static Movers movers;

    /** What one transaction has done to the table of texts so far. */
    record Done(long inserted, long updated, long fetched) {

        static Done by(TenantTx tx) {
            return tx.query(
                            """
                            select pg_stat_get_xact_tuples_inserted('article'::regclass) as inserted,
                                   pg_stat_get_xact_tuples_updated('article'::regclass) as updated,
                                   (select sum(pg_stat_get_xact_tuples_returned(indexrelid))::bigint
                                      from pg_index
                                     where indrelid = 'article'::regclass) as fetched
                            """)
                    .first(Done.class)
                    .orElseThrow();
        }
    }

    @BeforeAll
    static void open() {
        movers = new Movers();
    }

    @AfterAll
    static void close() {
        movers.close();
    }

    @Test
    void eachTextIsWrittenOnceAsItStands(@TempDir Path folder) throws IOException {
        Tenant to = movers.server.open("mille", "Mille");
        movers.complete(movers.desk(to));

        Done done = bring(to, folder);

        assertThat(done.inserted()).isEqualTo(TEXTS);
        assertThat(done.updated()).isZero();
    }

    @Test
    void anAssociationThatHasNothingYetIsNotSearchedThroughForEach(@TempDir Path folder)
            throws IOException {
        Tenant to = movers.server.open("neuve", "Neuve");

        Done done = bring(to, folder);

        assertThat(done.inserted()).isEqualTo(TEXTS);
        assertThat(done.updated()).isZero();
        // By the wrong index each look at one text reads half of all: 300 times more than there
        // are.
        assertThat(done.fetched()).isLessThan(100L * TEXTS);
    }

    private static Done bring(Tenant to, Path folder) throws IOException {
        for (int i = 0; i < TEXTS; i++) {
            Movers.write(
                    folder,
                    "articles/2024-05-0" + (1 + i % 9) + "-texte-" + i + ".md",
                    "---\ntitle: Texte " + i + "\ntags: [un, deux]\n---\n\nDes mots.\n");
        }
        AtomicReference<Done> done = new AtomicReference<>();
        ArrivalReport report =
                new BringSite(movers.server.house().database(), movers.acts, movers.dressing())
                        .run(
                                SiteForm.FOLDER,
                                movers.desk(to),
                                folder,
                                null,
                                Passage.plain(count -> {}, movers.server.house().database()),
                                (tx, told) -> done.set(Done.by(tx)));
        assertThat(report.count(What.ARTICLE, Fate.CREATED)).isEqualTo(TEXTS);
        return done.get();
    }
}
