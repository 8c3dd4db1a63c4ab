package org.preau.translation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.site.Article;
import org.preau.site.ArticleKind;
import org.preau.site.Articles;
import org.preau.site.SaveArticle;
import org.preau.site.Writing;
import org.preau.site.Wrong;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.text.Tongue;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** A text being translated, beside the one it says the same as. */
final class TranslatePages {

    /** The view of {@code translation/translate.hbs}. */
    record View(
            String title,
            List<Link> crumbs,
            String action,
            String editor,
            int version,
            Side own,
            Optional<Side> other,
            Form form,
            boolean stale,
            Optional<Message> problem) {}

    /** One of the two texts. */
    record Side(
            String name, String tag, String direction, String title, String lead, String body) {}

    /** What was typed. */
    private record Words(String title, String lead, String body) {
        static Words of(Article text) {
            return new Words(text.title(), text.lead(), text.body());
        }

        static Words of(Writing words) {
            return new Words(words.title(), words.lead(), words.body());
        }
    }

    private final TranslationRoom room;
    private final String kind;

    TranslatePages(TranslationRoom room, String kind) {
        this.room = room;
        this.kind = kind;
    }

    Reply show(Desk desk, Exchange exchange) {
        return find(desk, exchange)
                .map(it -> page(200, desk, exchange, it, Words.of(it), List.of(), Optional.empty()))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply save(Desk desk, Exchange exchange) {
        Optional<Article> found = find(desk, exchange);
        if (found.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        Article before = found.get();
        Writing writing = writing(desk, exchange, before);
        SaveArticle.Command command =
                new SaveArticle.Command(
                        before.id(),
                        before.kind(),
                        Math.max(1, number(exchange.form("version"))),
                        writing,
                        null);
        return switch (room.save().run(desk, command)) {
            case SaveArticle.Saved saved ->
                    Pages.done(exchange.path(), "said.translation-text-saved");
            case SaveArticle.Invalid(List<Wrong> wrongs) ->
                    page(422, desk, exchange, before, Words.of(writing), wrongs, Optional.empty());
            case SaveArticle.Stale(Article theirs) ->
                    page(
                            409,
                            desk,
                            exchange,
                            theirs,
                            Words.of(writing),
                            List.of(),
                            Optional.of(theirs));
            case SaveArticle.PublishersOnly refused -> refused(desk, exchange, before, writing);
            case SaveArticle.Elsewhere refused -> refused(desk, exchange, before, writing);
            case SaveArticle.Missing() -> room.pages().notFound(exchange);
        };
    }

    private Reply refused(Desk desk, Exchange exchange, Article before, Writing writing) {
        return page(
                403,
                desk,
                exchange,
                before,
                Words.of(writing),
                List.of(new Wrong("", Message.of("translation.wrong.publishers"))),
                Optional.empty());
    }

    private Reply page(
            int status,
            Desk desk,
            Exchange exchange,
            Article saved,
            Words typed,
            List<Wrong> wrongs,
            Optional<Article> theirs) {
        View view =
                room.database()
                        .read(desk.tenancy(), tx -> view(tx, desk, saved, typed, wrongs, theirs));
        return room.pages().desk(status, "translation/translate", view, desk, exchange);
    }

    private View view(
            TenantTx tx,
            Desk desk,
            Article saved,
            Words typed,
            List<Wrong> wrongs,
            Optional<Article> theirs) {
        String base = room.list(desk, kind) + "/" + saved.id();
        Optional<Article> source =
                theirs.or(() ->
                        Translations.linked(tx, saved.id()).stream()
                                .flatMap(one -> Articles.find(tx, one.id()).stream())
                                .min(java.util.Comparator.comparing(Article::createdAt)));
        return new View(
                saved.title(),
                List.of(
                        new Link(Message.plain(saved.title()), base),
                        new Link(Message.of("translation.title"), base + "/traductions")),
                base + "/traduire",
                base,
                saved.version(),
                side(tx, desk, saved),
                source.map(it -> side(tx, desk, it)),
                form(typed, wrongs),
                theirs.isPresent(),
                wrongs.stream()
                        .filter(one -> one.field().isEmpty())
                        .map(Wrong::problem)
                        .findFirst());
    }

    private static Form form(Words typed, List<Wrong> wrongs) {
        return Form.of(
                marked(
                        wrongs,
                        Field.of(Field.Type.TEXT, "title", "site.field.title")
                                .withValue(typed.title())),
                marked(
                        wrongs,
                        Field.of(Field.Type.AREA, "lead", "site.field.lead")
                                .withValue(typed.lead())
                                .optional()),
                marked(
                        wrongs,
                        Field.of(Field.Type.AREA, "body", "site.field.body")
                                .withValue(typed.body())
                                .optional()));
    }

    private static Field marked(List<Wrong> wrongs, Field field) {
        return wrongs.stream()
                .filter(one -> one.field().equals(field.name()))
                .findFirst()
                .map(one -> field.withError(one.problem()))
                .orElse(field);
    }

    private Side side(TenantTx tx, Desk desk, Article text) {
        String tag =
                Translations.own(tx, text.id())
                        .map(Translations.Own::language)
                        .orElse(desk.tenant().language());
        Tongue tongue = Tongue.of(tag).orElse(new Tongue(tag, tag, false));
        return new Side(
                tongue.name(), tag, tongue.direction(), text.title(), text.lead(), text.body());
    }

    private Writing writing(Desk desk, Exchange exchange, Article before) {
        UUID cover = before.coverId();
        String alt =
                cover == null
                        ? ""
                        : room.database().read(desk.tenancy(), tx -> Translations.alt(tx, cover));
        return Writing.of(exchange.form("title"), exchange.form("lead"), exchange.form("body"))
                .in(before.sectionId())
                .at(before.slug())
                .tagged(before.tags())
                .withCover(cover, alt, before.coverCaption());
    }

    private Optional<Article> find(Desk desk, Exchange exchange) {
        ArticleKind wanted = kind.equals("page") ? ArticleKind.PAGE : ArticleKind.ARTICLE;
        return TranslationPages.uuid(exchange.parameter(kind))
                .flatMap(id -> room.database().read(desk.tenancy(), tx -> Articles.find(tx, id)))
                .filter(it -> it.kind() == wanted);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
