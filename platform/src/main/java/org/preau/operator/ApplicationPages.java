package org.preau.operator;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.preau.base.Slug;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Message;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Reply;

/** {@code /console/demandes}: who asks for a space, and what is decided. */
final class ApplicationPages {

    private static final String LIST = "/console/demandes";

    /** What the template of the list shows. */
    record ListView(
            List<Applications.Application> applications, String state, List<String> states) {}

    /** What the template of one shows. */
    record View(
            Applications.Application application,
            boolean pending,
            Form accept,
            Form decline,
            String domain,
            List<Message> sectorNames,
            List<Link> crumbs) {}

    private final Console console;
    private final AcceptApplication accept;
    private final DeclineApplication decline;
    private final TenantDirectory directory;

    ApplicationPages(
            Console console,
            AcceptApplication accept,
            DeclineApplication decline,
            TenantDirectory directory) {
        this.console = console;
        this.accept = accept;
        this.decline = decline;
        this.directory = directory;
    }

    Reply list(Person who, Exchange exchange) {
        Applications.State asked =
                Filter.constant(Applications.State.class, exchange.query("etat"));
        Applications.State state = asked == null ? Applications.State.PENDING : asked;
        List<Applications.Application> all =
                console.ask("list applications", tx -> Applications.list(tx, state));
        return console.page(
                200,
                "applications",
                new ListView(all, name(state), List.of("pending", "accepted", "declined")),
                exchange);
    }

    Reply show(Person who, Exchange exchange) {
        return at(exchange, asked -> page(200, exchange, asked, asked.slug(), "", Map.of()));
    }

    Reply accept(Person who, Exchange exchange) {
        return at(exchange, asked -> accept(who, exchange, asked));
    }

    Reply decline(Person who, Exchange exchange) {
        return at(exchange, asked -> decline(who, exchange, asked));
    }

    private Reply accept(Person who, Exchange exchange, Applications.Application asked) {
        String typed = exchange.form("slug");
        Optional<Slug> slug = Slug.of(typed.strip());
        if (slug.isEmpty()) {
            return wrong(exchange, asked, Message.of("operator.wrong.slug"));
        }
        return switch (accept.run(Console.actor(who, exchange), asked.id(), slug.get())) {
            case AcceptApplication.Accepted(Slug opened) ->
                    Pages.done(AssociationPages.LIST + opened, "said.operator.accepted");
            case AcceptApplication.Decided decided -> Reply.seeOther(LIST + "/" + asked.id());
            case AcceptApplication.SlugTaken(String by, Slug free) ->
                    wrong(
                            exchange,
                            asked,
                            new Message(
                                    "operator.wrong.slug.taken",
                                    Map.of("slug", typed, "by", by, "free", free.value())));
            case AcceptApplication.SlugReserved reserved ->
                    wrong(
                            exchange,
                            asked,
                            Message.of("operator.wrong.slug.reserved", "slug", typed));
            case AcceptApplication.NoSuchApplication no -> console.notFound(exchange);
        };
    }

    private Reply decline(Person who, Exchange exchange, Applications.Application asked) {
        String reason = exchange.form("reason");
        return switch (decline.run(Console.actor(who, exchange), asked.id(), reason)) {
            case DeclineApplication.Declined done -> Pages.done(LIST, "said.operator.declined");
            case DeclineApplication.Decided decided -> Reply.seeOther(LIST + "/" + asked.id());
            case DeclineApplication.NoReason no ->
                    page(
                            422,
                            exchange,
                            asked,
                            asked.slug(),
                            reason,
                            Map.of("reason", Message.of("operator.wrong.reason")));
            case DeclineApplication.NoSuchApplication no -> console.notFound(exchange);
        };
    }

    private Reply at(Exchange exchange, Function<Applications.Application, Reply> then) {
        return Console.id(exchange.parameter("id"))
                .flatMap(
                        id -> console.ask("look at an application", tx -> Applications.one(tx, id)))
                .map(then)
                .orElseGet(() -> console.notFound(exchange));
    }

    private Reply wrong(Exchange exchange, Applications.Application asked, Message problem) {
        return page(422, exchange, asked, exchange.form("slug"), "", Map.of("slug", problem));
    }

    private Reply page(
            int status,
            Exchange exchange,
            Applications.Application asked,
            String slug,
            String reason,
            Map<String, Message> problems) {
        Fields fields = new Fields("operator.decide.", problems);
        View view =
                new View(
                        asked,
                        asked.state() == Applications.State.PENDING,
                        Form.of(fields.hinted(fields.text("slug", slug).withMaxLength(Slug.MAX))),
                        Form.of(
                                fields.area("reason", reason)
                                        .withMaxLength(DeclineApplication.MAX_REASON)),
                        directory.domain().value(),
                        console.sectors(),
                        List.of(new Link(Message.of("web.menu.console.applications"), LIST)));
        return console.page(status, "application", view, exchange);
    }

    private static String name(Applications.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
