package org.preau.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.base.Ids;
import org.preau.main.ArchiveWiring;
import org.preau.main.ProofWiring;
import org.preau.proof.Proof.State;
import org.preau.testing.TestServer;
import org.preau.whole.Fixture;

/**
 * Whoever runs the platform gets one letter for a proof that fails, in the language that is read.
 */
class LettersTest {

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start();
        var _ = server.operator();
        sql("delete from preau.outgoing_mail");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFailureIsWrittenOnceThoughItIsTriedAgain() {
        ProofJobs jobs = jobs();
        lose();
        UUID proof = asked();

        for (int tried = 0; tried < ProofJobs.TRIES; tried++) {
            jobs.run(server.tenancy(server.alpha()), new ProofJobs.ToDo(proof));
        }

        assertThat(letters())
                .singleElement()
                .asString()
                .startsWith("operator@example.org Preuve manquée")
                .contains(server.alpha().name(), "\n- La sauvegarde", "perdue.png")
                .contains("/console/preuves")
                .doesNotContain(server.beta().name(), "{", "select");
    }

    @Test
    void theNextFailureIsAnotherLetterInTheReadersLanguage() {
        sql("update preau.account set language = 'en'");
        ProofJobs jobs = jobs();
        lose();

        jobs.run(server.tenancy(server.alpha()), new ProofJobs.ToDo(asked()));
        jobs.run(server.tenancy(server.alpha()), new ProofJobs.ToDo(asked()));

        assertThat(letters()).hasSize(2).allMatch(it -> it.contains("Proof failed: "));
    }

    @Test
    void aProofThatPassesWritesNothing() {
        UUID proof = asked();

        jobs().run(server.tenancy(server.alpha()), new ProofJobs.ToDo(proof));

        assertThat(state(proof)).isEqualTo(State.PASSED);
        assertThat(letters()).isEmpty();
    }

    @Test
    void oneThatIsCutOffIsWrittenOnlyWhenItIsNotTriedAgain() throws IOException {
        UUID proof = asked();
        ProofLetters letters = ProofWiring.letters(server.house());

        letters.failed(server.alpha().id(), State.UNFINISHED, Report.none());

        assertThat(letters())
                .singleElement()
                .asString()
                .contains("Preuve impossible", "interrompue trois fois");
        assertThat(state(proof)).isEqualTo(State.WAITING);
    }

    /** A picture whose bytes are nowhere. */
    private void lose() {
        sql(
                """
                insert into preau.media (tenant_id, id, sha256, name, type, bytes, created_by)
                values ('%s', '%s', '%s', 'perdue.png', 'image/png', 1, 'x')
                """
                        .formatted(server.alpha().id(), Ids.next(), "b".repeat(64)));
    }

    private ProofJobs jobs() {
        return new ProofJobs(
                server.house().database(),
                server.house().jobs(),
                ProofWiring.prove(server.house(), ArchiveWiring.chapters()),
                ProofWiring.letters(server.house()),
                Clock.systemUTC());
    }

    private UUID asked() {
        UUID id = Ids.next();
        boolean _ =
                server.house()
                        .database()
                        .write(
                                server.tenancy(server.alpha()),
                                tx -> Proofs.ask(tx, id, Proofs.PLATFORM));
        return id;
    }

    private State state(UUID proof) {
        return server.house()
                .database()
                .read(server.tenancy(server.alpha()), tx -> Proofs.find(tx, proof))
                .orElseThrow()
                .state();
    }

    private void sql(String sql) {
        new Fixture(server).run(List.of(sql));
    }

    private List<String> letters() {
        return server.house()
                .database()
                .operator(
                        "read letters",
                        tx ->
                                tx.query(
                                                "select recipient || ' ' || subject || ' ' || text_body from outgoing_mail where subject like 'Pr%' order by queued_at")
                                        .list(String.class));
    }
}
