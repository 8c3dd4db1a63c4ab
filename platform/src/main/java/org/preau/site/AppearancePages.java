package org.preau.site;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.media.AddMedia;
import org.preau.media.Media;
import org.preau.media.MediaShelf;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.sql.TenantTx;
import org.preau.text.Language;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;
import org.preau.web.Upload;

/** How the site looks: theme, tagline, logo, the beginning of its home page. */
final class AppearancePages {

    private static final int FEATURED = 100;
    private static final UUID NOBODY = new UUID(0, 0);

    /**
     * @param dresses the themes to choose from
     * @param theirs whether somebody else has saved another appearance meanwhile
     */
    record View(
            String action,
            int version,
            Form form,
            List<Dress> dresses,
            @Nullable UUID logo,
            Optional<ArticleView.Cover> picture,
            boolean theirs) {}

    /** A theme to choose, as it looks; {@code worn} when it is the chosen one. */
    record Dress(String key, String name, String description, String picture, boolean worn) {}

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
        EditAppearance.Command typed = typed(exchange);
        Optional<Upload> upload = exchange.upload("logoFile");
        if (upload.isEmpty()) {
            return save(desk, exchange, typed);
        }
        return switch (picture(desk, upload.get())) {
            case AddMedia.Kept(Media media, _) ->
                    save(
                            desk,
                            exchange,
                            new EditAppearance.Command(
                                    typed.version(),
                                    typed.theme(),
                                    typed.tagline(),
                                    media.id(),
                                    typed.home()));
            case AddMedia.Refused(Message why) ->
                    page(422, desk, exchange, typed, List.of(new Wrong("logoFile", why)), false);
            case AddMedia.NotStored not ->
                    page(
                                    not.status(),
                                    desk,
                                    exchange,
                                    typed,
                                    List.of(new Wrong("logoFile", not.why())),
                                    false)
                            .with("retry-after", AddMedia.RETRY_S);
        };
    }

    private Reply save(Desk desk, Exchange exchange, EditAppearance.Command command) {
        return switch (room.acts().editAppearance().run(desk, command)) {
            case EditAppearance.Saved saved -> Pages.done(path(desk), "said.site-appearance-saved");
            case EditAppearance.Invalid(List<Wrong> wrongs) ->
                    page(422, desk, exchange, command, wrongs, false);
            case EditAppearance.Stale(Site theirs) ->
                    page(409, desk, exchange, command.at(theirs.version()), List.of(), true);
        };
    }

    private AddMedia.Outcome picture(Desk desk, Upload upload) {
        if (upload.bytes() > AddMedia.BYTES) {
            return AddMedia.tooHeavy(upload.name(), upload.bytes());
        }
        try {
            byte[] bytes = Files.readAllBytes(upload.path());
            return room.acts()
                    .addMedia()
                    .run(desk, new AddMedia.Command(bytes, upload.name(), desk.tenant().name()));
        } catch (IOException e) {
            return AddMedia.damaged(upload.name());
        }
    }

    private static EditAppearance.Command typed(Exchange exchange) {
        String logo = exchange.formHas("dropLogo") ? "" : exchange.form("logo");
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
                                                dresses(exchange.language(), command.theme()),
                                                command.logo(),
                                                picture(tx, desk, command),
                                                theirs));
        return room.pages().desk(status, "site/appearance", view, desk, exchange);
    }

    private Form form(TenantTx tx, EditAppearance.Command command, List<Wrong> wrongs) {
        return Form.of(
                ArticleForm.marked(
                        wrongs,
                        Field.choice(Field.Type.RADIOS, "theme", "site.field.theme", List.of())
                                .withValue(command.theme())),
                question(wrongs, Field.Type.TEXT, "tagline", command.tagline()),
                question(wrongs, Field.Type.FILE, "logoFile", "").withAccept(ArticleForm.PICTURES),
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

    private List<Dress> dresses(Language language, String chosen) {
        return room.acts().themes().stream()
                .map(theme ->
                        new Dress(
                                theme.key(),
                                theme.name().getOrDefault(language, theme.key()),
                                theme.description().getOrDefault(language, ""),
                                theme.picture(),
                                theme.key().equals(chosen)))
                .toList();
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

    private static Optional<ArticleView.Cover> picture(
            TenantTx tx, Desk desk, EditAppearance.Command command) {
        return Optional.ofNullable(command.logo())
                .flatMap(id -> MediaShelf.find(tx, id))
                .map(media ->
                        new ArticleView.Cover(
                                media.id(),
                                ArticlePaths.home(desk) + "/images/" + media.id(),
                                media.width() == null ? 0 : media.width(),
                                media.height() == null ? 0 : media.height(),
                                "",
                                ""));
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }

    private static String path(Desk desk) {
        return ArticlePaths.home(desk) + "/apparence";
    }
}
