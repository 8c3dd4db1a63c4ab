package org.preau.site;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.media.Media;
import org.preau.media.MediaShelf;
import org.preau.sql.TenantTx;
import org.preau.web.ApiPage;
import org.preau.web.ApiProblem;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** Articles, or pages, for programs: the same acts as the screens. */
final class ArticleApi {

    private final ArticleKind kind;
    private final Room room;
    private final ApiAnswers answers;

    ArticleApi(ArticleKind kind, Room room, ApiAnswers answers) {
        this.kind = kind;
        this.room = room;
        this.answers = answers;
    }

    Reply list(Desk desk, Exchange exchange) {
        ArticleQuery query =
                ArticleQuery.of(
                        kind,
                        exchange.query("state"),
                        exchange.query("section"),
                        exchange.query("q"),
                        exchange.query("page"));
        return Reply.json(200, room.database().read(desk.tenancy(), tx -> page(tx, query)));
    }

    private ApiPage<ArticleJson> page(TenantTx tx, ArticleQuery query) {
        long total =
                query.counts(tx).stream()
                        .filter(count -> query.state() == null || count.state() == query.state())
                        .mapToLong(ArticleQuery.Count::number)
                        .sum();
        List<ArticleJson> items =
                query.rows(tx).stream().map(row -> ArticleJson.of(kind, row)).toList();
        return ApiPage.of(items, query.page(), ArticleQuery.SIZE, total);
    }

    Reply get(Desk desk, Exchange exchange) {
        return one(desk, exchange, id -> told(desk, exchange, 200, id));
    }

    Reply create(Desk desk, Exchange exchange) {
        return answers.reading(
                exchange,
                ArticleInput.class,
                input -> {
                    UUID id = input.id() == null ? Ids.next() : input.id();
                    return save(desk, exchange, 201, id, 0, input);
                });
    }

    Reply replace(Desk desk, Exchange exchange) {
        return one(
                desk,
                exchange,
                id ->
                        answers.reading(
                                exchange,
                                ArticleInput.class,
                                input ->
                                        save(
                                                desk,
                                                exchange,
                                                200,
                                                id,
                                                input.version() == null ? 0 : input.version(),
                                                input)));
    }

    private Reply save(
            Desk desk, Exchange exchange, int status, UUID id, int version, ArticleInput input) {
        SaveArticle.Command command =
                new SaveArticle.Command(id, kind, version, input.writing(), null);
        return switch (room.acts().saveArticle().run(desk, command)) {
            case SaveArticle.Saved(Article article) -> told(desk, exchange, status, article.id());
            case SaveArticle.Invalid(List<Wrong> wrongs) -> answers.invalid(exchange, wrongs);
            case SaveArticle.Stale stale -> answers.stale();
            case SaveArticle.PublishersOnly only ->
                    ApiProblem.reply(
                            403,
                            "publishers-only",
                            "It is public: whoever changes it needs the right to publish.");
            case SaveArticle.Elsewhere() -> elsewhere();
            case SaveArticle.Missing() -> room.pages().notFound(exchange);
        };
    }

    Reply propose(Desk desk, Exchange exchange) {
        return state(
                desk,
                exchange,
                (id, input) -> room.acts().proposeArticle().run(desk, id, input.read()));
    }

    Reply publish(Desk desk, Exchange exchange) {
        return state(
                desk,
                exchange,
                (id, input) -> room.acts().publishArticle().run(desk, id, input.read(), null));
    }

    Reply decline(Desk desk, Exchange exchange) {
        return state(
                desk,
                exchange,
                (id, input) ->
                        room.acts()
                                .declineArticle()
                                .run(desk, id, ArticleInput.text(input.word())));
    }

    /** From when until when it is public. */
    Reply schedule(Desk desk, Exchange exchange) {
        return one(
                desk,
                exchange,
                id ->
                        answers.reading(
                                exchange,
                                TimesInput.class,
                                input -> schedule(desk, exchange, id, input)));
    }

    private Reply schedule(Desk desk, Exchange exchange, UUID id, TimesInput input) {
        List<Wrong> wrongs = input.unreadable();
        return wrongs.isEmpty()
                ? after(
                        desk,
                        exchange,
                        room.acts().scheduleArticle().run(desk, id, input.read(), input.times()))
                : answers.invalid(exchange, wrongs);
    }

    private static Reply elsewhere() {
        return ApiProblem.reply(
                403, "elsewhere", "It stands outside the sections that this office keeps to.");
    }

    Reply withdraw(Desk desk, Exchange exchange) {
        return one(
                desk,
                exchange,
                id -> after(desk, exchange, room.acts().withdrawArticle().run(desk, id)));
    }

    /** A page one place up or down. */
    Reply move(Desk desk, Exchange exchange) {
        return one(
                desk,
                exchange,
                id ->
                        answers.reading(
                                exchange,
                                DirectionInput.class,
                                input -> move(desk, exchange, id, input)));
    }

    private Reply move(Desk desk, Exchange exchange, UUID id, DirectionInput input) {
        if (input.direction() == null) {
            return answers.invalid(exchange, List.of(Wrong.of("direction", "site.wrong.choice")));
        }
        return room.acts()
                .movePage()
                .run(desk, id, input.direction())
                .map(page -> told(desk, exchange, 200, id))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    @FunctionalInterface
    private interface OnState {
        StateOutcome run(UUID id, StateInput input);
    }

    private Reply state(Desk desk, Exchange exchange, OnState act) {
        return one(
                desk,
                exchange,
                id ->
                        answers.reading(
                                exchange,
                                StateInput.class,
                                input -> after(desk, exchange, act.run(id, input))));
    }

    private Reply after(Desk desk, Exchange exchange, StateOutcome outcome) {
        return switch (outcome) {
            case StateOutcome.Done(Article article) -> told(desk, exchange, 200, article.id());
            case StateOutcome.Stale stale -> answers.stale();
            case StateOutcome.NotNow notNow ->
                    ApiProblem.reply(409, "not-now", "That does not go from the state it is in.");
            case StateOutcome.Empty empty ->
                    answers.invalid(exchange, List.of(Wrong.of("body", "site.wrong.body-missing")));
            case StateOutcome.Unexplained(Article article, Wrong wrong) ->
                    answers.invalid(exchange, List.of(wrong));
            case StateOutcome.WrongTimes(Article article, List<Wrong> wrongs) ->
                    answers.invalid(exchange, wrongs);
            case StateOutcome.Elsewhere elsewhere -> elsewhere();
            case StateOutcome.LegalNoticeMissing(Article article, List<String> missing) ->
                    ApiProblem.reply(
                            409,
                            "legal-notice-missing",
                            "The site must first say its " + String.join(", ", missing) + ".");
            case StateOutcome.Missing() -> room.pages().notFound(exchange);
        };
    }

    private Reply told(Desk desk, Exchange exchange, int status, UUID id) {
        Optional<ArticleJson> json =
                room.database()
                        .read(
                                desk.tenancy(),
                                tx ->
                                        Articles.find(tx, id)
                                                .map(it -> ArticleJson.of(it, alt(tx, it))));
        return json.map(it -> Reply.json(status, it))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private static @Nullable String alt(TenantTx tx, Article article) {
        return article.cover().flatMap(id -> MediaShelf.find(tx, id)).map(Media::alt).orElse(null);
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
