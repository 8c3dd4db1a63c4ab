package org.preau.statistics;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.preau.text.Dates;
import org.preau.text.Language;
import org.preau.text.Messages;

/**
 * Bars to draw, in the units of a drawing {@link #width} wide and {@value #HEIGHT} high: the views
 * behind, the visits in front. The words stand beside the drawing and not in it, so that they stay
 * readable on a telephone, where it is squeezed.
 *
 * @param top what its upper edge stands for: a round number
 * @param half what its middle stands for
 * @param ticks the words below: the first, the middle and the last step
 * @param best the step with the most views; empty when there is none
 * @param visits whether visits are drawn at all
 */
record Chart(
        int width,
        long top,
        long half,
        List<Bar> bars,
        List<String> ticks,
        Optional<Bar> best,
        boolean visits) {

    private static final int HEIGHT = 100;
    private static final int STEP = 10;

    /** One step: where its bars stand, what it is, what was counted. */
    record Bar(
            int x,
            int viewsY,
            int viewsHigh,
            int visitsY,
            int visitsHigh,
            String at,
            long visits,
            long views) {}

    static Chart of(Figures figures, Messages messages, Language language) {
        List<Figures.Step> steps = figures.steps();
        long top = round(steps.stream().mapToLong(Figures.Step::views).max().orElse(0));
        Function<Figures.Step, String> words =
                words(figures.period(), new Dates(messages, language, Dates.PARIS), language);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            bars.add(bar(i, steps.get(i), top, words.apply(steps.get(i))));
        }
        return new Chart(
                steps.size() * STEP,
                top,
                top / 2,
                List.copyOf(bars),
                ticks(bars),
                best(bars),
                figures.period() != Period.DAY);
    }

    private static Bar bar(int i, Figures.Step step, long top, String at) {
        int views = high(step.views(), top);
        int visits = high(Math.min(step.visits(), step.views()), top);
        return new Bar(
                i * STEP,
                HEIGHT - views,
                views,
                HEIGHT - visits,
                visits,
                at,
                step.visits(),
                step.views());
    }

    /** What is not nothing is seen. */
    private static int high(long count, long top) {
        return count == 0 ? 0 : Math.max(1, Math.toIntExact(count * HEIGHT / top));
    }

    private static List<String> ticks(List<Bar> bars) {
        return List.of(bars.getFirst().at(), bars.get(bars.size() / 2).at(), bars.getLast().at());
    }

    private static Optional<Bar> best(List<Bar> bars) {
        return bars.stream()
                .filter(bar -> bar.views() > 0)
                .max(java.util.Comparator.comparingLong(Bar::views));
    }

    private static Function<Figures.Step, String> words(
            Period period, Dates dates, Language language) {
        DateTimeFormatter day = DateTimeFormatter.ofPattern("d MMM", language.locale());
        DateTimeFormatter month = DateTimeFormatter.ofPattern("LLLL yyyy", language.locale());
        return switch (period) {
            case DAY -> step -> dates.time(LocalTime.of(step.hour(), 0));
            case DAYS -> step -> day.format(step.at());
            case MONTHS -> step -> month.format(step.at());
        };
    }

    /** The next of 2, 4, 6, 8, 10, 20, 40, …: even, so that its half is a number too. */
    private static long round(long most) {
        long ten = 1;
        while (true) {
            for (long step : new long[] {2, 4, 6, 8, 10}) {
                if (most <= step * ten) {
                    return step * ten;
                }
            }
            ten *= 10;
        }
    }
}
