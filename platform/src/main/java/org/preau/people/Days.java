package org.preau.people;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.preau.text.Dates;

/** The calendar that mandates go by: a day begins and ends as in Paris. */
final class Days {

    private Days() {}

    static LocalDate today(Clock clock) {
        return dayOf(clock.instant());
    }

    static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, Dates.PARIS);
    }

    /** The first moment of the day after {@code day}. */
    static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(Dates.PARIS).toInstant();
    }
}
