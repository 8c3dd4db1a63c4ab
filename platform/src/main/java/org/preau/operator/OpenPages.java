package org.preau.operator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Slug;
import org.preau.base.TenantId;
import org.preau.blueprint.Blueprints;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.text.Message;
import org.preau.web.Actor;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Reply;

/** {@code /console/associations/nouvelle}: the form that opens an association. */
final class OpenPages {

    private static final String LIST = "/console/associations";

    /** What the template shows. */
    record View(Form form, String id, List<Link> crumbs) {}

    private final Console console;
    private final OpenAssociation open;
    private final ThemeShelf themes;

    OpenPages(Console console, OpenAssociation open, ThemeShelf themes) {
        this.console = console;
        this.open = open;
        this.themes = themes;
    }

    Reply form(Person who, Exchange exchange) {
        Wanted blank = new Wanted("", "", "", themes.keys().getFirst(), "fr", "", "", "", "");
        return page(200, exchange, blank, Map.of(), TenantId.next().toString());
    }

    Reply open(Person who, Exchange exchange) {
        Wanted wanted = read(exchange);
        Optional<UUID> id = Console.id(exchange.form("id"));
        Wanted.Checked checked = wanted.check(themes.keys());
        NewAssociation association = checked.association();
        if (association == null || id.isEmpty()) {
            String again = id.map(UUID::toString).orElseGet(() -> TenantId.next().toString());
            return page(422, exchange, wanted, checked.problems(), again);
        }
        Actor actor = Console.actor(who, exchange);
        TenantId tenant = new TenantId(id.get());
        return switch (open.run(actor, association, tenant)) {
            case OpenAssociation.Opened(TenantId opened) ->
                    Pages.done(
                            LIST + "/" + association.slug(),
                            association.responsible() == null
                                    ? "said.operator.opened"
                                    : "said.operator.opened-invited");
            case OpenAssociation.SlugTaken taken ->
                    page(422, exchange, wanted, taken(association.slug(), taken), id.get() + "");
            case OpenAssociation.NoSuchBlueprint no ->
                    page(422, exchange, wanted, noBlueprint(), id.get() + "");
            case OpenAssociation.SlugReserved reserved ->
                    page(422, exchange, wanted, reserved(association.slug()), id.get() + "");
        };
    }

    static Map<String, Message> taken(Slug slug, OpenAssociation.SlugTaken taken) {
        return Map.of(
                "slug",
                new Message(
                        "operator.wrong.slug.taken",
                        Map.of(
                                "slug",
                                slug.value(),
                                "by",
                                taken.by(),
                                "free",
                                taken.free().value())));
    }

    static Map<String, Message> noBlueprint() {
        return Map.of("blueprint", Message.of("operator.wrong.blueprint"));
    }

    static Map<String, Message> reserved(Slug slug) {
        return Map.of("slug", Message.of("operator.wrong.slug.reserved", "slug", slug.value()));
    }

    private Reply page(
            int status, Exchange exchange, Wanted typed, Map<String, Message> problems, String id) {
        View view =
                new View(
                        form(exchange, typed, problems),
                        id,
                        List.of(new Link(Message.of("web.menu.console.associations"), LIST)));
        return console.page(status, "association-new", view, exchange);
    }

    private Form form(Exchange exchange, Wanted typed, Map<String, Message> problems) {
        Fields fields = new Fields("operator.new.", problems);
        return Form.of(
                fields.text("name", typed.name()).withMaxLength(Wanted.MAX_NAME),
                fields.hinted(fields.text("slug", typed.slug()).optional().withMaxLength(Slug.MAX)),
                fields.sector(console.sectors(), typed.sector()),
                fields.hinted(
                        fields.blueprints(
                                        console.ask("offer models of sites", Blueprints::offered),
                                        typed.blueprint())
                                .optional()),
                fields.themes(themes, exchange.language(), typed.theme()),
                fields.language(typed.language()),
                fields.hinted(fields.number("quota", typed.quota()).optional()),
                fields.text("responsible-name", typed.responsibleName())
                        .optional()
                        .withMaxLength(Wanted.MAX_NAME),
                fields.hinted(fields.email("responsible", typed.responsible()).optional()));
    }

    private static Wanted read(Exchange exchange) {
        return new Wanted(
                exchange.form("name"),
                exchange.form("slug"),
                exchange.form("sector"),
                exchange.form("theme"),
                exchange.form("language"),
                exchange.form("quota"),
                exchange.form("responsible"),
                exchange.form("responsible-name"),
                exchange.form("blueprint"));
    }
}
