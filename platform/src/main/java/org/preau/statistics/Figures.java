package org.preau.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.preau.sql.TenantTx;

/**
 * All that is shown of a period: read in one transaction.
 *
 * @param first the first day
 * @param last the last day, which is today
 * @param steps every hour, day or month of it, those without any count too
 * @param before the same sums of the period before
 * @param subscribers those that readers of feeds on the web say they fetch for, added up
 */
record Figures(
        Period period,
        LocalDate first,
        LocalDate last,
        VisitRows.Sums sums,
        VisitRows.Sums before,
        List<Step> steps,
        List<VisitRows.Top> pages,
        List<VisitRows.Top> referrers,
        List<VisitRows.Top> feeds,
        List<VisitRows.Top> readers,
        List<VisitRows.Top> files,
        List<VisitRows.Top> missing,
        long subscribers) {

    private static final int SHOWN = 10;
    private static final int HOURS = 24;

    /**
     * One bar of the drawing.
     *
     * @param at the day, or the first day of the month
     * @param hour from 0 to 23 when steps are hours, else -1
     */
    record Step(LocalDate at, int hour, long visits, long views) {}

    static Figures read(TenantTx tx, Period period, LocalDate today) {
        LocalDate first = period.first(today);
        LocalDate last = period.before(today);
        List<VisitRows.Top> readers = VisitRows.best(tx, Kind.READER, first, today, SHOWN);
        return new Figures(
                period,
                first,
                today,
                VisitRows.sums(tx, first, today),
                VisitRows.sums(tx, period.first(last), last),
                steps(tx, period, first, today),
                VisitRows.best(tx, Kind.PAGE, first, today, SHOWN),
                VisitRows.best(tx, Kind.VISIT, first, today, SHOWN),
                VisitRows.best(tx, Kind.FEED, first, today, SHOWN),
                readers,
                VisitRows.best(tx, Kind.FILE, first, today, SHOWN),
                VisitRows.best(tx, Kind.MISSING, first, today, SHOWN),
                readers.stream().mapToLong(VisitRows.Top::most).sum());
    }

    boolean isEmpty() {
        return sums.views() == 0
                && before.views() == 0
                && feeds.isEmpty()
                && files.isEmpty()
                && missing.isEmpty();
    }

    private static List<Step> steps(TenantTx tx, Period period, LocalDate first, LocalDate today) {
        return switch (period) {
            case DAY -> hours(VisitRows.hours(tx, today), today);
            case DAYS -> steps(VisitRows.days(tx, first, today), first, today, false);
            case MONTHS -> steps(VisitRows.months(tx, first, today), first, today, true);
        };
    }

    private static List<Step> hours(List<VisitRows.Hour> counted, LocalDate day) {
        Map<String, Long> views = new HashMap<>();
        counted.forEach(hour -> views.put(hour.key(), hour.views()));
        List<Step> steps = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            steps.add(new Step(day, hour, 0, views.getOrDefault("%02d".formatted(hour), 0L)));
        }
        return steps;
    }

    private static List<Step> steps(
            List<VisitRows.At> counted, LocalDate first, LocalDate last, boolean months) {
        Map<LocalDate, VisitRows.At> byDay = new HashMap<>();
        counted.forEach(at -> byDay.put(at.day(), at));
        List<Step> steps = new ArrayList<>();
        for (LocalDate at = first;
                !at.isAfter(last);
                at = months ? at.plusMonths(1) : at.plusDays(1)) {
            VisitRows.At there = byDay.getOrDefault(at, new VisitRows.At(at, 0, 0));
            steps.add(new Step(at, -1, there.visits(), there.views()));
        }
        return steps;
    }
}
