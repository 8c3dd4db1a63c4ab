package org.preau.people;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.text.Message;

/** The last day of a mandate as somebody typed it. */
sealed interface Until {

    /** Mandates of an association are counted in years, not in lifetimes. */
    int MOST_YEARS = 20;

    /**
     * A day, or none.
     *
     * @param day null when the mandate has no end
     */
    record Day(@Nullable LocalDate day) implements Until {}

    /** Not to be taken, and why. */
    record Wrong(Message problem) implements Until {}

    static Until read(String typed, LocalDate today) {
        if (typed.isBlank()) {
            return new Day(null);
        }
        Optional<LocalDate> day = Typed.day(typed);
        if (day.isEmpty()) {
            return new Wrong(Message.of("people.until.malformed"));
        }
        if (day.get().isBefore(today)) {
            return new Wrong(Message.of("people.until.past"));
        }
        if (day.get().isAfter(today.plusYears(MOST_YEARS))) {
            return new Wrong(Message.of("people.until.far", "years", MOST_YEARS));
        }
        return new Day(day.get());
    }
}
