package org.preau.backup.vault;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Which versions are worth keeping: all of the last day; then the last of each of the latest days,
 * weeks, months and years in which there is one. Days are those of a place, so one has 23, 24 or 25
 * hours. The newest version always stays. Applied again it takes nothing more away.
 *
 * @param day younger than this, all are kept
 * @param daily of how many days one is kept
 * @param weekly of how many weeks, which begin on Monday
 * @param monthly of how many months
 * @param yearly of how many years
 */
public record Ladder(Duration day, int daily, int weekly, int monthly, int yearly) {
    /** What an association gets: a day, 8 days, 5 weeks, 12 months, every year. */
    public static final Ladder USUAL = new Ladder(Duration.ofDays(1), 8, 5, 12, Integer.MAX_VALUE);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public Ladder {
        if (day.isNegative() || daily < 0 || weekly < 0 || monthly < 0 || yearly < 0) {
            throw new IllegalArgumentException("How many to keep is 0 or more");
        }
    }

    /** A version as far as the ladder cares. */
    record Rung(long number, Instant time) {}

    /** The numbers of those to keep. */
    Set<Long> kept(List<Rung> versions, Instant now, ZoneId place) {
        List<Rung> newestFirst =
                versions.stream()
                        .sorted(
                                Comparator.comparing(Rung::time)
                                        .thenComparingLong(Rung::number)
                                        .reversed())
                        .toList();
        Set<Long> kept = new HashSet<>();
        newestFirst.stream().findFirst().ifPresent(newest -> kept.add(newest.number()));
        versions.stream()
                .max(Comparator.comparingLong(Rung::number))
                .ifPresent(v -> kept.add(v.number()));
        newestFirst.stream()
                .filter(version -> version.time().isAfter(now.minus(day)))
                .forEach(version -> kept.add(version.number()));
        Function<Rung, LocalDate> date = version -> LocalDate.ofInstant(version.time(), place);
        lastOfEach(newestFirst, date, daily, kept);
        lastOfEach(newestFirst, date.andThen(Ladder::week), weekly, kept);
        lastOfEach(newestFirst, date.andThen(YearMonth::from), monthly, kept);
        lastOfEach(newestFirst, date.andThen(LocalDate::getYear), yearly, kept);
        return kept;
    }

    private static int week(LocalDate date) {
        return date.get(IsoFields.WEEK_BASED_YEAR) * 100
                + date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    private static <T> void lastOfEach(
            List<Rung> newestFirst, Function<Rung, T> period, int count, Set<Long> kept) {
        Set<T> seen = new HashSet<>();
        for (Rung version : newestFirst) {
            T its = period.apply(version);
            if (!seen.contains(its)) {
                if (seen.size() == count) {
                    return;
                }
                seen.add(its);
                kept.add(version.number());
            }
        }
    }
}
