package org.preau.comments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.tenancy.Office;
import org.preau.text.Json;
import org.preau.web.ApiPage;
import org.preau.web.ApiProblem;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** Comments for programs: the same acts as the screens. */
final class CommentsApi {

    private static final int PAGE = 100;

    /** A comment as the API tells it. */
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
            @Nullable String decidedBy) {

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
                    it.decidedBy());
        }
    }

    /** What is decided of one. */
    record Decision(Comment.@Nullable State state) {}

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
