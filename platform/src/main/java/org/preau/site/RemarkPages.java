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
    record View(List<Link> crumbs, String title, RemarksView remarks) {}

    private final ArticleKind kind;
    private final Room room;

    RemarkPages(ArticleKind kind, Room room) {
        this.kind = kind;
        this.room = room;
    }

    Reply show(Desk desk, Exchange exchange) {
        return Room.id(exchange, kind.part())
                .map(id -> page(200, desk, exchange, id, Optional.empty()))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    /** A remark, or the answer to one. */
    Reply say(Desk desk, Exchange exchange) {
        Optional<UUID> article = ofKind(desk, exchange);
        Optional<UUID> answering = Room.id(exchange.form("remark"));
        boolean nonsense = answering.isEmpty() && !exchange.form("remark").isEmpty();
        if (article.isEmpty() || nonsense) {
            return room.pages().notFound(exchange);
        }
        UUID id = Room.id(exchange.form("id")).orElseGet(Ids::next);
        RemarkOutcome outcome =
                room.acts()
                        .sayRemark()
                        .run(desk, article.get(), id, answering.orElse(null), exchange.form("say"));
        return after(desk, exchange, outcome, "said.site-remarked");
    }

    Reply resolve(Desk desk, Exchange exchange) {
        return settle(desk, exchange, true, "said.site-remark-resolved");
    }

    Reply reopen(Desk desk, Exchange exchange) {
        return settle(desk, exchange, false, "said.site-remark-reopened");
    }

    private Reply settle(Desk desk, Exchange exchange, boolean settled, String said) {
        Optional<UUID> article = ofKind(desk, exchange);
        Optional<UUID> remark = Room.id(exchange, "remark");
        if (article.isEmpty() || remark.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        return after(
                desk,
                exchange,
                room.acts().settleRemark().run(desk, article.get(), remark.get(), settled),
                said);
    }

    private Reply after(Desk desk, Exchange exchange, RemarkOutcome outcome, String said) {
        return switch (outcome) {
            case RemarkOutcome.Done(Article article, Remark remark) ->
                    Pages.done(ArticlePaths.of(desk, article), said);
            case RemarkOutcome.Invalid(Article article, Wrong wrong) ->
                    page(
                            422,
                            desk,
                            exchange,
                            article.id(),
                            Optional.of(
                                    new RemarksView.Refused(
                                            Room.id(exchange.form("remark")),
                                            exchange.form("say"),
                                            wrong.problem())));
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
                                                .filter(it -> it.kind() == kind)
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
                        Message.of(kind == ArticleKind.PAGE ? "site.page.all" : "site.article.all"),
                        ArticlePaths.list(desk, kind)),
                new Link(Message.plain(article.title()), ArticlePaths.of(desk, article)));
    }
}
