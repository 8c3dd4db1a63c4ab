package org.preau.site;

import java.util.List;
import java.util.Optional;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** What an association adds to the privacy page that is generated for its site. */
final class PrivacyPages {

    /**
     * @param page where visitors read it
     * @param theirs what somebody else has saved meanwhile
     */
    record View(
            List<Link> crumbs,
            String action,
            int version,
            Form form,
            String page,
            Optional<Privacy> theirs) {}

    private final Room room;
    private final Origins origins;

    PrivacyPages(Room room, Origins origins) {
        this.room = room;
        this.origins = origins;
    }

    Reply show(Desk desk, Exchange exchange) {
        Privacy now = room.database().read(desk.tenancy(), Privacy::read);
        return page(200, desk, exchange, now, List.of(), Optional.empty());
    }

    Reply save(Desk desk, Exchange exchange) {
        Privacy typed =
                new Privacy(
                        exchange.form("privacyContact"),
                        exchange.form("privacyText"),
                        Math.max(1, Room.number(exchange.form("version"), 1)));
        return switch (room.acts().editPrivacy().run(desk, typed)) {
            case EditPrivacy.Saved saved -> Pages.done(path(desk), "said.site-privacy-saved");
            case EditPrivacy.Invalid(List<Wrong> wrongs) ->
                    page(422, desk, exchange, typed, wrongs, Optional.empty());
            case EditPrivacy.Stale(Privacy theirs) ->
                    page(
                            409,
                            desk,
                            exchange,
                            new Privacy(typed.contact(), typed.text(), theirs.version()),
                            List.of(),
                            Optional.of(theirs));
        };
    }

    private Reply page(
            int status,
            Desk desk,
            Exchange exchange,
            Privacy typed,
            List<Wrong> wrongs,
            Optional<Privacy> theirs) {
        String settings = ArticlePaths.home(desk) + "/reglages";
        View view =
                new View(
                        List.of(new Link(Message.of("site.settings.title"), settings)),
                        path(desk),
                        typed.version(),
                        form(typed, wrongs),
                        origins.of(desk.tenant()) + "/confidentialite",
                        theirs);
        return room.pages().desk(status, "site/privacy", view, desk, exchange);
    }

    private static Form form(Privacy typed, List<Wrong> wrongs) {
        return Form.of(
                ArticleForm.marked(
                                wrongs,
                                ArticleForm.text(
                                        Field.Type.EMAIL, "privacyContact", typed.contact()))
                        .withHint(Message.of("site.hint.privacy-contact")),
                ArticleForm.marked(
                                wrongs,
                                ArticleForm.text(Field.Type.AREA, "privacyText", typed.text()))
                        .withHint(Message.of("site.hint.privacy-text")));
    }

    private static String path(Desk desk) {
        return ArticlePaths.home(desk) + "/confidentialite";
    }
}
