package org.preau.files;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.text.Json;
import org.preau.text.Message;
import org.preau.web.ApiProblem;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Origins;
import org.preau.web.Reply;

/** Links to files by the API: what their pages do. */
final class LinksApi {

    /**
     * A link that was made; its address is in the answer that made it and nowhere else.
     *
     * @param node what it shows
     * @param state open, expired or revoked
     * @param opened how often its page was opened
     * @param fetched how often something was fetched by it
     */
    record LinkJson(
            UUID id,
            UUID node,
            String state,
            boolean password,
            String madeBy,
            Instant madeAt,
            Instant until,
            long opened,
            long fetched,
            @Nullable Instant openedAt) {}

    /**
     * A link to make.
     *
     * @param id the same one sent twice is one link; null for any
     * @param days 1, 7 or 30; null where there is a date
     * @param until the last day, such as 2027-03-31, a year from now at most
     * @param password to put before it; null for none
     */
    record NewLink(
            @Nullable String id,
            @Nullable Integer days,
            @Nullable String until,
            @Nullable String password) {

        LinkDraft draft() {
            return new LinkDraft(
                    id == null ? Ids.next().toString() : id,
                    days == null ? LinkDraft.DATE : days.toString(),
                    until == null ? "" : until,
                    password == null ? "" : password);
        }
    }

    /**
     * One was made.
     *
     * @param address null when the same identifier was sent before: it cannot be shown again
     */
    record MadeLink(UUID id, @Nullable String address) {}

    private final FilesRoom room;
    private final MakeLink make;
    private final RevokeLink revoke;
    private final Origins origins;
    private final Clock clock;

    LinksApi(FilesRoom room, MakeLink make, RevokeLink revoke, Origins origins, Clock clock) {
        this.room = room;
        this.make = make;
        this.revoke = revoke;
        this.origins = origins;
        this.clock = clock;
    }

    Reply list(Desk desk, Exchange exchange) {
        List<LinkJson> links =
                room.database().read(desk.tenancy(), ShareLinks::all).stream()
                        .map(this::json)
                        .toList();
        return Reply.json(200, new FilesJson.Listed<>(links, null));
    }

    Reply make(Desk desk, Exchange exchange) {
        Optional<UUID> node =
                room.find(desk, exchange.parameter("node"))
                        .map(it -> it.nodes().getLast().nodeId());
        if (node.isEmpty()) {
            return ApiAnswers.missing();
        }
        try {
            NewLink sent = Json.read(exchange.body(), NewLink.class);
            return switch (sent.draft().check(clock)) {
                case LinkDraft.Wrong(var problems) -> invalid(exchange, problems);
                case LinkDraft.Good(UUID id, Instant until, String password) ->
                        made(desk, new MakeLink.Command(id, node.get(), until, password));
            };
        } catch (Json.MalformedJson e) {
            return ApiAnswers.malformed(e);
        }
    }

    private Reply made(Desk desk, MakeLink.Command command) {
        return switch (make.run(desk, command)) {
            case MakeLink.Made(ShareLink link, String secret) ->
                    Reply.json(
                                    201,
                                    new MadeLink(
                                            link.id(),
                                            SharedPaths.address(origins, desk.tenant(), secret)))
                            .with("cache-control", "no-store");
            case MakeLink.MadeBefore() -> Reply.json(200, new MadeLink(command.id(), null));
            case MakeLink.Missing() -> ApiAnswers.missing();
        };
    }

    Reply revoke(Desk desk, Exchange exchange) {
        return FilesRoom.id(exchange.parameter("link"))
                .filter(id -> revoke.run(desk, id))
                .map(id -> Reply.noContent())
                .orElseGet(() -> ApiAnswers.missing());
    }

    private Reply invalid(Exchange exchange, Map<String, Message> problems) {
        List<ApiProblem.FieldProblem> wrong = new ArrayList<>();
        problems.forEach((field, why) ->
                wrong.add(
                        new ApiProblem.FieldProblem(
                                field, why.in(exchange.language(), room.messages()))));
        return ApiProblem.invalid(wrong);
    }

    private LinkJson json(ShareLink it) {
        return new LinkJson(
                it.id(),
                it.nodeId(),
                it.standing(clock.instant()).name().toLowerCase(java.util.Locale.ROOT),
                it.passwordHash() != null,
                it.madeBy(),
                it.madeAt(),
                it.untilAt(),
                it.opened(),
                it.fetched(),
                it.openedAt());
    }
}
