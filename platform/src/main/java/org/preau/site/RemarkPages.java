package org.preau.site;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.render.Link;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** What is said about a text between its author and those who publish. */
final class RemarkPages {

    /** The page that has nothing else on it: where a letter leads, and what could not be kept. */
    record View(List<Link> crumbs, String article, RemarksView remarks) {}

    private final ArticleKind kind;
    private final Room room;

    RemarkPages(ArticleKind kind, Room room) {
        this.kind = kind;
        this.room = room;
    }

    Reply show(Desk desk, Exchange exchange) {
        return ofKind(desk, exchange)
                .map(id -> page(200, desk, exchange, id, Optional.empty()))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply say(Desk desk, Exchange exchange) {
        UUID id = Room.id(exchange.form("id")).orElseGet(Ids::next);
        return ofKind(desk, exchange)
                .map(it -> room.acts().sayRemark().run(desk, it, id, exchange.form("say")))
                .map(it -> after(desk, exchange, it, Optional.empty()))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    /**
     * @param answering the remark that is answered; empty when a thread begins
     */
    Reply after(Desk desk, Exchange exchange, RemarkOutcome outcome, Optional<UUID> answering) {
        return switch (outcome) {
            case RemarkOutcome.Done(Article article, Remark remark) ->
                    Pages.done(ArticlePaths.of(desk, article), "said.site-remarked");
            case RemarkOutcome.Invalid(Article article, Wrong wrong) ->
                    page(
                            422,
                            desk,
                            exchange,
                            article.id(),
                            Optional.of(
                                    new RemarksView.Refused(
                                            answering, exchange.form("say"), wrong.problem())));
            case RemarkOutcome.NotYours notYours -> room.pages().problem(403, exchange);
            case RemarkOutcome.Missing missing -> room.pages().notFound(exchange);
        };
    }

    private Reply page(
            int status,
            Desk desk,
            Exchange exchange,
            UUID id,
            Optional<RemarksView.Refused> refused) {
        Optional<View> view =
                room.database()
                        .read(
                                desk.tenancy(),
                                tx ->
                                        Articles.find(tx, id)
                                                .map(it ->
                                                        new View(
                                                                crumbs(desk, it),
                                                                it.title(),
                                                                RemarksView.of(
                                                                        tx, desk, it, refused))));
        return view.map(it -> room.pages().desk(status, "site/remarks-page", it, desk, exchange))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private Optional<UUID> ofKind(Desk desk, Exchange exchange) {
        return Room.id(exchange, kind.part())
                .filter(id ->
                        room.database()
                                .read(
                                        desk.tenancy(),
                                        tx ->
                                                Articles.find(tx, id)
                                                        .filter(it -> it.kind() == kind)
                                                        .isPresent()));
    }

    private List<Link> crumbs(Desk desk, Article article) {
        return List.of(
                new Link(
                        Message.of(
                                article.kind() == ArticleKind.PAGE
                                        ? "site.page.all"
                                        : "site.article.all"),
                        ArticlePaths.list(desk, article.kind())),
                new Link(Message.plain(article.title()), ArticlePaths.of(desk, article)));
    }
}
