package org.preau.proof;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.proof.Report.Fault;
import org.preau.proof.Report.Figures;
import org.preau.sql.Database;
import org.preau.text.Json;
import org.preau.web.ApiPage;
import org.preau.web.ApiProblem;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** Proofs for programs: the same acts as the screens, and the operator's overview. */
final class ProofsApi {

    /**
     * A proof.
     *
     * @param state waiting, running, passed, failed or unfinished
     * @param figures how much was compared; null before it ended
     * @param faults what is not as it should be
     */
    record ProofJson(
            UUID id,
            long number,
            String state,
            int tries,
            String askedBy,
            Instant askedAt,
            @Nullable Instant endedAt,
            @Nullable Figures figures,
            List<Fault> faults) {

        static ProofJson of(Proof it) {
            Optional<Report> report = it.found();
            return new ProofJson(
                    it.id(),
                    it.version(),
                    it.state().word(),
                    it.tries(),
                    it.askedBy(),
                    it.askedAt(),
                    it.endedAt(),
                    report.map(Report::figures).orElse(null),
                    report.map(Report::faults).orElse(List.of()));
        }
    }

    /**
     * What is asked for.
     *
     * @param id chosen by whoever asks; asked twice, it is done once
     */
    record ProofInput(@Nullable UUID id) {}

    /**
     * Where an association stands.
     *
     * @param state of its latest proof that ended: passed, failed or unfinished; null for none yet
     */
    record StandingJson(String slug, String name, @Nullable String state, @Nullable Instant at) {}

    private final Database database;
    private final Pages pages;
    private final ProofJobs jobs;

    ProofsApi(Database database, Pages pages, ProofJobs jobs) {
        this.database = database;
        this.pages = pages;
        this.jobs = jobs;
    }

    Reply list(Desk desk, Exchange exchange) {
        List<ProofJson> all =
                database.read(desk.tenancy(), Proofs::latest).stream().map(ProofJson::of).toList();
        return Reply.json(200, ApiPage.whole(all));
    }

    Reply get(Desk desk, Exchange exchange) {
        return ProofPages.id(exchange.parameter("proof"))
                .map(id -> told(200, desk, exchange, id))
                .orElseGet(() -> pages.notFound(exchange));
    }

    Reply create(Desk desk, Exchange exchange) {
        ProofInput input;
        try {
            input = Json.read(exchange.body(), ProofInput.class);
        } catch (Json.MalformedJson e) {
            return ApiProblem.reply(400, "unreadable", "The body is not the JSON asked for.");
        }
        UUID id = input.id();
        if (id == null) {
            return ApiProblem.reply(422, "invalid", "id is a UUID of your choice.");
        }
        return jobs.ask(desk.tenancy(), desk.actor(), id)
                ? told(202, desk, exchange, id)
                : ApiProblem.reply(409, "busy", "Another proof is under way.");
    }

    private Reply told(int status, Desk desk, Exchange exchange, UUID id) {
        return database.read(desk.tenancy(), tx -> Proofs.find(tx, id))
                .map(it -> Reply.json(status, ProofJson.of(it)))
                .orElseGet(() -> pages.notFound(exchange));
    }

    /** All associations, for the operator. */
    Reply standings(Desk desk, Exchange exchange) {
        List<StandingJson> all =
                database.operator("say where proofs stand", Proofs::standings).stream()
                        .map(it -> new StandingJson(it.slug(), it.name(), it.state(), it.at()))
                        .toList();
        return Reply.json(200, ApiPage.whole(all));
    }
}
