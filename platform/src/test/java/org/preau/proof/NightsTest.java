package org.preau.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.preau.main.ArchiveWiring;
import org.preau.main.ProofWiring;
import org.preau.testing.TestServer;
import org.preau.whole.Fixture;

/** Each association has its turn within three weeks, the one that waited longest first. */
class NightsTest {

    private static final int MORE = 60;

    @Test
    void everyAssociationIsProvenWithinThreeWeeksAndNoneTwiceBeforeAll() {
        try (TestServer server = TestServer.start()) {
            // Between one and five it asks for proofs of its own as soon as it starts.
            server.house().jobs().close();
            new Fixture(server)
                    .run(
                            List.of(
                                    "delete from preau.proof",
                                    "delete from preau.scheduled_tasks where task_name = 'proof'",
                                    """
                                    insert into preau.tenant (tenant_id, kind, slug, name, theme)
                                    select ('01980000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'association', 'n-' || n, 'N ' || n, 'ardoise'
                                      from generate_series(1, %d) n
                                    """
                                            .formatted(MORE)));
            Set<String> proven = new HashSet<>();
            int all = MORE + 3;
            for (int night = 0; night < ProofJobs.NIGHTS; night++) {
                ProofJobs jobs =
                        new ProofJobs(
                                server.house().database(),
                                server.house().jobs(),
                                ProofWiring.prove(server.house(), ArchiveWiring.chapters()),
                                ProofWiring.letters(server.house()),
                                Clock.fixed(
                                        Instant.now().plus(Duration.ofDays(night)),
                                        ZoneOffset.UTC));
                assertThat(jobs.due()).isEqualTo(all / ProofJobs.NIGHTS);
                assertThat(jobs.due()).as("once a night").isZero();
                List<String> asked = asked(server);
                assertThat(asked).as("none twice before all").doesNotHaveDuplicates();
                proven.addAll(asked);
                // As if that night were over.
                new Fixture(server)
                        .run(
                                List.of(
                                        "update preau.proof set state = 'passed'",
                                        "delete from preau.scheduled_tasks where task_name = 'proof'"));
            }
            assertThat(proven).hasSize(all);
        }
    }

    private static List<String> asked(TestServer server) {
        return server.house()
                .database()
                .operator(
                        "see whose turn it is",
                        tx ->
                                tx.query(
                                                "select tenant_id::text from proof where state = 'waiting'")
                                        .list(String.class));
    }
}
