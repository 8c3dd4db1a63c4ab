package org.preau.operator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.text.Message;
import org.preau.web.Actor;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Reply;

/** {@code /console/associations/{slug}/visite}: going in, and out again. */
final class VisitPages {

    /** What the template shows. */
    record View(
            Associations.Facts facts, Optional<Visits.Visit> visit, Form form, List<Link> crumbs) {}

    private final Console console;
    private final EnterAssociation enter;
    private final LeaveAssociation leave;

    VisitPages(Console console, EnterAssociation enter, LeaveAssociation leave) {
        this.console = console;
        this.enter = enter;
        this.leave = leave;
    }

    Reply ask(Person who, Exchange exchange) {
        return console.at(exchange, facts -> page(200, who, exchange, facts, Map.of()));
    }

    Reply enter(Person who, Exchange exchange) {
        return console.at(exchange, facts -> enter(who, exchange, facts));
    }

    Reply leave(Person who, Exchange exchange) {
        return console.at(
                exchange,
                facts -> {
                    leave.run(who, Console.actor(who, exchange), facts.tenantId());
                    return Pages.done(AssociationPages.LIST + facts.slug(), "said.operator.left");
                });
    }

    private Reply enter(Person who, Exchange exchange, Associations.Facts facts) {
        Actor actor = Console.actor(who, exchange);
        return switch (enter.run(who, actor, facts, exchange.form("reason"))) {
            case EnterAssociation.Entered entered ->
                    Pages.done("/espace/" + facts.slug(), "said.operator.entered");
            case EnterAssociation.IsDeleted deleted ->
                    Reply.seeOther(AssociationPages.LIST + facts.slug());
            case EnterAssociation.NoReason no ->
                    page(
                            422,
                            who,
                            exchange,
                            facts,
                            Map.of("reason", Message.of("operator.wrong.visit")));
        };
    }

    private Reply page(
            int status,
            Person who,
            Exchange exchange,
            Associations.Facts facts,
            Map<String, Message> problems) {
        Field reason =
                new Fields("operator.visit.", problems)
                        .text("reason", exchange.form("reason"))
                        .withMaxLength(EnterAssociation.MAX_REASON);
        View view =
                new View(
                        facts,
                        console.ask(
                                "look for a visit",
                                tx -> Visits.running(tx, facts.tenantId(), who.account())),
                        Form.of(reason),
                        StatePages.crumbs(facts));
        return console.page(status, "visit", view, exchange);
    }
}
