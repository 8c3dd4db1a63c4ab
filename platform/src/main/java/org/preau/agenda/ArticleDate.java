package org.preau.agenda;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One date of a text, on the clocks of the place.
 *
 * @param startsAt null when it has no hours
 * @param endsOn the last day, the first one when it has only one
 * @param endsAt null when nobody said
 * @param note what sets it apart from the text's other dates; empty for nothing
 * @param place its name, as people say it
 * @param address where that is
 * @param action what one can do about it, such as booking: the words of a button
 * @param link where that is done; empty without {@code action}
 * @param state {@code planned}, {@code postponed} (nobody knows to when) or {@code cancelled}
 * @param changes how often it was changed, SEQUENCE of RFC 5545; also the version of an edit
 */
record ArticleDate(
        UUID id,
        UUID articleId,
        LocalDate startsOn,
        @Nullable LocalTime startsAt,
        LocalDate endsOn,
        @Nullable LocalTime endsAt,
        String note,
        String place,
        String address,
        String action,
        String link,
        String state,
        int changes) {

    /** What somebody wants a date to be. */
    DateWriting writing() {
        return new DateWriting(
                startsOn, startsAt, endsOn, endsAt, note, place, address, action, link, state);
    }
}
