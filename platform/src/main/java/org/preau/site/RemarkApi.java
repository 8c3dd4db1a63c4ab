package org.preau.site;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.web.ApiPage;
import org.preau.web.ApiProblem;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** What is said about a text, for programs. */
final class RemarkApi {

    /**
     * A remark as it is sent.
     *
     * @param id of the new one, so that a request may be sent again; one is made otherwise
     */
    record NewRemark(@Nullable UUID id, @Nullable String say) {

        UUID own() {
            return id == null ? Ids.next() : id;
        }
    }

    private final ArticleKind kind;
    private final Room room;
    private final ApiAnswers answers;

    RemarkApi(ArticleKind kind, Room room, ApiAnswers answers) {
        this.kind = kind;
        this.room = room;
        this.answers = answers;
    }

    Reply list(Desk desk, Exchange exchange) {
        return one(
                desk,
                exchange,
                id -> {
                    List<Remark> all =
                            room.database().read(desk.tenancy(), tx -> Remarks.of(tx, id));
                    return Reply.json(200, ApiPage.of(all, 1, Remarks.MOST, all.size()));
                });
    }

    Reply say(Desk desk, Exchange exchange) {
        return one(
                desk,
                exchange,
                id ->
                        said(
                                exchange,
                                it ->
                                        room.acts()
                                                .sayRemark()
                                                .run(
                                                        desk,
                                                        id,
                                                        it.own(),
                                                        ArticleInput.text(it.say()))));
    }

    Reply answer(Desk desk, Exchange exchange) {
        return Room.id(exchange, "remark")
                .map(remark ->
                        said(
                                exchange,
                                it ->
                                        room.acts()
                                                .sayRemark()
                                                .answer(
                                                        desk,
                                                        remark,
                                                        it.own(),
                                                        ArticleInput.text(it.say()))))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private Reply said(Exchange exchange, Function<NewRemark, RemarkOutcome> act) {
        return answers.reading(
                exchange, NewRemark.class, input -> after(exchange, 201, act.apply(input)));
    }

    Reply resolve(Desk desk, Exchange exchange) {
        return settle(desk, exchange, true);
    }

    Reply reopen(Desk desk, Exchange exchange) {
        return settle(desk, exchange, false);
    }

    private Reply settle(Desk desk, Exchange exchange, boolean settled) {
        return Room.id(exchange, "remark")
                .map(it -> room.acts().settleRemark().run(desk, it, settled))
                .map(it -> after(exchange, 200, it))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private Reply after(Exchange exchange, int status, RemarkOutcome outcome) {
        return switch (outcome) {
            case RemarkOutcome.Done(Article article, Remark remark) -> Reply.json(status, remark);
            case RemarkOutcome.Invalid(Article article, Wrong wrong) ->
                    answers.invalid(exchange, List.of(wrong));
            case RemarkOutcome.NotYours notYours ->
                    ApiProblem.reply(
                            403,
                            "not-yours",
                            "Remarks are between the author and those who publish.");
            case RemarkOutcome.Missing missing -> room.pages().notFound(exchange);
        };
    }

    private Reply one(Desk desk, Exchange exchange, Function<UUID, Reply> then) {
        return Room.id(exchange, kind.part())
                .filter(id ->
                        room.database()
                                .read(
                                        desk.tenancy(),
                                        tx ->
                                                Articles.find(tx, id)
                                                        .filter(it -> it.kind() == kind)
                                                        .isPresent()))
                .map(then)
                .orElseGet(() -> room.pages().notFound(exchange));
    }
}
