package org.preau.blueprint;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.sql.Database;
import org.preau.text.Json;
import org.preau.text.Message;
import org.preau.text.Messages;
import org.preau.web.ApiPage;
import org.preau.web.ApiProblem;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** Models for programs: made by an association's, read over by the operator's. */
final class BlueprintApi {

    /** A model as the API gives it. */
    record Given(
            UUID id,
            int version,
            String name,
            String description,
            String state,
            int used,
            String madeFrom,
            String madeBy,
            Instant madeAt,
            Blueprint blueprint) {

        static Given of(Blueprints.Kept kept) {
            return new Given(
                    kept.id(),
                    kept.version(),
                    kept.name(),
                    kept.description(),
                    BlueprintConsole.key(kept.state()),
                    kept.used(),
                    kept.madeFrom(),
                    kept.madeBy(),
                    kept.madeAt(),
                    kept.blueprint());
        }
    }

    /**
     * A model to make.
     *
     * @param id so that what is sent twice is done once
     */
    record NewOne(@Nullable UUID id, @Nullable String name, @Nullable String description) {}

    /** What an association's program is told: the model waits, and this is all that is in it. */
    record Handed(UUID id, Blueprint blueprint) {}

    /**
     * @param state {@code proposed}, {@code offered} or {@code retired}
     */
    record Change(
            @Nullable Integer version,
            @Nullable String name,
            @Nullable String description,
            @Nullable String state) {}

    private final Database database;
    private final Messages messages;
    private final MakeBlueprint make;
    private final ReviewBlueprint review;
    private final DeleteBlueprint delete;

    BlueprintApi(
            Database database,
            Messages messages,
            MakeBlueprint make,
            ReviewBlueprint review,
            DeleteBlueprint delete) {
        this.database = database;
        this.messages = messages;
        this.make = make;
        this.review = review;
        this.delete = delete;
    }

    Reply make(Desk desk, Exchange exchange) {
        try {
            NewOne sent = Json.read(exchange.body(), NewOne.class);
            MakeBlueprint.Command command =
                    new MakeBlueprint.Command(
                            sent.id() == null ? Ids.next() : sent.id(),
                            text(sent.name(), ""),
                            text(sent.description(), ""));
            return switch (make.run(desk, command)) {
                case MakeBlueprint.Made(UUID id, Blueprint blueprint) ->
                        Reply.json(201, new Handed(id, blueprint));
                case MakeBlueprint.Invalid(Map<String, Message> problems) ->
                        invalid(exchange, problems);
            };
        } catch (Json.MalformedJson e) {
            return unreadable();
        }
    }

    Reply list(Desk desk, Exchange exchange) {
        List<Given> all =
                database.operator("list the models of sites", Blueprints::all).stream()
                        .map(Given::of)
                        .toList();
        return Reply.json(200, ApiPage.of(all, 1, Math.max(1, all.size()), all.size()));
    }

    Reply get(Desk desk, Exchange exchange) {
        return found(exchange)
                .map(it -> Reply.json(200, Given.of(it)))
                .orElseGet(BlueprintApi::absent);
    }

    Reply change(Desk desk, Exchange exchange) {
        Optional<Blueprints.Kept> found = found(exchange);
        if (found.isEmpty()) {
            return absent();
        }
        try {
            Blueprints.Kept kept = found.get();
            Change sent = Json.read(exchange.body(), Change.class);
            ReviewBlueprint.Command command =
                    new ReviewBlueprint.Command(
                            kept.id(),
                            sent.version() == null ? 0 : sent.version(),
                            text(sent.name(), kept.name()),
                            text(sent.description(), kept.description()),
                            BlueprintConsole.state(text(sent.state(), ""), kept.state()));
            return switch (review.run(desk.actor(), command)) {
                case ReviewBlueprint.Saved(Blueprints.Kept saved) ->
                        Reply.json(200, Given.of(saved));
                case ReviewBlueprint.Stale stale ->
                        ApiProblem.reply(
                                409,
                                "stale",
                                "Somebody has saved another version since: read it, then send yours with its number.");
                case ReviewBlueprint.Invalid(Map<String, Message> problems) ->
                        invalid(exchange, problems);
                case ReviewBlueprint.NoSuchBlueprint no -> absent();
            };
        } catch (Json.MalformedJson e) {
            return unreadable();
        }
    }

    Reply delete(Desk desk, Exchange exchange) {
        return found(exchange)
                .flatMap(it -> delete.run(desk.actor(), it.id()))
                .map(it -> Reply.noContent())
                .orElseGet(BlueprintApi::absent);
    }

    private Optional<Blueprints.Kept> found(Exchange exchange) {
        try {
            UUID id = Ids.parse(exchange.parameter("blueprint"));
            return database.operator("look at the model of a site", tx -> Blueprints.find(tx, id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Reply invalid(Exchange exchange, Map<String, Message> problems) {
        return ApiProblem.invalid(
                problems.entrySet().stream()
                        .map(it ->
                                new ApiProblem.FieldProblem(
                                        it.getKey(),
                                        it.getValue().in(exchange.language(), messages)))
                        .toList());
    }

    private static Reply unreadable() {
        return ApiProblem.reply(400, "unreadable", "The body is not the JSON asked for.");
    }

    private static Reply absent() {
        return ApiProblem.reply(404, "not-found", "There is nothing at this address.");
    }

    private static String text(@Nullable String said, String otherwise) {
        return said == null ? otherwise : said;
    }
}
