package org.preau.typing;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.sql.Database;
import org.preau.text.Json;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Reply;

/** Keeps what the forms of the workspace tell while somebody types, and hands it back to her. */
final class TypingDesk {

    /**
     * What was kept.
     *
     * @param entries pairs of a name and a value, in the order of the form; null once saved
     * @param at when, in milliseconds since 1970
     */
    record Kept(String mark, @Nullable JsonNode entries, long at) {}

    private static final Kept NOTHING = new Kept("", null, 0);
    private static final int PLACE = 200;
    private static final int MARK = 100;
    private static final int ENTRIES = 400_000;
    private static final int FIELDS = 5_000;

    private final Database database;
    private final Pages pages;

    TypingDesk(Database database, Pages pages) {
        this.database = database;
        this.pages = pages;
    }

    /** {@code GET …/saisie?ou=}: an empty mark when nothing is known of that form. */
    Reply find(Desk desk, Exchange exchange) {
        String place = exchange.query("ou");
        return account(desk)
                .filter(who -> isPlace(place))
                .flatMap(who -> database.read(desk.tenancy(), tx -> Typing.find(tx, who, place)))
                .map(it -> Reply.json(200, kept(it)))
                .orElseGet(() -> Reply.json(200, NOTHING));
    }

    private static Kept kept(Typing it) {
        String entries = it.entries();
        return new Kept(
                it.mark(),
                entries == null ? null : pairs(entries).orElse(null),
                it.typedAt().toEpochMilli());
    }

    /** {@code POST …/saisie}: keeps {@code champs}; forgets when there are none. */
    Reply keep(Desk desk, Exchange exchange) {
        String place = exchange.form("ou");
        String mark = exchange.form("marque");
        String entries = exchange.form("champs");
        Optional<AccountId> who = account(desk);
        if (who.isEmpty() || !isPlace(place) || mark.length() > MARK) {
            return pages.problem(400, exchange);
        }
        if (entries.isEmpty()) {
            return forget(desk, who.get(), place);
        }
        if (entries.length() > ENTRIES || pairs(entries).isEmpty()) {
            return pages.problem(422, exchange);
        }
        return database.write(
                desk.tenancy(),
                tx -> {
                    Typing.keep(tx, who.get(), place, mark, entries);
                    return Reply.noContent();
                });
    }

    private Reply forget(Desk desk, AccountId who, String place) {
        return database.write(
                desk.tenancy(),
                tx -> {
                    Typing.forget(tx, who, place);
                    return Reply.noContent();
                });
    }

    /** Notes that a form was saved. */
    void saved(Desk desk, String place, String mark) {
        if (isPlace(place) && mark.length() <= MARK) {
            account(desk)
                    .ifPresent(who ->
                            database.write(
                                    desk.tenancy(),
                                    tx -> {
                                        Typing.saved(tx, who, place, mark);
                                        return true;
                                    }));
        }
    }

    private static Optional<AccountId> account(Desk desk) {
        return desk.who().map(Person::account);
    }

    private static boolean isPlace(String place) {
        return place.startsWith("/") && place.length() <= PLACE && place.indexOf('\0') < 0;
    }

    /** The list of pairs of texts that this is; empty for anything else. */
    private static Optional<JsonNode> pairs(String entries) {
        try {
            JsonNode all = Json.tree(entries.getBytes(StandardCharsets.UTF_8));
            boolean good = all.isArray() && all.size() <= FIELDS && entries.indexOf('\0') < 0;
            for (JsonNode one : all) {
                good &= one.isArray() && one.size() == 2;
                good = good && one.get(0).isTextual() && one.get(1).isTextual();
            }
            return good ? Optional.of(all) : Optional.empty();
        } catch (Json.MalformedJson e) {
            return Optional.empty();
        }
    }
}
