package org.preau.blueprint;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.sql.Database;
import org.preau.text.Message;
import org.preau.web.Actor;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Reply;

/** {@code /console/modeles}: models read over, named, offered and retired. */
final class BlueprintConsole {

    private static final String LIST = "/console/modeles";

    /** What the template of the list shows. */
    record ListView(List<Line> lines) {}

    /** What the template of the question before deleting shows. */
    record DeleteView(Blueprints.Kept kept, String action, String back, List<Link> crumbs) {}

    /** A model in the list. */
    record Line(Blueprints.Kept kept, String state, String theme, String picture) {}

    /** What the template of one shows. */
    record View(
            Blueprints.Kept kept,
            String state,
            String action,
            Form form,
            Outline outline,
            boolean theirs,
            String delete,
            List<Link> crumbs) {}

    private final Pages pages;
    private final Database database;
    private final ReviewBlueprint review;
    private final DeleteBlueprint delete;
    private final Outline.Names names;

    BlueprintConsole(
            Pages pages,
            Database database,
            ReviewBlueprint review,
            DeleteBlueprint delete,
            Outline.Names names) {
        this.pages = pages;
        this.database = database;
        this.review = review;
        this.delete = delete;
        this.names = names;
    }

    Reply list(Person who, Exchange exchange) {
        List<Line> lines =
                database.operator("list the models of sites", Blueprints::all).stream()
                        .map(it ->
                                new Line(
                                        it,
                                        key(it.state()),
                                        names.name(it.blueprint().theme(), exchange.language()),
                                        names.picture(it.blueprint().theme())))
                        .toList();
        return pages.console(200, "blueprint/models", new ListView(lines), exchange);
    }

    Reply show(Person who, Exchange exchange) {
        return found(exchange)
                .map(it -> page(200, exchange, it, it.name(), it.description(), Map.of(), false))
                .orElseGet(() -> pages.notFound(exchange));
    }

    Reply change(Person who, Exchange exchange) {
        Optional<Blueprints.Kept> found = found(exchange);
        if (found.isEmpty()) {
            return pages.notFound(exchange);
        }
        Blueprints.Kept kept = found.get();
        String name = exchange.form("name");
        String description = exchange.form("description");
        Blueprints.State state = state(exchange.form("state"), kept.state());
        return switch (review.run(
                actor(who, exchange),
                new ReviewBlueprint.Command(
                        kept.id(), version(exchange), name, description, state))) {
            case ReviewBlueprint.Saved saved ->
                    Pages.done(LIST + "/" + kept.id(), "said.blueprint." + key(state));
            case ReviewBlueprint.Stale(Blueprints.Kept theirs) ->
                    page(409, exchange, theirs, name, description, Map.of(), true);
            case ReviewBlueprint.Invalid(Map<String, Message> problems) ->
                    page(422, exchange, kept, name, description, problems, false);
            case ReviewBlueprint.NoSuchBlueprint no -> pages.notFound(exchange);
        };
    }

    Reply asking(Person who, Exchange exchange) {
        return found(exchange)
                .map(it ->
                        pages.console(
                                200,
                                "blueprint/delete",
                                new DeleteView(
                                        it,
                                        LIST + "/" + it.id() + "/suppression",
                                        LIST + "/" + it.id(),
                                        crumbs()),
                                exchange))
                .orElseGet(() -> pages.notFound(exchange));
    }

    Reply delete(Person who, Exchange exchange) {
        return id(exchange)
                .flatMap(id -> delete.run(actor(who, exchange), id))
                .map(it -> Pages.done(LIST, "said.blueprint.deleted"))
                .orElseGet(() -> pages.notFound(exchange));
    }

    private static Actor actor(Person who, Exchange exchange) {
        return new Actor(Actor.Kind.OPERATOR, who.account().value(), who.name(), exchange.remote());
    }

    private static List<Link> crumbs() {
        return List.of(new Link(Message.of("web.menu.console.blueprints"), LIST));
    }

    private Reply page(
            int status,
            Exchange exchange,
            Blueprints.Kept kept,
            String name,
            String description,
            Map<String, Message> problems,
            boolean theirs) {
        View view =
                new View(
                        kept,
                        key(kept.state()),
                        LIST + "/" + kept.id(),
                        BlueprintPages.form(name, description, problems),
                        Outline.of(kept.blueprint(), names, exchange.language()),
                        theirs,
                        LIST + "/" + kept.id() + "/suppression",
                        crumbs());
        return pages.console(status, "blueprint/model", view, exchange);
    }

    private Optional<Blueprints.Kept> found(Exchange exchange) {
        return id(exchange)
                .flatMap(id ->
                        database.operator(
                                "look at the model of a site", tx -> Blueprints.find(tx, id)));
    }

    private static Optional<UUID> id(Exchange exchange) {
        return Ids.read(exchange.parameter("blueprint"));
    }

    private static int version(Exchange exchange) {
        try {
            return Integer.parseInt(exchange.form("version"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** What the button said; as it stands for anything else. */
    static Blueprints.State state(String said, Blueprints.State otherwise) {
        return switch (said) {
            case "offered" -> Blueprints.State.OFFERED;
            case "retired" -> Blueprints.State.RETIRED;
            case "proposed" -> Blueprints.State.PROPOSED;
            default -> otherwise;
        };
    }

    static String key(Blueprints.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
