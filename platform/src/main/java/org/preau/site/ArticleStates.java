package org.preau.site;

import java.util.List;
import java.util.UUID;
import org.preau.site.ArticleViews.Beside;
import org.preau.tenancy.Right;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** The changes of state of a text: each is a resource below it, made by POST. */
final class ArticleStates {

    /**
     * What the law still wants to know before the first text goes online.
     *
     * @param missing message keys
     * @param settings where it is said
     */
    record LegalView(
            String article,
            List<Message> missing,
            boolean mayArrange,
            String settings,
            String back) {}

    private final ArticleKind kind;
    private final Room room;
    private final ArticleViews views;

    ArticleStates(ArticleKind kind, Room room, ArticleViews views) {
        this.kind = kind;
        this.room = room;
        this.views = views;
    }

    /** A handler that needs the text's identifier. */
    @FunctionalInterface
    private interface OnOne {
        Reply handle(UUID id);
    }

    Reply propose(Desk desk, Exchange exchange) {
        return one(desk, exchange, id -> proposed(desk, exchange, id, version(exchange)));
    }

    Reply publish(Desk desk, Exchange exchange) {
        return one(desk, exchange, id -> published(desk, exchange, id, version(exchange)));
    }

    Reply decline(Desk desk, Exchange exchange) {
        return one(desk, exchange, id -> declined(desk, exchange, id, exchange.form("word")));
    }

    Reply withdraw(Desk desk, Exchange exchange) {
        return one(desk, exchange, id -> withdrawn(desk, exchange, id));
    }

    Reply proposed(Desk desk, Exchange exchange, UUID id, int version) {
        return after(
                desk,
                exchange,
                room.acts().proposeArticle().run(desk, id, version),
                "said.site-proposed");
    }

    Reply published(Desk desk, Exchange exchange, UUID id, int version) {
        return after(
                desk,
                exchange,
                room.acts().publishArticle().run(desk, id, version, null),
                "said.site-published");
    }

    Reply declined(Desk desk, Exchange exchange, UUID id, String word) {
        return after(
                desk,
                exchange,
                room.acts().declineArticle().run(desk, id, word),
                "said.site-declined");
    }

    Reply withdrawn(Desk desk, Exchange exchange, UUID id) {
        StateOutcome outcome = room.acts().withdrawArticle().run(desk, id);
        boolean never =
                outcome instanceof StateOutcome.Done(Article it)
                        && it.state() == ArticleState.DRAFT;
        return after(
                desk, exchange, outcome, never ? "said.site-unscheduled" : "said.site-withdrawn");
    }

    private Reply one(Desk desk, Exchange exchange, OnOne then) {
        return Room.id(exchange, kind.part())
                .filter(id ->
                        room.database()
                                .read(
                                        desk.tenancy(),
                                        tx ->
                                                Articles.find(tx, id)
                                                        .filter(it -> it.kind() == kind)
                                                        .isPresent()))
                .map(then::handle)
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply after(Desk desk, Exchange exchange, StateOutcome outcome, String said) {
        return switch (outcome) {
            case StateOutcome.Done(Article article) ->
                    Pages.done(ArticlePaths.of(desk, article), said);
            case StateOutcome.Stale(Article article) ->
                    again(409, desk, exchange, article, Beside.says("site.says.changed"));
            case StateOutcome.NotNow(Article article) ->
                    again(409, desk, exchange, article, Beside.says("site.says.not-now"));
            case StateOutcome.Empty(Article article) ->
                    again(
                            422,
                            desk,
                            exchange,
                            article,
                            Beside.wrong(List.of(Wrong.of("body", "site.wrong.body-missing"))));
            case StateOutcome.Unexplained(Article article, Wrong wrong) ->
                    again(422, desk, exchange, article, Beside.wrong(List.of(wrong)));
            case StateOutcome.WrongTimes wrong ->
                    again(
                            422,
                            desk,
                            exchange,
                            wrong.article(),
                            Beside.says("site.says.wrong-times"));
            case StateOutcome.Elsewhere(Article article) ->
                    again(403, desk, exchange, article, Beside.says("site.says.elsewhere"));
            case StateOutcome.LegalNoticeMissing(Article article, List<String> missing) ->
                    legal(desk, exchange, article, missing);
            case StateOutcome.Missing() -> room.pages().notFound(exchange);
        };
    }

    private Reply again(int status, Desk desk, Exchange exchange, Article article, Beside more) {
        return views.saved(status, desk, exchange, kind, article.id(), more);
    }

    private Reply legal(Desk desk, Exchange exchange, Article article, List<String> missing) {
        LegalView view =
                new LegalView(
                        article.title(),
                        missing.stream().map(it -> Message.of("site.legal." + it)).toList(),
                        desk.may(Right.ARRANGE),
                        ArticlePaths.home(desk) + "/reglages",
                        ArticlePaths.of(desk, article));
        return room.pages().desk(409, "site/legal-first", view, desk, exchange);
    }

    private static int version(Exchange exchange) {
        return Math.max(0, Room.number(exchange.form("version"), 0));
    }
}
