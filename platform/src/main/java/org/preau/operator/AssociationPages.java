package org.preau.operator;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Language;
import org.preau.text.Message;
import org.preau.web.Exchange;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Reply;

/** {@code /console/associations/{slug}}: one association, its facts and what can be done. */
final class AssociationPages {

    static final String LIST = "/console/associations/";

    /** What the template shows. */
    record View(
            Associations.Facts facts,
            List<Associations.Holder> holders,
            List<Domains.Domain> domains,
            Optional<Visits.Visit> visit,
            String address,
            String theme,
            long nearlyFull,
            List<String> steps,
            Form form,
            List<Message> sectorNames,
            List<Link> crumbs) {}

    private final Console console;
    private final Origins origins;
    private final TenantDirectory directory;
    private final EditAssociation edit;
    private final MeasureSpace measure;
    private final ThemeShelf themes;

    AssociationPages(
            Console console,
            Origins origins,
            TenantDirectory directory,
            EditAssociation edit,
            MeasureSpace measure,
            ThemeShelf themes) {
        this.themes = themes;
        this.console = console;
        this.origins = origins;
        this.directory = directory;
        this.edit = edit;
        this.measure = measure;
    }

    Reply show(Person who, Exchange exchange) {
        return console.at(
                exchange, facts -> page(200, who, exchange, facts, typed(facts), Map.of()));
    }

    Reply change(Person who, Exchange exchange) {
        return console.at(exchange, facts -> change(who, exchange, facts));
    }

    Reply measure(Person who, Exchange exchange) {
        return console.at(
                exchange,
                facts -> {
                    measure.run(facts.tenantId());
                    return Pages.done(LIST + facts.slug(), "said.operator.measured");
                });
    }

    private Reply change(Person who, Exchange exchange, Associations.Facts facts) {
        Map<String, String> typed =
                Map.of(
                        "name", exchange.form("name"),
                        "sector", exchange.form("sector"),
                        "quota", exchange.form("quota"));
        Map<String, Message> problems = new LinkedHashMap<>();
        String name = Wanted.name(exchange.form("name"), "name", problems);
        Integer sector = Wanted.sector(exchange.form("sector"), problems);
        Long quota = Wanted.quota(exchange.form("quota"), problems);
        if (!problems.isEmpty()) {
            return page(422, who, exchange, facts, typed, problems);
        }
        edit.run(
                Console.actor(who, exchange),
                facts.slug(),
                new EditAssociation.Command(
                        name, sector, quota == null ? facts.quotaBytes() : quota));
        return Pages.done(LIST + facts.slug(), "said.operator.changed");
    }

    private static Map<String, String> typed(Associations.Facts facts) {
        Integer sector = facts.sector();
        return Map.of(
                "name", facts.name(),
                "sector", sector == null ? "" : sector.toString(),
                "quota", String.valueOf(facts.quotaBytes() / Wanted.MEGABYTE));
    }

    private Reply page(
            int status,
            Person who,
            Exchange exchange,
            Associations.Facts facts,
            Map<String, String> typed,
            Map<String, Message> problems) {
        View view =
                console.ask(
                        "look at an association",
                        tx -> view(tx, who, exchange.language(), facts, typed, problems));
        return console.page(status, "association", view, exchange);
    }

    private View view(
            OperatorTx tx,
            Person who,
            Language language,
            Associations.Facts facts,
            Map<String, String> typed,
            Map<String, Message> problems) {
        List<Message> sectors = Sectors.names(tx);
        return new View(
                facts,
                Associations.holders(tx, facts.tenantId()),
                Domains.of(tx, facts.tenantId()),
                Visits.running(tx, facts.tenantId(), who.account()),
                directory.byId(facts.tenantId()).map(origins::of).orElse(""),
                themes.name(facts.theme(), language),
                facts.quotaBytes() * 9 / 10,
                Arrays.stream(Step.values())
                        .filter(step -> step.from(facts.state()))
                        .map(StatePages::path)
                        .toList(),
                form(sectors, typed, problems),
                sectors,
                List.of(
                        new Link(
                                Message.of("web.menu.console.associations"),
                                "/console/associations")));
    }

    private static Form form(
            List<Message> sectors, Map<String, String> typed, Map<String, Message> problems) {
        Fields fields = new Fields("operator.edit.", problems);
        return Form.of(
                fields.text("name", typed.getOrDefault("name", "")).withMaxLength(Wanted.MAX_NAME),
                fields.sector(sectors, typed.getOrDefault("sector", "")),
                fields.number("quota", typed.getOrDefault("quota", "")));
    }
}
