package org.preau.proof;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.proof.Report.Fault;
import org.preau.proof.Report.Figures;
import org.preau.render.Link;
import org.preau.render.Templates;
import org.preau.sql.Database;
import org.preau.text.Language;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/**
 * {@code /espace/{association}/preuves}: the proofs of an association, each with what it compared.
 */
final class ProofPages {

    /** What the template of the list shows. */
    record ListView(String action, UUID id, boolean busy, List<Row> proofs, List<Link> crumbs) {}

    /** One proof of the list. */
    record Row(String href, Instant at, String state, String by) {}

    /**
     * What the templates of one proof show.
     *
     * @param association its name
     * @param at when it ended, or was asked for
     * @param seconds that it took, no less than it did
     * @param language of the reader
     * @param taken when the snapshot was taken; null if there was none
     */
    record View(
            String association,
            String state,
            boolean busy,
            Instant at,
            String by,
            int tries,
            long version,
            @Nullable Instant taken,
            Figures figures,
            long seconds,
            List<Fault> faults,
            String pdf,
            String language,
            List<Link> crumbs) {}

    private final Database database;
    private final Pages pages;
    private final Templates templates;
    private final ProofJobs jobs;

    ProofPages(Database database, Pages pages, Templates templates, ProofJobs jobs) {
        this.database = database;
        this.pages = pages;
        this.templates = templates;
        this.jobs = jobs;
    }

    Reply list(Desk desk, Exchange exchange) {
        String base = base(desk);
        List<Proof> proofs = database.read(desk.tenancy(), Proofs::latest);
        List<Row> rows =
                proofs.stream()
                        .map(it ->
                                new Row(
                                        base + "/" + it.id(),
                                        ended(it),
                                        it.state().word(),
                                        it.askedBy()))
                        .toList();
        boolean busy = proofs.stream().anyMatch(it -> it.state().isBusy());
        ListView view = new ListView(base, Ids.next(), busy, rows, crumbs(desk, false));
        return pages.desk(200, "proof/proofs", view, desk, exchange);
    }

    private static Instant ended(Proof it) {
        Instant ended = it.endedAt();
        return ended == null ? it.askedAt() : ended;
    }

    /** Has one made now. */
    Reply ask(Desk desk, Exchange exchange) {
        Optional<UUID> id = id(exchange.form("id"));
        if (id.isEmpty()) {
            return pages.problem(400, exchange);
        }
        return jobs.ask(desk.tenancy(), desk.actor(), id.get())
                ? Reply.seeOther(base(desk) + "/" + id.get())
                : Pages.done(base(desk), "said.proof-busy");
    }

    Reply show(Desk desk, Exchange exchange) {
        Optional<Proof> found = proof(desk, exchange);
        if (found.isEmpty()) {
            return pages.notFound(exchange);
        }
        View view = view(desk, exchange, found.get());
        Reply reply = pages.desk(200, "proof/proof", view, desk, exchange);
        return view.busy() ? reply.with("refresh", "2") : reply;
    }

    /** The same as a document for the board. */
    Reply pdf(Desk desk, Exchange exchange) {
        Optional<Proof> found = proof(desk, exchange).filter(it -> !it.state().isBusy());
        if (found.isEmpty()) {
            return pages.notFound(exchange);
        }
        Language language = exchange.language();
        String html = templates.render("proof/pdf", view(desk, exchange, found.get()), language);
        String name =
                desk.tenant().slug() + "-preuve-" + ended(found.get()).toString().substring(0, 10);
        return Reply.bytes(200, "application/pdf", PdfPaper.of(html, ended(found.get())))
                .with("content-disposition", "attachment; filename=\"" + name + ".pdf\"")
                .with("cache-control", "private, no-cache")
                .with("x-content-type-options", "nosniff");
    }

    private Optional<Proof> proof(Desk desk, Exchange exchange) {
        return id(exchange.parameter("proof"))
                .flatMap(id -> database.read(desk.tenancy(), tx -> Proofs.find(tx, id)));
    }

    private static View view(Desk desk, Exchange exchange, Proof it) {
        Report report = it.found().orElse(Report.none());
        return new View(
                desk.tenant().name(),
                it.state().word(),
                it.state().isBusy(),
                ended(it),
                it.askedBy(),
                it.tries(),
                report.version(),
                report.takenAt().isEmpty() ? null : Instant.parse(report.takenAt()),
                report.figures(),
                Math.ceilDiv(report.figures().milliseconds(), 1000L),
                report.faults(),
                it.state().isBusy() ? "" : base(desk) + "/" + it.id() + "/rapport.pdf",
                exchange.language().tag(),
                crumbs(desk, true));
    }

    private static List<Link> crumbs(Desk desk, boolean deep) {
        Link moments =
                new Link(
                        Message.of("archive.title"),
                        "/espace/" + desk.tenant().slug() + "/retours");
        Link proofs = new Link(Message.of("proof.title"), base(desk));
        return deep ? List.of(moments, proofs) : List.of(moments);
    }

    private static String base(Desk desk) {
        return "/espace/" + desk.tenant().slug() + "/preuves";
    }

    /** Empty for anything but an identifier. */
    static Optional<UUID> id(String text) {
        return Ids.read(text);
    }
}
