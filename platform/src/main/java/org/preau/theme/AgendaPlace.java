package org.preau.theme;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;

/**
 * An address of the agenda, taken apart: {@code /agenda}, {@code /agenda/2026-12}, {@code
 * /agenda.ics}, {@code /agenda/TEXT.ics}.
 */
sealed interface AgendaPlace {

    /** What is to come. */
    record Coming() implements AgendaPlace {}

    /** One month. */
    record Month(YearMonth month) implements AgendaPlace {}

    /** All of it as a calendar. */
    record Whole() implements AgendaPlace {}

    /** The dates of one text as a calendar. */
    record OfText(String slug) implements AgendaPlace {}

    String AGENDA = "/agenda";

    /** Where the agenda stands on a site that has something else at its address. */
    String ELSEWHERE = "/agenda/a-venir";

    String CALENDAR = "/agenda.ics";

    int FIRST_YEAR = 1900;
    int LAST_YEAR = 2200;

    static Optional<AgendaPlace> of(String path) {
        if (!path.startsWith(AGENDA)) {
            return Optional.empty();
        }
        return switch (path) {
            case AGENDA, ELSEWHERE -> Optional.of(new Coming());
            case CALENDAR -> Optional.of(new Whole());
            default -> path.startsWith("/agenda/") ? below(path.substring(8)) : Optional.empty();
        };
    }

    private static Optional<AgendaPlace> below(String name) {
        return name.endsWith(".ics")
                ? ListPlace.of("/" + name.substring(0, name.length() - 4))
                        .filter(place -> place.isSection() && !place.isFeed())
                        .map(place -> new OfText(place.slug()))
                : month(name).map(Month::new);
    }

    private static Optional<YearMonth> month(String name) {
        if (name.length() != 7) {
            return Optional.empty();
        }
        try {
            YearMonth month = YearMonth.parse(name);
            return month.getYear() >= FIRST_YEAR && month.getYear() <= LAST_YEAR
                    ? Optional.of(month)
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Where a month stands. */
    static String of(YearMonth month) {
        return AGENDA + "/" + month;
    }

    /** Where the dates of a text are as a calendar. */
    static String calendar(String slug) {
        return AGENDA + "/" + slug + ".ics";
    }
}
