package org.preau.theme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One date of a text that visitors see, on the clocks of the place.
 *
 * @param slug the address of its text
 * @param language of its text; empty for the site's
 * @param startsAt null for a whole day
 * @param endsOn the last day
 * @param note what sets it apart from the text's other dates
 * @param action what one can do about it, at {@code link}; empty for nothing
 * @param state {@code planned}, {@code postponed} or {@code cancelled}
 * @param changes SEQUENCE of RFC 5545
 * @param total how many the whole list has
 */
record AgendaDate(
        UUID id,
        UUID articleId,
        String slug,
        String title,
        String lead,
        String language,
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
        int changes,
        Instant updatedAt,
        long total) {

    private static final int TAIL = 12;

    /** Its name within a page; the end of an identifier is the part that chance made. */
    String anchor() {
        String text = id.toString();
        return "d-" + text.substring(text.length() - TAIL);
    }

    boolean isPlanned() {
        return state.equals("planned");
    }

    boolean isOver(LocalDate today) {
        return endsOn.isBefore(today);
    }

    boolean isLong() {
        return endsOn.isAfter(startsOn.plusDays(1))
                || (startsAt == null && !endsOn.equals(startsOn));
    }
}
