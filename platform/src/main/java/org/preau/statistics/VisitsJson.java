package org.preau.statistics;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Visits as the API tells them.
 *
 * @param from the first day
 * @param until the last day, which is today
 * @param visits how often somebody came to the site
 * @param views how many pages were looked at
 * @param subscribers those that readers of feeds on the web say they fetch for
 */
record VisitsJson(
        LocalDate from,
        LocalDate until,
        long visits,
        long views,
        long subscribers,
        List<Step> steps,
        List<Counted> pages,
        List<Counted> referrers,
        List<Counted> feeds,
        List<Counted> readers,
        List<Counted> files,
        List<Counted> missing) {

    /**
     * A day, a month or an hour.
     *
     * @param hour from 0 to 23 when the period is a day, which knows views only
     */
    record Step(LocalDate at, @Nullable Integer hour, long visits, long views) {}

    /**
     * One of the most frequent.
     *
     * @param key a path, a host or a name; empty for what did not say, {@code *} for all others
     */
    record Counted(String key, @Nullable String title, long count) {}

    static VisitsJson of(Figures figures) {
        return new VisitsJson(
                figures.first(),
                figures.last(),
                figures.sums().visits(),
                figures.sums().views(),
                figures.subscribers(),
                figures.steps().stream().map(VisitsJson::step).toList(),
                all(figures.pages()),
                all(figures.referrers()),
                all(figures.feeds()),
                all(figures.readers()),
                all(figures.files()),
                all(figures.missing()));
    }

    private static Step step(Figures.Step step) {
        Integer hour = step.hour() < 0 ? null : step.hour();
        return new Step(step.at(), hour, step.visits(), step.views());
    }

    private static List<Counted> all(List<VisitRows.Top> tops) {
        return tops.stream().map(top -> new Counted(top.key(), top.title(), top.count())).toList();
    }
}
