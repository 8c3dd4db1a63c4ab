package org.preau.people;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.sql.Database;
import org.preau.text.Json;
import org.preau.text.Messages;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** API tokens by the API: a token makes tokens of no more than its own rights. */
final class TokensApi {

    /**
     * A token to make.
     *
     * @param id a UUID of the caller's choice, so that a repeated call makes one; null to leave it
     * @param until the last day it works, as {@code 2027-06-30}; null for no end
     */
    record NewToken(
            @Nullable String id,
            @Nullable String name,
            @Nullable List<String> rights,
            @Nullable String until) {

        TokenDraft draft() {
            return new TokenDraft(
                    id == null ? Ids.next().toString() : id,
                    name == null ? "" : name,
                    rights == null ? List.of() : rights,
                    until == null ? "" : until);
        }
    }

    /**
     * A token was made.
     *
     * @param secret this once; absent when the same call was made before
     */
    record Made(UUID id, @Nullable String secret) {}

    /** A token, all but its secret. */
    record Known(
            UUID id,
            String name,
            List<String> rights,
            String createdBy,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant usedAt,
            @Nullable Instant revokedAt) {}

    private final Database database;
    private final Messages messages;
    private final MakeToken make;
    private final RevokeToken revoke;
    private final Clock clock;

    TokensApi(
            Database database, Messages messages, MakeToken make, RevokeToken revoke, Clock clock) {
        this.database = database;
        this.messages = messages;
        this.make = make;
        this.revoke = revoke;
        this.clock = clock;
    }

    Reply list(Desk desk, Exchange exchange) {
        List<Known> known =
                database.read(desk.tenancy(), tx -> Tokens.all(tx, Days.today(clock))).stream()
                        .map(TokensApi::known)
                        .toList();
        return Reply.json(200, new Listed<>(known, null));
    }

    Reply make(Desk desk, Exchange exchange) {
        try {
            NewToken sent = Json.read(exchange.body(), NewToken.class);
            return switch (sent.draft().check(Days.today(clock))) {
                case TokenDraft.Wrong(var problems) ->
                        ApiWords.invalid(messages, exchange, problems);
                case TokenDraft.Good(MakeToken.Command command) -> made(desk, command);
            };
        } catch (Json.MalformedJson e) {
            return ApiWords.malformed(e);
        }
    }

    Reply revoke(Desk desk, Exchange exchange) {
        Optional<UUID> id = Typed.id(exchange.parameter("token"));
        return id.map(it ->
                        switch (revoke.run(desk, it)) {
                            case RevokeToken.Revoked done -> Reply.noContent();
                            case RevokeToken.Missing() -> ApiWords.missing();
                        })
                .orElseGet(ApiWords::missing);
    }

    private Reply made(Desk desk, MakeToken.Command command) {
        return switch (make.run(desk, command)) {
            case MakeToken.Made(UUID id, String secret) ->
                    Reply.json(201, new Made(id, secret)).with("cache-control", "no-store");
            case MakeToken.MadeBefore(UUID id) -> Reply.json(200, new Made(id, null));
            case MakeToken.BeyondReach() -> ApiWords.beyondReach();
        };
    }

    private static Known known(Token it) {
        return new Known(
                it.id(),
                it.name(),
                it.carries().stream().map(Named::name).toList(),
                it.createdBy(),
                it.createdAt(),
                it.expiresAt(),
                it.usedAt(),
                it.revokedAt());
    }
}
