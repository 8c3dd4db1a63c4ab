package org.preau.operator;

import java.util.List;
import java.util.Map;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.text.Message;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Reply;

/** {@code /console/signalements}: what was reported, and what is decided. */
final class ReportedPages {

    static final String LIST = "/console/signalements";

    /** What the template of the list shows. */
    record ListView(List<Reports.Report> reports, boolean decided) {}

    /**
     * What the template of one shows.
     *
     * @param page where the content is; empty when what was typed is no web address
     * @param visit where the operator enters the association
     */
    record View(
            Reports.Report report,
            boolean pending,
            Form form,
            String page,
            String visit,
            List<Link> crumbs) {}

    private final Console console;
    private final DecideReport decide;

    ReportedPages(Console console, DecideReport decide) {
        this.console = console;
        this.decide = decide;
    }

    Reply list(Person who, Exchange exchange) {
        boolean decided = exchange.query("etat").equals("decided");
        List<Reports.Report> all =
                console.ask("list reports", decided ? Reports::decided : Reports::pending);
        return console.page(200, "reports", new ListView(all, decided), exchange);
    }

    Reply show(Person who, Exchange exchange) {
        return page(200, exchange, Map.of());
    }

    Reply decide(Person who, Exchange exchange) {
        boolean removed = exchange.form("geste").equals("retire");
        String reason = exchange.form("reason");
        return Console.id(exchange.parameter("id"))
                .map(id -> decide.run(Console.actor(who, exchange), id, removed, reason))
                .map(outcome ->
                        switch (outcome) {
                            case DecideReport.Done done ->
                                    Pages.done(LIST, "said.operator.report-decided");
                            case DecideReport.Decided decided ->
                                    Reply.seeOther(LIST + "/" + exchange.parameter("id"));
                            case DecideReport.NoReason no ->
                                    page(
                                            422,
                                            exchange,
                                            Map.of("reason", Message.of("operator.wrong.reason")));
                            case DecideReport.NoSuchReport no -> console.notFound(exchange);
                        })
                .orElseGet(() -> console.notFound(exchange));
    }

    private Reply page(int status, Exchange exchange, Map<String, Message> problems) {
        return Console.id(exchange.parameter("id"))
                .flatMap(id -> console.ask("look at a report", tx -> Reports.one(tx, id)))
                .map(report ->
                        console.page(
                                status, "report-one", view(report, exchange, problems), exchange))
                .orElseGet(() -> console.notFound(exchange));
    }

    private View view(Reports.Report report, Exchange exchange, Map<String, Message> problems) {
        Fields fields = new Fields("operator.report.", problems);
        String slug =
                console.ask(
                                "name an association",
                                tx -> Associations.slugOf(tx, report.association()))
                        .orElse("");
        return new View(
                report,
                report.state() == Reports.State.PENDING,
                Form.of(
                        fields.hinted(
                                fields.area("reason", exchange.form("reason"))
                                        .withMaxLength(DecideReport.MAX_REASON))),
                report.address().matches("(?i)https?://.+") ? report.address() : "",
                slug.isEmpty() ? "" : AssociationPages.LIST + slug,
                List.of(new Link(Message.of("web.menu.console.reports"), LIST)));
    }
}
