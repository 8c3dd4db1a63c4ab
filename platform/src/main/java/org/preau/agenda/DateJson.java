package org.preau.agenda;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A date as the API gives it.
 *
 * @param article the text it is of, an article or a page
 * @param startsAt {@code 20:30}; empty for a whole day
 * @param endsOn the last day
 * @param endsAt empty when nobody said
 * @param state {@code planned}, {@code postponed} or {@code cancelled}
 * @param version to send with a change
 */
public record DateJson(
        UUID id,
        UUID article,
        LocalDate startsOn,
        String startsAt,
        LocalDate endsOn,
        String endsAt,
        String note,
        String place,
        String address,
        String action,
        String link,
        String state,
        int version) {

    static DateJson of(ArticleDate it) {
        return new DateJson(
                it.id(),
                it.articleId(),
                it.startsOn(),
                hour(it.startsAt()),
                it.endsOn(),
                hour(it.endsAt()),
                it.note(),
                it.place(),
                it.address(),
                it.action(),
                it.link(),
                it.state(),
                it.changes());
    }

    /** Hours and minutes; empty for none. */
    static String hour(@Nullable LocalTime time) {
        return time == null ? "" : time.toString().substring(0, 5);
    }
}
