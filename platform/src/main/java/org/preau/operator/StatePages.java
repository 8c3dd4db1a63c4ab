package org.preau.operator;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.tenancy.TenantState;
import org.preau.text.Message;
import org.preau.web.Actor;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Reply;
import org.preau.web.Route;

/**
 * The page before each step in an association's life: what will happen, what will not, how to undo
 * it, and why it is done.
 */
final class StatePages {

    /** What the template shows. */
    record View(
            Associations.Facts facts,
            String step,
            boolean reasoned,
            boolean danger,
            Instant deadline,
            Form form,
            List<Link> crumbs) {}

    private final Console console;
    private final ChangeState change;
    private final Clock clock;

    StatePages(Console console, ChangeState change, Clock clock) {
        this.console = console;
        this.change = change;
        this.clock = clock;
    }

    /** The last part of the address of a step, which also names its messages. */
    static String path(Step step) {
        return switch (step) {
            case SUSPEND -> "suspension";
            case RESUME -> "reouverture";
            case ARCHIVE -> "archivage";
            case DELETE -> "effacement";
            case RESTORE -> "retablissement";
        };
    }

    Route.Personal ask(Step step) {
        return (who, exchange) ->
                console.at(
                        exchange,
                        facts ->
                                step.from(facts.state())
                                        ? page(200, exchange, facts, step, Map.of())
                                        : Reply.seeOther(AssociationPages.LIST + facts.slug()));
    }

    Route.Personal take(Step step) {
        return (who, exchange) -> console.at(exchange, facts -> take(who, exchange, facts, step));
    }

    private Reply take(Person who, Exchange exchange, Associations.Facts facts, Step step) {
        Actor actor = Console.actor(who, exchange);
        String there = AssociationPages.LIST + facts.slug();
        return switch (change.run(actor, facts.slug(), step, exchange.form("reason"))) {
            case ChangeState.Changed changed -> Pages.done(there, "said.operator." + step.word());
            case ChangeState.Already already -> Pages.done(there, "said.operator." + step.word());
            case ChangeState.NotFrom(TenantState state) -> Reply.seeOther(there);
            case ChangeState.TooLate late -> Reply.seeOther(there);
            case ChangeState.NoReason no ->
                    page(
                            422,
                            exchange,
                            facts,
                            step,
                            Map.of("reason", Message.of("operator.wrong.reason")));
            case ChangeState.NoSuchAssociation no -> console.notFound(exchange);
        };
    }

    private Reply page(
            int status,
            Exchange exchange,
            Associations.Facts facts,
            Step step,
            Map<String, Message> problems) {
        Field reason =
                new Fields("operator.step.", problems)
                        .area("reason", exchange.form("reason"))
                        .withMaxLength(ChangeState.MAX_REASON);
        View view =
                new View(
                        facts,
                        path(step),
                        step.reasoned(),
                        step == Step.DELETE,
                        clock.instant().plus(Step.GRACE),
                        Form.of(reason),
                        crumbs(facts));
        return console.page(status, "association-step", view, exchange);
    }

    static List<Link> crumbs(Associations.Facts facts) {
        return List.of(
                new Link(Message.of("web.menu.console.associations"), "/console/associations"),
                new Link(Message.plain(facts.name()), AssociationPages.LIST + facts.slug()));
    }
}
