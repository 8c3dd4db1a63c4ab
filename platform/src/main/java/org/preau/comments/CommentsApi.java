package org.preau.comments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.tenancy.Office;
import org.preau.text.Json;
import org.preau.text.Message;
import org.preau.web.ApiPage;
import org.preau.web.ApiProblem;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** Comments for programs: the same acts as the screens. */
final class CommentsApi {

    private static final int PAGE = 100;

    /**
     * A comment as the API tells it.
     *
     * @param answer whether the association wrote it
     */
    record CommentJson(
            UUID id,
            UUID article,
            @Nullable UUID parent,
            String name,
            @Nullable String email,
            String body,
            Comment.State state,
            List<String> reasons,
            Instant writtenAt,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy,
            boolean answer,
            int version) {

        static CommentJson of(Comment it) {
            return new CommentJson(
                    it.id(),
                    it.articleId(),
                    it.parentId(),
                    it.name(),
                    it.email(),
                    it.body(),
                    it.state(),
                    it.reasons(),
                    it.writtenAt(),
                    it.decidedAt(),
                    it.decidedBy(),
                    it.answer(),
                    it.version());
        }
    }

    /** What is decided of one. */
    record Decision(Comment.@Nullable State state) {}

    /**
     * What the association answers.
     *
     * @param id of the caller's choice, so that a repeated call answers once
     */
    record AnswerInput(@Nullable UUID id, @Nullable String body) {}

    /** Other words, and the version that they are made of. */
    record WordsInput(@Nullable Integer version, @Nullable String body) {}

    /**
     * Who may write.
     *
     * @param mode left out for an article that does as the site says
     * @param days for how long after an article; 0 for ever; of the site only
     * @param office that is written to; of the site only
     */
    record Rules(@Nullable CommentMode mode, @Nullable Integer days, @Nullable Office office) {}

    private final CommentRoom room;

    CommentsApi(CommentRoom room) {
        this.room = room;
    }

    Reply list(Desk desk, Exchange exchange) {
        Comment.State state =
                CommentPages.state(exchange.query("etat")).orElse(Comment.State.WAITING);
        int page = CommentPages.page(exchange.query("page"));
        return room.database()
                .read(
                        desk.tenancy(),
                        tx ->
                                Reply.json(
                                        200,
                                        ApiPage.of(
                                                Comments.in(tx, state, PAGE, (page - 1L) * PAGE)
                                                        .stream()
                                                        .map(CommentJson::of)
                                                        .toList(),
                                                page,
                                                PAGE,
                                                Comments.count(tx, state))));
    }

    Reply get(Desk desk, Exchange exchange) {
        return find(desk, exchange)
                .map(it -> Reply.json(200, CommentJson.of(it)))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply decide(Desk desk, Exchange exchange) {
        Optional<Comment> comment = find(desk, exchange);
        if (comment.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        try {
            Comment.State to = Json.read(exchange.body(), Decision.class).state();
            if (to == null) {
                return ApiProblem.reply(
                        422, "invalid", "state is waiting, published, declined or spam.");
            }
            return room.decide()
                    .run(desk, comment.get().id(), to)
                    .map(it -> Reply.json(200, CommentJson.of(it)))
                    .orElseGet(() -> room.pages().notFound(exchange));
        } catch (Json.MalformedJson e) {
            return unreadable();
        }
    }

    Reply delete(Desk desk, Exchange exchange) {
        return CommentPages.id(exchange.parameter("comment"))
                .filter(id -> room.decide().delete(desk, id))
                .map(id -> Reply.noContent())
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply answer(Desk desk, Exchange exchange) {
        Optional<Comment> comment = find(desk, exchange);
        if (comment.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        try {
            AnswerInput sent = Json.read(exchange.body(), AnswerInput.class);
            AnswerComment.Command command =
                    new AnswerComment.Command(
                            sent.id() == null ? Ids.next() : sent.id(),
                            comment.get().id(),
                            sent.body() == null ? "" : sent.body());
            return switch (room.answer().run(desk, command)) {
                case AnswerComment.Answered(Comment answer, boolean told) ->
                        Reply.json(201, CommentJson.of(answer));
                case AnswerComment.Invalid(Message problem) -> invalid(exchange, problem);
                case AnswerComment.Missing() -> room.pages().notFound(exchange);
            };
        } catch (Json.MalformedJson e) {
            return unreadable();
        }
    }

    Reply edit(Desk desk, Exchange exchange) {
        Optional<UUID> id = CommentPages.id(exchange.parameter("comment"));
        if (id.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        try {
            WordsInput sent = Json.read(exchange.body(), WordsInput.class);
            EditAnswer.Command command =
                    new EditAnswer.Command(
                            id.get(),
                            sent.version() == null ? 0 : sent.version(),
                            sent.body() == null ? "" : sent.body());
            return switch (room.edit().run(desk, command)) {
                case EditAnswer.Saved(Comment answer) -> Reply.json(200, CommentJson.of(answer));
                case EditAnswer.Stale(Comment theirs) ->
                        ApiProblem.reply(
                                409, "stale", "The answer is at version " + theirs.version() + ".");
                case EditAnswer.Invalid(Message problem) -> invalid(exchange, problem);
                case EditAnswer.Missing() -> room.pages().notFound(exchange);
            };
        } catch (Json.MalformedJson e) {
            return unreadable();
        }
    }

    private Reply invalid(Exchange exchange, Message problem) {
        String text = problem.in(exchange.language(), room.messages());
        return ApiProblem.invalid(List.of(new ApiProblem.FieldProblem("body", text)));
    }

    Reply rules(Desk desk, Exchange exchange) {
        return Reply.json(200, rules(room.database().read(desk.tenancy(), Comments::settings)));
    }

    Reply replaceRules(Desk desk, Exchange exchange) {
        try {
            Rules sent = Json.read(exchange.body(), Rules.class);
            int days = sent.days() == null ? 0 : sent.days();
            if (sent.mode() == null || days < 0 || days > SetComments.MOST_DAYS) {
                return ApiProblem.reply(
                        422, "invalid", "mode is none, moderated or open; days is 0 to 3650.");
            }
            Office office = sent.office() == null ? Office.WEBMASTER : sent.office();
            return Reply.json(200, rules(room.set().site(desk, sent.mode(), days, office)));
        } catch (Json.MalformedJson e) {
            return unreadable();
        }
    }

    Reply replaceRulesOfArticle(Desk desk, Exchange exchange) {
        try {
            Rules sent = Json.read(exchange.body(), Rules.class);
            return CommentPages.id(exchange.parameter("article"))
                    .flatMap(id -> room.set().article(desk, id, sent.mode()))
                    .map(title -> Reply.json(200, new Rules(sent.mode(), null, null)))
                    .orElseGet(() -> room.pages().notFound(exchange));
        } catch (Json.MalformedJson e) {
            return unreadable();
        }
    }

    private static Rules rules(Comments.Settings it) {
        return new Rules(it.mode(), it.days(), it.office());
    }

    private Optional<Comment> find(Desk desk, Exchange exchange) {
        return CommentPages.id(exchange.parameter("comment"))
                .flatMap(id -> room.database().read(desk.tenancy(), tx -> Comments.find(tx, id)));
    }

    private static Reply unreadable() {
        return ApiProblem.reply(400, "unreadable", "The body is not the JSON asked for.");
    }
}
