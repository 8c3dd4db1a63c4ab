package org.preau.agenda;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What somebody wrote about a date, read and found right; as {@link ArticleDate} has it. */
record DateWriting(
        LocalDate startsOn,
        @Nullable LocalTime startsAt,
        LocalDate endsOn,
        @Nullable LocalTime endsAt,
        String note,
        String place,
        String address,
        String action,
        String link,
        String state) {

    static final int NOTE = 80;
    static final int PLACE = 120;
    static final int ADDRESS = 200;
    static final int ACTION = 40;
    static final int LINK = 500;

    /** The same on another day, as long as before. */
    DateWriting on(LocalDate day) {
        LocalDate last = day.plusDays(ChronoUnit.DAYS.between(startsOn, endsOn));
        return new DateWriting(
                day, startsAt, last, endsAt, note, place, address, action, link, state);
    }
}
