package org.preau.site;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** What the site says first: its tagline, the beginning of its home page. */
final class AppearancePages {

    private static final int FEATURED = 100;
    private static final UUID NOBODY = new UUID(0, 0);

    /**
     * @param theme kept as it is, with the logo: they are chosen beside the site
     * @param theirs whether somebody else has saved another appearance meanwhile
     */
    record View(
            String action,
            int version,
            Form form,
            String theme,
            @Nullable UUID logo,
            boolean theirs) {}

    /** An article that the home page may begin with. */
    record Featured(UUID id, String title) {}

    private final Room room;

    AppearancePages(Room room) {
        this.room = room;
    }

    Reply show(Desk desk, Exchange exchange) {
        Site site = room.database().read(desk.tenancy(), Sites::read);
        return page(200, desk, exchange, EditAppearance.Command.of(site), List.of(), false);
    }

    Reply save(Desk desk, Exchange exchange) {
        EditAppearance.Command command = typed(exchange);
        return switch (room.acts().editAppearance().run(desk, command)) {
            case EditAppearance.Saved saved -> Pages.done(path(desk), "said.site-appearance-saved");
            case EditAppearance.Invalid(List<Wrong> wrongs) ->
                    page(422, desk, exchange, command, wrongs, false);
            case EditAppearance.Stale(Site theirs) ->
                    page(409, desk, exchange, command.at(theirs.version()), List.of(), true);
        };
    }

    private static EditAppearance.Command typed(Exchange exchange) {
        String logo = exchange.form("logo");
        String featured = exchange.form("featured");
        return new EditAppearance.Command(
                Math.max(1, Room.number(exchange.form("version"), 1)),
                exchange.form("theme"),
                exchange.form("tagline"),
                logo.isEmpty() ? null : Room.id(logo).orElse(NOBODY),
                new Home(
                        exchange.form("homeTitle"),
                        exchange.form("homeLead"),
                        featured.isEmpty() ? null : Room.id(featured).orElse(NOBODY)));
    }

    private Reply page(
            int status,
            Desk desk,
            Exchange exchange,
            EditAppearance.Command command,
            List<Wrong> wrongs,
            boolean theirs) {
        View view =
                room.database()
                        .read(
                                desk.tenancy(),
                                tx ->
                                        new View(
                                                path(desk),
                                                command.version(),
                                                form(tx, command, wrongs),
                                                command.theme(),
                                                command.logo(),
                                                theirs));
        return room.pages().desk(status, "site/appearance", view, desk, exchange);
    }

    private Form form(TenantTx tx, EditAppearance.Command command, List<Wrong> wrongs) {
        return Form.of(
                question(wrongs, Field.Type.TEXT, "tagline", command.tagline()),
                question(wrongs, Field.Type.TEXT, "homeTitle", command.home().title()),
                question(wrongs, Field.Type.AREA, "homeLead", command.home().lead()),
                question(wrongs, Field.Type.SELECT, "featured", text(command.home().featured()))
                        .withOptions(featured(tx, command.home().featured())));
    }

    private static Field question(List<Wrong> wrongs, Field.Type type, String name, String value) {
        return ArticleForm.marked(
                wrongs,
                ArticleForm.text(type, name, value)
                        .withHint(Message.of("site.hint." + ArticleForm.key(name))));
    }

    private static List<Field.Option> featured(TenantTx tx, @Nullable UUID chosen) {
        List<Field.Option> options = new ArrayList<>();
        options.add(Field.Option.of("", Message.of("site.featured.none")));
        for (Featured article : published(tx, chosen)) {
            options.add(Field.Option.of(article.id().toString(), Message.plain(article.title())));
        }
        return options;
    }

    /** The latest published articles, and the chosen one wherever it is. */
    private static List<Featured> published(TenantTx tx, @Nullable UUID chosen) {
        return tx.query(
                        """
                        (select id, title
                           from article
                          where kind = 'article' and state = 'published' and id is distinct from cast(:chosen as uuid)
                          order by published_at desc
                          limit :most)
                        union all
                        select id, title
                          from article
                         where id = cast(:chosen as uuid)
                        """)
                .bind("chosen", chosen)
                .bind("most", FEATURED)
                .list(Featured.class);
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }

    private static String path(Desk desk) {
        return ArticlePaths.home(desk) + "/apparence/accueil";
    }
}
