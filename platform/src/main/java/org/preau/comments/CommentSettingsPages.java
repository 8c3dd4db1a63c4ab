package org.preau.comments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.tenancy.Office;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** Who may write below all articles, and below one. */
final class CommentSettingsPages {

    record View(
            List<Link> crumbs,
            Message heading,
            String note,
            String action,
            String back,
            Form form) {}

    /** What an article says by itself. */
    record Own(String title, @Nullable CommentMode comments) {}

    private final CommentRoom room;

    CommentSettingsPages(CommentRoom room) {
        this.room = room;
    }

    /** {@code GET …/commentaires/reglages}. */
    Reply site(Desk desk, Exchange exchange) {
        Comments.Settings now = room.database().read(desk.tenancy(), Comments::settings);
        return site(
                200,
                desk,
                exchange,
                now.mode().word(),
                String.valueOf(now.days()),
                now.office(),
                false);
    }

    /** {@code POST …/commentaires/reglages}. */
    Reply saveSite(Desk desk, Exchange exchange) {
        Optional<CommentMode> mode = CommentMode.of(exchange.form("mode"));
        int days = days(exchange.form("jours"));
        Office office = office(exchange.form("office"));
        if (mode.isEmpty() || days < 0) {
            return site(
                    422,
                    desk,
                    exchange,
                    exchange.form("mode"),
                    exchange.form("jours"),
                    office,
                    days < 0);
        }
        room.set().site(desk, mode.get(), days, office);
        return Pages.done(CommentPages.list(desk), "said.comments-set");
    }

    private Reply site(
            int status,
            Desk desk,
            Exchange exchange,
            String mode,
            String days,
            Office office,
            boolean wrongDays) {
        List<Field.Option> offices =
                Arrays.stream(Office.values())
                        .map(one -> word(one))
                        .map(word -> Field.Option.of(word, Message.of("people.as." + word)))
                        .toList();
        Field until =
                Field.of(Field.Type.NUMBER, "jours", "comments.field.jours")
                        .withValue(days)
                        .withHint(Message.of("comments.field.jours.hint"));
        Form form =
                Form.of(
                        Field.choice(Field.Type.RADIOS, "mode", "comments.field.mode", modes())
                                .withValue(mode),
                        wrongDays ? until.withError(Message.of("comments.wrong.days")) : until,
                        Field.choice(Field.Type.SELECT, "office", "comments.field.office", offices)
                                .withValue(word(office))
                                .withHint(Message.of("comments.field.office.hint")));
        View view =
                new View(
                        crumbs(desk),
                        Message.of("comments.settings"),
                        "",
                        CommentPages.list(desk) + "/reglages",
                        CommentPages.list(desk),
                        form);
        return room.pages().desk(status, "comments/settings", view, desk, exchange);
    }

    /** {@code GET …/commentaires/articles/{article}}. */
    Reply article(Desk desk, Exchange exchange) {
        Optional<UUID> id = CommentPages.id(exchange.parameter("article"));
        Optional<Own> own = id.flatMap(it -> own(desk, it));
        if (own.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        List<Field.Option> options = new ArrayList<>();
        options.add(
                new Field.Option(
                        "site",
                        Message.of("comments.mode.site"),
                        Optional.of(Message.of("comments.mode.site.note"))));
        options.addAll(modes());
        CommentMode mode = own.get().comments();
        Form form =
                Form.of(
                        Field.choice(Field.Type.RADIOS, "mode", "comments.field.mode", options)
                                .withValue(mode == null ? "site" : mode.word()));
        View view =
                new View(
                        crumbs(desk),
                        Message.of("comments.settings.article"),
                        own.get().title(),
                        CommentPages.list(desk) + "/articles/" + exchange.parameter("article"),
                        CommentPages.list(desk),
                        form);
        return room.pages().desk(200, "comments/settings", view, desk, exchange);
    }

    /** {@code POST …/commentaires/articles/{article}}. */
    Reply saveArticle(Desk desk, Exchange exchange) {
        String word = exchange.form("mode");
        Optional<CommentMode> mode = CommentMode.of(word);
        Optional<UUID> id = CommentPages.id(exchange.parameter("article"));
        if (id.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        if (mode.isEmpty() && !word.equals("site")) {
            return own(desk, id.get()).isEmpty()
                    ? room.pages().notFound(exchange)
                    : room.pages().problem(400, exchange);
        }
        return room.set()
                .article(desk, id.get(), mode.orElse(null))
                .map(title -> Pages.done(CommentPages.list(desk), "said.comments-set"))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private Optional<Own> own(Desk desk, UUID article) {
        return room.database()
                .read(
                        desk.tenancy(),
                        tx ->
                                tx.query(
                                                """
                                                select title, comments
                                                  from article
                                                 where id = :id
                                                   and kind = 'article'
                                                """)
                                        .bind("id", article)
                                        .first(Own.class));
    }

    private static List<Field.Option> modes() {
        return Arrays.stream(CommentMode.values())
                .map(mode ->
                        new Field.Option(
                                mode.word(),
                                Message.of("comments.mode." + mode.word()),
                                Optional.of(Message.of("comments.mode." + mode.word() + ".note"))))
                .toList();
    }

    private static List<Link> crumbs(Desk desk) {
        return List.of(new Link(Message.of("comments.all"), CommentPages.list(desk)));
    }

    static Office office(String word) {
        return Arrays.stream(Office.values())
                .filter(office -> word(office).equals(word))
                .findFirst()
                .orElse(Office.WEBMASTER);
    }

    private static String word(Office office) {
        return office.name().toLowerCase(Locale.ROOT);
    }

    /** -1 for what is no number of days. */
    private static int days(String typed) {
        try {
            int days = typed.isBlank() ? 0 : Integer.parseInt(typed.strip());
            return days < 0 || days > SetComments.MOST_DAYS ? -1 : days;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
