package org.preau.site;

import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** Answers a remark, settles it or opens it again, from wherever it is read. */
final class ThreadPages {

    private final Room room;
    private final RemarkPages articles;

    ThreadPages(Room room) {
        this.room = room;
        this.articles = new RemarkPages(ArticleKind.ARTICLE, room);
    }

    Reply answer(Desk desk, Exchange exchange) {
        Optional<UUID> remark = Room.id(exchange, "remark");
        UUID id = Room.id(exchange.form("id")).orElseGet(Ids::next);
        return remark.map(it -> room.acts().sayRemark().answer(desk, it, id, exchange.form("say")))
                .map(it -> articles.after(desk, exchange, it, remark))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply resolve(Desk desk, Exchange exchange) {
        return settle(desk, exchange, true, "said.site-remark-resolved");
    }

    Reply reopen(Desk desk, Exchange exchange) {
        return settle(desk, exchange, false, "said.site-remark-reopened");
    }

    private Reply settle(Desk desk, Exchange exchange, boolean settled, String said) {
        Optional<UUID> remark = Room.id(exchange, "remark");
        if (remark.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        return switch (room.acts().settleRemark().run(desk, remark.get(), settled)) {
            case RemarkOutcome.Done(Article article, Remark done) ->
                    Pages.done(ArticlePaths.of(desk, article), said);
            case RemarkOutcome.Invalid invalid -> room.pages().problem(400, exchange);
            case RemarkOutcome.NotYours notYours -> room.pages().problem(403, exchange);
            case RemarkOutcome.Missing missing -> room.pages().notFound(exchange);
        };
    }
}
