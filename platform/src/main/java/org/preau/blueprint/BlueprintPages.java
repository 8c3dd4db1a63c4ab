package org.preau.blueprint;

import java.util.Map;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/**
 * {@code /espace/ASSOCIATION/modele}: what would be taken of one's site, word by word, before a
 * model of it is handed to the portal.
 */
final class BlueprintPages {

    /**
     * @param left how many titles are left out for what they say
     */
    record View(String action, String id, Form form, Outline outline, int left) {}

    private final Pages pages;
    private final MakeBlueprint make;
    private final Outline.Names names;

    BlueprintPages(Pages pages, MakeBlueprint make, Outline.Names names) {
        this.pages = pages;
        this.make = make;
        this.names = names;
    }

    Reply show(Desk desk, Exchange exchange) {
        return page(200, desk, exchange, Ids.next(), Map.of());
    }

    Reply make(Desk desk, Exchange exchange) {
        UUID id = id(exchange.form("id"));
        MakeBlueprint.Command command =
                new MakeBlueprint.Command(id, exchange.form("name"), exchange.form("description"));
        return switch (make.run(desk, command)) {
            case MakeBlueprint.Made made -> Pages.done(path(desk), "said.blueprint.made");
            case MakeBlueprint.Invalid(Map<String, Message> problems) ->
                    page(422, desk, exchange, id, problems);
        };
    }

    private Reply page(
            int status, Desk desk, Exchange exchange, UUID id, Map<String, Message> problems) {
        DrawBlueprint.Drawn drawn = make.drawn(desk);
        View view =
                new View(
                        path(desk),
                        id.toString(),
                        form(exchange.form("name"), exchange.form("description"), problems),
                        Outline.of(drawn.blueprint(), names, exchange.language()),
                        drawn.left());
        return pages.desk(status, "blueprint/make", view, desk, exchange);
    }

    /** Name and description, as both sides ask them. */
    static Form form(String name, String description, Map<String, Message> problems) {
        return Form.of(
                marked(
                        problems,
                        Field.of(Field.Type.TEXT, "name", "blueprint.field.name")
                                .withValue(name)
                                .withMaxLength(MakeBlueprint.NAME)
                                .withHint(Message.of("blueprint.hint.name"))),
                marked(
                        problems,
                        Field.of(Field.Type.TEXT, "description", "blueprint.field.description")
                                .withValue(description)
                                .withMaxLength(MakeBlueprint.DESCRIPTION)
                                .withHint(Message.of("blueprint.hint.description"))
                                .optional()));
    }

    private static Field marked(Map<String, Message> problems, Field field) {
        Message problem = problems.get(field.name());
        return problem == null ? field : field.withError(problem);
    }

    /** The identifier that the form carries; another one when it was tampered with. */
    static UUID id(String text) {
        try {
            return Ids.parse(text);
        } catch (IllegalArgumentException e) {
            return Ids.next();
        }
    }

    private static String path(Desk desk) {
        return "/espace/" + desk.tenant().slug() + "/modele";
    }
}
