package org.preau.operator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.base.HostName;
import org.preau.render.Form;
import org.preau.sql.Database;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** {@code /espace/{association}/domaine}: a domain of the association's own. */
final class DomainPages {

    /**
     * What the template shows.
     *
     * @param record where the proof is to be published
     */
    record Line(Domains.Domain domain, String record, boolean proven) {}

    /** What the template shows. */
    record View(
            List<Line> domains,
            String address,
            String target,
            Form form,
            Optional<Message> verdict,
            String slug) {}

    private final Pages pages;
    private final Database database;
    private final TenantDirectory directory;
    private final AskDomain ask;
    private final VerifyDomain verify;
    private final GiveBackDomain giveBack;

    DomainPages(
            Pages pages,
            Database database,
            TenantDirectory directory,
            AskDomain ask,
            VerifyDomain verify,
            GiveBackDomain giveBack) {
        this.pages = pages;
        this.database = database;
        this.directory = directory;
        this.ask = ask;
        this.verify = verify;
        this.giveBack = giveBack;
    }

    Reply show(Desk desk, Exchange exchange) {
        return page(200, desk, exchange, Map.of(), null);
    }

    Reply ask(Desk desk, Exchange exchange) {
        return switch (ask.run(desk, exchange.form("host"))) {
            case AskDomain.Asked asked -> done(desk, "said.operator.domain-asked");
            case AskDomain.NotADomain no -> wrong(desk, exchange, "operator.wrong.domain");
            case AskDomain.OurOwn no -> wrong(desk, exchange, "operator.wrong.domain.ours");
            case AskDomain.TooMany no -> wrong(desk, exchange, "operator.wrong.domain.many");
        };
    }

    Reply verify(Desk desk, Exchange exchange) {
        Optional<HostName> host = HostName.of(exchange.parameter("domain"));
        if (host.isEmpty()) {
            return pages.notFound(exchange);
        }
        return switch (verify.run(desk, host.get())) {
            case VerifyDomain.Proven proven -> done(desk, "said.operator.domain-proven");
            case VerifyDomain.NotThere(List<String> texts) ->
                    page(409, desk, exchange, Map.of(), notThere(host.get(), texts));
            case VerifyDomain.NoAnswer no ->
                    page(
                            409,
                            desk,
                            exchange,
                            Map.of(),
                            Message.of("operator.domain.no-answer", "host", host.get().value()));
            case VerifyDomain.HeldByAnother no ->
                    page(
                            409,
                            desk,
                            exchange,
                            Map.of(),
                            Message.of("operator.domain.held", "host", host.get().value()));
            case VerifyDomain.NoSuchDomain no -> pages.notFound(exchange);
        };
    }

    Reply giveBack(Desk desk, Exchange exchange) {
        boolean done =
                HostName.of(exchange.parameter("domain"))
                        .map(host -> giveBack.run(desk, host))
                        .orElse(false);
        return done ? done(desk, "said.operator.domain-given-back") : pages.notFound(exchange);
    }

    private static Message notThere(HostName host, List<String> texts) {
        return new Message(
                texts.isEmpty() ? "operator.domain.absent" : "operator.domain.other",
                Map.of("record", Domains.LABEL + host, "texts", String.join(" · ", texts)));
    }

    private static Reply done(Desk desk, String said) {
        return Pages.done("/espace/" + desk.tenant().slug() + "/domaine", said);
    }

    private Reply wrong(Desk desk, Exchange exchange, String problem) {
        return page(422, desk, exchange, Map.of("host", Message.of(problem)), null);
    }

    private Reply page(
            int status,
            Desk desk,
            Exchange exchange,
            Map<String, Message> problems,
            @Nullable Message verdict) {
        Fields fields = new Fields("operator.domain.", problems);
        View view =
                new View(
                        database.read(desk.tenancy(), Domains::of).stream()
                                .map(DomainPages::line)
                                .toList(),
                        directory.home(desk.tenant()).value(),
                        directory.platformHost(desk.tenant()).value(),
                        Form.of(
                                fields.hinted(
                                        fields.text("host", exchange.form("host"))
                                                .withMaxLength(253))),
                        Optional.ofNullable(verdict),
                        desk.tenant().slug().value());
        return pages.desk(status, "operator/domain", view, desk, exchange);
    }

    private static Line line(Domains.Domain domain) {
        return new Line(domain, Domains.LABEL + domain.host(), domain.provenAt() != null);
    }
}
