package org.preau.agenda;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How often something comes again. Each time becomes a date of its own, to be changed alone. */
enum Repeat {
    /** It does not. */
    ONCE,
    /** Seven days later. */
    WEEKLY,
    /** Fourteen days later. */
    FORTNIGHTLY,
    /**
     * On the same weekday of the month, the second Tuesday; months without a fifth are left out.
     */
    MONTHLY;

    /** So many dates are made at once: a year of weeks, and some. */
    static final int MOST = 60;

    static Optional<Repeat> of(String key) {
        return key.isEmpty()
                ? Optional.of(ONCE)
                : Stream.of(values()).filter(one -> one.key().equals(key)).findFirst();
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The days on which it takes place, one more than {@link #MOST} at most.
     *
     * @param until the last day that counts
     */
    List<LocalDate> days(LocalDate first, LocalDate until) {
        List<LocalDate> days = new ArrayList<>(List.of(first));
        for (int step = 1; this != ONCE && days.size() <= MOST; step++) {
            Optional<LocalDate> day = after(first, step);
            if (day.filter(it -> it.isAfter(until)).isPresent()) {
                break;
            }
            day.ifPresent(days::add);
        }
        return days;
    }

    private Optional<LocalDate> after(LocalDate first, int step) {
        return switch (this) {
            case ONCE -> Optional.empty();
            case WEEKLY -> Optional.of(first.plusWeeks(step));
            case FORTNIGHTLY -> Optional.of(first.plusWeeks(2L * step));
            case MONTHLY -> inMonth(first, YearMonth.from(first).plusMonths(step));
        };
    }

    /** None in a month that has no fifth Friday. */
    private static Optional<LocalDate> inMonth(LocalDate first, YearMonth month) {
        int which = (first.getDayOfMonth() - 1) / 7 + 1;
        LocalDate day =
                month.atDay(1)
                        .with(TemporalAdjusters.dayOfWeekInMonth(which, first.getDayOfWeek()));
        return YearMonth.from(day).equals(month) ? Optional.of(day) : Optional.empty();
    }
}
