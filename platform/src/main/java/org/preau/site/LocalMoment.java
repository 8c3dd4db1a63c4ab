package org.preau.site;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.preau.text.Dates;

/**
 * A day and hour as a form carries it, on the clocks of the association: what a browser's own field
 * sends, and what people type where there is none ("3/12/2026 8h00").
 */
sealed interface LocalMoment {

    /** Nothing was typed. */
    record Nothing() implements LocalMoment {}

    /** That moment. */
    record At(Instant at) implements LocalMoment {}

    /**
     * It names none.
     *
     * @param key of the message that says why
     */
    record Wrong(String key) implements LocalMoment {}

    ZoneId ZONE = Dates.PARIS;

    Pattern SENT =
            Pattern.compile(
                    "(\\d{4})-(\\d{1,2})-(\\d{1,2})[T ](\\d{1,2}):(\\d{2})(?::\\d{2}(?:\\.\\d{1,9})?)?");
    Pattern TYPED =
            Pattern.compile(
                    "(\\d{1,2})[/. -](\\d{1,2})[/. -](\\d{4})(?:,? {0,3}(?:à|at)? {0,3}(\\d{1,2}) ?[h:] ?(\\d{2})?)?");
    int LONGEST = 40;

    /**
     * @param standing the moment that the form was given out with; null for none. In the hour that
     *     comes twice in autumn the same words may mean it or the hour before: untouched, they mean
     *     it
     */
    static LocalMoment read(String text, @Nullable Instant standing) {
        String typed = text.replaceAll("[\\s\\u00a0\\u202f]", " ").strip();
        if (typed.isEmpty()) {
            return new Nothing();
        }
        if (standing != null && typed.equals(written(standing))) {
            return new At(standing);
        }
        if (typed.length() > LONGEST) {
            return new Wrong("site.wrong.moment");
        }
        return sent(typed).or(() -> typed(typed)).orElse(new Wrong("site.wrong.moment"));
    }

    /** The same as a browser's field wants it, {@code 2026-12-03T08:00}. */
    static String written(@Nullable Instant at) {
        return at == null
                ? ""
                : LocalDateTime.ofInstant(at, ZONE)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                        .substring(0, 16);
    }

    private static Optional<LocalMoment> sent(String typed) {
        Matcher it = SENT.matcher(typed);
        return it.matches()
                ? Optional.of(of(it.group(1), it.group(2), it.group(3), it.group(4), it.group(5)))
                : Optional.empty();
    }

    private static Optional<LocalMoment> typed(String typed) {
        Matcher it = TYPED.matcher(typed);
        if (!it.matches()) {
            return Optional.empty();
        }
        String hour = it.group(4) == null ? "0" : it.group(4);
        String minute = it.group(5) == null ? "0" : it.group(5);
        return Optional.of(of(it.group(3), it.group(2), it.group(1), hour, minute));
    }

    private static LocalMoment of(
            String year, String month, String day, String hour, String minute) {
        try {
            LocalDate date =
                    LocalDate.of(
                            Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            LocalTime time = LocalTime.of(Integer.parseInt(hour), Integer.parseInt(minute));
            return onClocks(date.atTime(time));
        } catch (DateTimeException e) {
            return new Wrong("site.wrong.no-such-day");
        }
    }

    /** In spring an hour is left out: no clock of the area ever shows it. */
    private static LocalMoment onClocks(LocalDateTime local) {
        return ZONE.getRules().getValidOffsets(local).isEmpty()
                ? new Wrong("site.wrong.no-such-hour")
                : new At(local.atZone(ZONE).toInstant());
    }
}
