package org.preau.agenda;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days and hours, as fields of a browser send them and as people type them. Pure. */
final class TypedTime {

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})[/. -](\\d{1,2})[/. -](\\d{4})");
    private static final Pattern HOUR =
            Pattern.compile("(\\d{1,2}) ?(?:[hH:.] ?(\\d{2})?)?(?::\\d{2}(?:\\.\\d{1,9})?)?");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private TypedTime() {}

    /** “2026-12-03”, “3/12/2026”, “3.12.2026”; empty when it names no day. */
    static Optional<LocalDate> day(String typed) {
        Matcher iso = ISO.matcher(typed);
        if (iso.matches()) {
            return day(iso.group(1), iso.group(2), iso.group(3));
        }
        Matcher day = DAY.matcher(typed);
        return day.matches() ? day(day.group(3), day.group(2), day.group(1)) : Optional.empty();
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        try {
            return Optional.of(
                            LocalDate.of(
                                    Integer.parseInt(year),
                                    Integer.parseInt(month),
                                    Integer.parseInt(day)))
                    .filter(it -> it.getYear() >= FIRST_YEAR && it.getYear() <= LAST_YEAR);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** “20:30”, “20h30”, “20 h 30”, “20 h”, “20”; empty when it names no hour. */
    static Optional<LocalTime> hour(String typed) {
        Matcher hour = HOUR.matcher(typed.replaceAll("[\\s\\u00a0\\u202f]+", " ").strip());
        if (!hour.matches()) {
            return Optional.empty();
        }
        int minute = hour.group(2) == null ? 0 : Integer.parseInt(hour.group(2));
        int of = Integer.parseInt(hour.group(1));
        return of < 24 && minute < 60 ? Optional.of(LocalTime.of(of, minute)) : Optional.empty();
    }
}
