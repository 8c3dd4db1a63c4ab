package org.preau.agenda;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.web.Exchange;

/**
 * A date as a form and the API take it; nothing is the same as an empty text.
 *
 * @param id of a new one, sent twice, made once; none for one that is changed
 * @param version {@code changes} of the date that was read; none for a new one
 * @param startsOn a day, {@code 2026-12-03}
 * @param startsAt an hour, {@code 20:30}; none for a whole day
 * @param endsOn the last day; none for the first one, or the day after when it ends before it began
 * @param endsAt an hour
 * @param state {@code planned}, {@code postponed} or {@code cancelled}
 * @param repeat {@code once}, {@code weekly}, {@code fortnightly} or {@code monthly}, of new ones
 * @param repeatUntil the last day on which it may come again
 */
public record DateInput(
        @Nullable UUID id,
        @Nullable Integer version,
        @Nullable String startsOn,
        @Nullable String startsAt,
        @Nullable String endsOn,
        @Nullable String endsAt,
        @Nullable String note,
        @Nullable String place,
        @Nullable String address,
        @Nullable String action,
        @Nullable String link,
        @Nullable String state,
        @Nullable String repeat,
        @Nullable String repeatUntil) {

    /** What a form sent. */
    static DateInput of(Exchange exchange, @Nullable UUID id, @Nullable Integer version) {
        return new DateInput(
                id,
                version,
                exchange.form("startsOn"),
                exchange.form("startsAt"),
                exchange.form("endsOn"),
                exchange.form("endsAt"),
                exchange.form("note"),
                exchange.form("place"),
                exchange.form("address"),
                exchange.form("action"),
                exchange.form("link"),
                exchange.form("state"),
                exchange.form("repeat"),
                exchange.form("repeatUntil"));
    }

    /** The same as the first date of a text that is made with it: sent twice, both made once. */
    DateInput first(UUID text) {
        return new DateInput(
                text,
                null,
                startsOn,
                startsAt,
                endsOn,
                endsAt,
                note,
                place,
                address,
                action,
                link,
                state,
                repeat,
                repeatUntil);
    }

    /** What stands, as a form shows it. */
    static DateInput of(ArticleDate it) {
        return new DateInput(
                it.id(),
                it.changes(),
                it.startsOn().toString(),
                DateJson.hour(it.startsAt()),
                it.endsOn().equals(it.startsOn()) ? "" : it.endsOn().toString(),
                DateJson.hour(it.endsAt()),
                it.note(),
                it.place(),
                it.address(),
                it.action(),
                it.link(),
                it.state(),
                "",
                "");
    }

    /** A new one at a place that was typed before, for the next. */
    static DateInput at(String place, String address) {
        return new DateInput(null, null, "", "", "", "", "", place, address, "", "", "", "", "");
    }
}
