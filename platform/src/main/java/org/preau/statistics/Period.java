package org.preau.statistics;

import java.time.LocalDate;
import java.util.Locale;

/** What the page of visits looks at: this day by hours, thirty days, twelve months. */
enum Period {
    DAY("jour"),
    DAYS("jours"),
    MONTHS("mois");

    private static final int DAYS_SHOWN = 30;
    private static final int MONTHS_SHOWN = 12;

    private final String word;

    Period(String word) {
        this.word = word;
    }

    /** As addresses of the workspace call it. */
    String word() {
        return word;
    }

    /** The one that an address or the API names; thirty days for any other text. */
    static Period named(String text) {
        for (Period period : values()) {
            if (period.word.equals(text) || period.name().toLowerCase(Locale.ROOT).equals(text)) {
                return period;
            }
        }
        return DAYS;
    }

    /** Its first day when {@code today} is its last one. */
    LocalDate first(LocalDate today) {
        return switch (this) {
            case DAY -> today;
            case DAYS -> today.minusDays(DAYS_SHOWN - 1);
            case MONTHS -> today.withDayOfMonth(1).minusMonths(MONTHS_SHOWN - 1);
        };
    }

    /** The last day of the period before, with which this one is compared. */
    LocalDate before(LocalDate today) {
        return first(today).minusDays(1);
    }
}
