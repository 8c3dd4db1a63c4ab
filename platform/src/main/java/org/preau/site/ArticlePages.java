package org.preau.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.preau.base.Ids;
import org.preau.media.AddMedia;
import org.preau.media.Media;
import org.preau.site.ArticleViews.Beside;
import org.preau.tenancy.Right;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;
import org.preau.web.Upload;

/**
 * Writing an article or a page. The form has several buttons, and each of them saves what was typed
 * first: nobody loses a paragraph by pressing "publish". Only the preview saves nothing, and gives
 * everything back.
 */
final class ArticlePages {

    private final ArticleKind kind;
    private final Room room;
    private final ArticleViews views;
    private final ArticleStates states;

    ArticlePages(ArticleKind kind, Room room, ArticleViews views, ArticleStates states) {
        this.kind = kind;
        this.room = room;
        this.views = views;
        this.states = states;
    }

    Reply create(Desk desk, Exchange exchange) {
        if (kind == ArticleKind.PAGE && desk.limits(Right.WRITE).isPresent()) {
            return room.pages().problem(403, exchange);
        }
        return Room.id(exchange.query("reprise"))
                .flatMap(id -> views.resumed(desk, exchange, kind, id))
                .orElseGet(() -> views.fresh(desk, exchange, kind));
    }

    Reply show(Desk desk, Exchange exchange) {
        return show(desk, exchange, false);
    }

    Reply preview(Desk desk, Exchange exchange) {
        return show(desk, exchange, true);
    }

    private Reply show(Desk desk, Exchange exchange, boolean preview) {
        Optional<UUID> found = Room.id(exchange, kind.part());
        Optional<Reply> resumed =
                exchange.query("reprise").isEmpty()
                        ? Optional.empty()
                        : found.flatMap(id -> views.resumed(desk, exchange, kind, id));
        if (resumed.isPresent()) {
            return resumed.get();
        }
        return found.map(id -> views.saved(200, desk, exchange, kind, id, Beside.preview(preview)))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    /** The first save; the form brings the new text's identifier, so that a second one finds it. */
    Reply saveNew(Desk desk, Exchange exchange) {
        UUID id = Room.id(exchange.form("id")).orElseGet(Ids::next);
        return save(desk, exchange, Typed.of(exchange, id).at(0));
    }

    Reply save(Desk desk, Exchange exchange) {
        return Room.id(exchange, kind.part())
                .map(id -> known(desk, exchange, Typed.of(exchange, id)))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    /** A text that is absent, or another association's, is answered before its picture is read. */
    private Reply known(Desk desk, Exchange exchange, Typed typed) {
        boolean there =
                room.database()
                        .read(
                                desk.tenancy(),
                                tx ->
                                        Articles.find(tx, typed.id())
                                                .filter(it -> it.kind() == kind)
                                                .isPresent());
        return there ? save(desk, exchange, typed) : room.pages().notFound(exchange);
    }

    private Reply save(Desk desk, Exchange exchange, Typed typed) {
        Optional<Upload> upload = exchange.upload("cover");
        if (upload.isEmpty()) {
            return act(desk, exchange, typed);
        }
        return switch (room.acts().addMedia().run(desk, upload.get(), typed.coverAlt())) {
            case AddMedia.Kept(Media media, _) -> act(desk, exchange, typed.withCover(media.id()));
            case AddMedia.Refused(Message why) -> refused(422, desk, exchange, typed, why);
            case AddMedia.NotStored not ->
                    refused(not.status(), desk, exchange, typed, not.why())
                            .with("retry-after", AddMedia.RETRY_S);
        };
    }

    /** The picture is said to be wrong together with whatever else is. */
    private Reply refused(int status, Desk desk, Exchange exchange, Typed typed, Message why) {
        List<Wrong> wrongs = new ArrayList<>(WritingCheck.of(typed.writing().cleaned()));
        wrongs.add(new Wrong("cover", why));
        return views.typed(status, desk, exchange, kind, typed, Beside.wrong(wrongs));
    }

    private Reply act(Desk desk, Exchange exchange, Typed typed) {
        String gesture = exchange.form("geste");
        if (gesture.equals("apercu")) {
            return views.typed(200, desk, exchange, kind, typed, Beside.preview(true));
        }
        SaveArticle.Command command =
                new SaveArticle.Command(typed.id(), kind, typed.version(), typed.writing(), null);
        return switch (room.acts().saveArticle().run(desk, command)) {
            case SaveArticle.Saved(Article article) -> then(desk, exchange, article, gesture);
            case SaveArticle.Invalid(List<Wrong> wrongs) -> wrong(desk, exchange, typed, wrongs);
            case SaveArticle.Stale(Article theirs) ->
                    views.typed(409, desk, exchange, kind, typed, Beside.theirs(theirs));
            case SaveArticle.PublishersOnly(Article theirs) ->
                    views.typed(
                            409,
                            desk,
                            exchange,
                            kind,
                            typed,
                            new Beside(
                                    List.of(),
                                    List.of(),
                                    Optional.of(theirs),
                                    false,
                                    Optional.of(Message.of("site.says.publishers-only"))));
            case SaveArticle.Elsewhere() ->
                    views.typed(403, desk, exchange, kind, typed, elsewhere());
            case SaveArticle.Missing() -> room.pages().notFound(exchange);
        };
    }

    private Beside elsewhere() {
        return kind == ArticleKind.PAGE
                ? Beside.says("site.says.elsewhere")
                : Beside.wrong(List.of(Wrong.of("section", "site.wrong.elsewhere")));
    }

    private Reply wrong(Desk desk, Exchange exchange, Typed typed, List<Wrong> wrongs) {
        return views.typed(422, desk, exchange, kind, typed, Beside.wrong(wrongs));
    }

    /** It is saved; what else the button said is done now. */
    private Reply then(Desk desk, Exchange exchange, Article article, String gesture) {
        boolean publisher = desk.may(Right.PUBLISH);
        return switch (gesture) {
            case "proposer" ->
                    looked(
                            desk,
                            exchange,
                            article,
                            () -> states.proposed(desk, exchange, article.id(), article.version()));
            case "publier" ->
                    publisher
                            ? looked(
                                    desk,
                                    exchange,
                                    article,
                                    () ->
                                            states.published(
                                                    desk,
                                                    exchange,
                                                    article.id(),
                                                    article.version()))
                            : boardOnly(desk, exchange, article);
            case "refuser" ->
                    publisher
                            ? states.declined(desk, exchange, article.id(), exchange.form("word"))
                            : boardOnly(desk, exchange, article);
            case "programmer" ->
                    publisher
                            ? Reply.seeOther(ArticlePaths.of(desk, article) + "/calendrier")
                            : boardOnly(desk, exchange, article);
            case "depublier" ->
                    publisher
                            ? states.withdrawn(desk, exchange, article.id())
                            : boardOnly(desk, exchange, article);
            default ->
                    Pages.done(
                            ArticlePaths.of(desk, article),
                            article.isPublished() ? "said.site-saved-public" : "said.site-saved");
        };
    }

    /**
     * Whoever has not been shown what readers would miss is shown it once, the text being saved;
     * the same button then does what it says.
     */
    private Reply looked(Desk desk, Exchange exchange, Article article, Supplier<Reply> then) {
        return views.hasUnseen(desk, article, exchange.form("vu"))
                ? views.saved(
                        200,
                        desk,
                        exchange,
                        kind,
                        article.id(),
                        Beside.says("site.says.look-first"))
                : then.get();
    }

    private Reply boardOnly(Desk desk, Exchange exchange, Article article) {
        return views.saved(
                403, desk, exchange, kind, article.id(), Beside.says("site.says.board-only"));
    }
}
