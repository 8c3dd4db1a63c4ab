package org.preau.proof;

import static org.preau.tenancy.Right.ARRANGE;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;
import static org.preau.web.Route.api;
import static org.preau.web.Route.holding;
import static org.preau.web.Route.operatorApi;

import java.time.Clock;
import java.util.List;
import org.preau.jobs.Jobs;
import org.preau.proof.ProofsApi.ProofInput;
import org.preau.proof.ProofsApi.ProofJson;
import org.preau.proof.ProofsApi.StandingJson;
import org.preau.render.Templates;
import org.preau.sql.Database;
import org.preau.web.ApiDoc;
import org.preau.web.Pages;
import org.preau.web.Route;

/** The feature put together: its jobs, its screens, its API. */
public final class ProofFeature {

    private static final String DESK = "/espace/{association}/preuves";
    private static final String API = "/api/v1/associations/{association}/proofs";

    private final Database database;
    private final Pages pages;
    private final Templates templates;
    private final ProofJobs jobs;
    private final OwnCopy.Teller copy;
    private final Clock clock;

    public ProofFeature(
            Database database,
            Jobs jobs,
            Pages pages,
            Templates templates,
            Prove prove,
            ProofLetters letters,
            OwnCopy.Teller copy,
            Clock clock) {
        this.database = database;
        this.pages = pages;
        this.templates = templates;
        this.copy = copy;
        this.clock = clock;
        this.jobs = new ProofJobs(database, jobs, prove, letters, clock);
    }

    /** Once for a server, before its jobs start. */
    public void jobs() {
        jobs.register();
    }

    public List<Route> routes() {
        ProofPages proofs = new ProofPages(database, pages, templates, jobs);
        ProofsApi programs = new ProofsApi(database, pages, jobs);
        return List.of(
                holding(ARRANGE, GET, DESK, proofs::list),
                holding(ARRANGE, POST, DESK, proofs::ask),
                holding(ARRANGE, GET, DESK + "/{proof}", proofs::show),
                holding(ARRANGE, GET, DESK + "/{proof}/rapport.pdf", proofs::pdf),
                Route.operator(
                        GET,
                        "/console/preuves",
                        new OverviewPages(database, pages, copy, clock)::show),
                api(
                        ARRANGE,
                        GET,
                        API,
                        ApiDoc.of("listProofs", "Lists the latest proofs, newest first.")
                                .givesMany(ProofJson.class),
                        programs::list),
                api(
                        ARRANGE,
                        POST,
                        API,
                        ApiDoc.of("createProof", "Has the newest snapshot proven now.")
                                .takes(ProofInput.class)
                                .gives(ProofJson.class)
                                .with(202),
                        programs::create),
                api(
                        ARRANGE,
                        GET,
                        API + "/{proof}",
                        ApiDoc.of("getProof", "Reads what a proof compared and found.")
                                .gives(ProofJson.class),
                        programs::get),
                operatorApi(
                        GET,
                        "/api/v1/platform/proofs",
                        ApiDoc.of(
                                        "listStandings",
                                        "Says of each association how its latest proof ended.")
                                .givesMany(StandingJson.class)
                                .with(200),
                        programs::standings));
    }
}
