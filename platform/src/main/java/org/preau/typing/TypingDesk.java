package org.preau.typing;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancy;
import org.preau.text.Json;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Reply;

/**
 * Keeps what the forms of a workspace or of the console tell while somebody types, and hands it
 * back to her.
 */
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

    /**
     * Who types, and where it is kept: her association, the portal for the console.
     *
     * @param who empty for whoever has no account, of whom nothing is kept
     * @param name as others are told it
     */
    record Typist(Tenancy tenancy, Optional<AccountId> who, String name) {

        static Typist at(Desk desk) {
            return new Typist(desk.tenancy(), desk.who().map(Person::account), desk.actor().name());
        }
    }

    /** Who else has a form open, by name. */
    record Company(List<String> others) {}

    /** {@code GET …/saisie?ou=}: an empty mark when nothing is known of that form. */
    Reply find(Typist typist, Exchange exchange) {
        String place = exchange.query("ou");
        return typist.who()
                .filter(who -> isPlace(place))
                .flatMap(who -> database.read(typist.tenancy(), tx -> Typing.find(tx, who, place)))
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

    /**
     * {@code POST …/saisie}: keeps {@code champs}; forgets when there are none. Without a mark
     * either, it says that the form is open, and is told who else has it open.
     */
    Reply keep(Typist typist, Exchange exchange) {
        String place = exchange.form("ou");
        String mark = exchange.form("marque");
        String entries = exchange.form("champs");
        Optional<AccountId> who = typist.who();
        if (who.isEmpty() || !isPlace(place) || mark.length() > MARK) {
            return pages.problem(400, exchange);
        }
        if (entries.isEmpty() && mark.isEmpty()) {
            return open(typist, who.get(), place);
        }
        if (entries.isEmpty()) {
            return forget(typist.tenancy(), who.get(), place);
        }
        if (entries.length() > ENTRIES || pairs(entries).isEmpty()) {
            return pages.problem(422, exchange);
        }
        return database.write(
                typist.tenancy(),
                tx -> {
                    Typing.keep(tx, who.get(), place, mark, entries);
                    return Reply.noContent();
                });
    }

    private Reply open(Typist typist, AccountId who, String place) {
        return database.write(
                typist.tenancy(),
                tx -> {
                    Typing.seen(tx, who, typist.name(), place);
                    return Reply.json(200, new Company(Typing.others(tx, who, place)));
                });
    }

    private Reply forget(Tenancy tenancy, AccountId who, String place) {
        return database.write(
                tenancy,
                tx -> {
                    Typing.forget(tx, who, place);
                    return Reply.noContent();
                });
    }

    /** Notes that a form was saved. */
    void saved(Typist typist, String place, String mark) {
        if (isPlace(place) && mark.length() <= MARK) {
            typist.who()
                    .ifPresent(who ->
                            database.write(
                                    typist.tenancy(),
                                    tx -> {
                                        Typing.saved(tx, who, place, mark);
                                        return true;
                                    }));
        }
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
