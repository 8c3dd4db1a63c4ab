package org.preau.files;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.preau.text.Dates;

/**
 * Which versions of a file are worth keeping as time goes by: all of the last day, the last one of
 * each day for a month, of each week for a year, of each month before. What is in place always
 * stays. Days are those of Paris, weeks begin on Monday.
 */
final class VersionLadder {

    private static final Duration ALL = Duration.ofDays(1);
    private static final Duration DAILY = Duration.ofDays(30);
    private static final Duration WEEKLY = Duration.ofDays(365);

    private VersionLadder() {}

    /**
     * The numbers of those that may go.
     *
     * @param versions the newest first
     */
    static List<Integer> over(List<History.Version> versions, Instant now) {
        Set<String> rungs = new HashSet<>();
        List<Integer> over = new ArrayList<>();
        for (History.Version it : versions) {
            if (!rungs.add(rung(it, now))) {
                over.add(it.number());
            }
        }
        return over;
    }

    /** Of all versions with the same one, the latest is kept. */
    private static String rung(History.Version version, Instant now) {
        Duration age = Duration.between(version.fromAt(), now);
        LocalDate day = LocalDate.ofInstant(version.fromAt(), Dates.PARIS);
        if (age.compareTo(ALL) < 0) {
            return "version " + version.number();
        }
        if (age.compareTo(DAILY) < 0) {
            return "day " + day;
        }
        if (age.compareTo(WEEKLY) < 0) {
            return "week "
                    + day.get(IsoFields.WEEK_BASED_YEAR)
                    + " "
                    + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        }
        return "month " + day.getYear() + " " + day.getMonthValue();
    }
}
