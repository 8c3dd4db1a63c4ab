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

/** Members' passwords for programs by the API: a token acts in the name of whoever made it. */
final class AppPasswordsApi {

    /**
     * A password to make.
     *
     * @param id a UUID of the caller's choice, so that a repeated call makes one; null to leave it
     * @param use {@code files}, {@code git} or {@code mail}
     * @param name which program or machine it is for
     */
    record NewAppPassword(@Nullable String id, @Nullable String use, @Nullable String name) {

        AppPasswordDraft draft() {
            return new AppPasswordDraft(
                    id == null ? Ids.next().toString() : id,
                    use == null ? "" : use,
                    name == null ? "" : name);
        }
    }

    /**
     * A password was made.
     *
     * @param secret this once; absent when the same call was made before
     */
    record MadeAppPassword(UUID id, @Nullable String secret) {}

    /** A password, all but its secret. */
    record KnownAppPassword(
            UUID id,
            String use,
            String name,
            String holder,
            Instant createdAt,
            @Nullable Instant usedAt,
            @Nullable Instant revokedAt) {}

    private final Database database;
    private final Messages messages;
    private final MakeAppPassword make;
    private final RevokeAppPassword revoke;
    private final Clock clock;

    AppPasswordsApi(
            Database database,
            Messages messages,
            MakeAppPassword make,
            RevokeAppPassword revoke,
            Clock clock) {
        this.database = database;
        this.messages = messages;
        this.make = make;
        this.revoke = revoke;
        this.clock = clock;
    }

    Reply list(Desk desk, Exchange exchange) {
        List<KnownAppPassword> known =
                database.read(desk.tenancy(), tx -> AppPasswords.seen(tx, desk, clock)).stream()
                        .map(AppPasswordsApi::known)
                        .toList();
        return Reply.json(200, new Listed<>(known, null));
    }

    Reply make(Desk desk, Exchange exchange) {
        try {
            NewAppPassword sent = Json.read(exchange.body(), NewAppPassword.class);
            return switch (sent.draft().check()) {
                case AppPasswordDraft.Wrong(var problems) ->
                        ApiWords.invalid(messages, exchange, problems);
                case AppPasswordDraft.Good(MakeAppPassword.Command command) -> made(desk, command);
            };
        } catch (Json.MalformedJson e) {
            return ApiWords.malformed(e);
        }
    }

    Reply revoke(Desk desk, Exchange exchange) {
        Optional<UUID> id = Typed.id(exchange.parameter("password"));
        return id.map(it ->
                        switch (revoke.run(desk, it)) {
                            case RevokeAppPassword.Revoked() -> Reply.noContent();
                            case RevokeAppPassword.Missing() -> ApiWords.missing();
                        })
                .orElseGet(ApiWords::missing);
    }

    private Reply made(Desk desk, MakeAppPassword.Command command) {
        return switch (make.run(desk, command)) {
            case MakeAppPassword.Made(UUID id, String secret) ->
                    Reply.json(201, new MadeAppPassword(id, secret))
                            .with("cache-control", "no-store");
            case MakeAppPassword.MadeBefore(UUID id) ->
                    Reply.json(200, new MadeAppPassword(id, null));
            case MakeAppPassword.NoOffice() ->
                    ApiWords.conflict(
                            "no-office",
                            "Whoever made this token holds no office here: a password would open nothing.");
        };
    }

    private static KnownAppPassword known(AppPassword it) {
        return new KnownAppPassword(
                it.id(),
                Named.name(it.purpose()),
                it.name(),
                it.holder(),
                it.createdAt(),
                it.usedAt(),
                it.revokedAt());
    }
}
