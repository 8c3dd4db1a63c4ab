package org.preau.exchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.preau.text.Message;

/**
 * The loss report of an import: how much came, and each thing that did not come or came changed,
 * with the reason. Not for several threads.
 */
public final class ArrivalReport {

    /** More lines than anybody reads; further ones are only counted. */
    private static final int LINES = 10_000;

    private static final int SOURCE = 300;
    private static final int STEP = 25;

    /** What a line is about. */
    public enum What {
        SITE,
        SECTION,
        ARTICLE,
        PAGE,
        PICTURE,
        FILE,
        LINK,
        TAG,
        MENU,
        COMMENT,
        DATE,
        FORM,
        TEMPLATE,
        PART,
        OTHER
    }

    /** What became of it. */
    public enum Fate {
        CREATED,
        UPDATED,
        /** It was here already, the same. */
        SAME,
        /** It was here already and changed here since: left alone. */
        KEPT,
        /** It came, but not quite as it was. */
        CHANGED,
        /** It did not come. */
        LOST
    }

    /**
     * Something that needs a person's eye.
     *
     * @param source where it stands in what was imported
     */
    public record Line(What what, Fate fate, String source, Message why) {}

    private final Map<What, Map<Fate, Long>> counts = new EnumMap<>(What.class);
    private final List<Line> lines = new ArrayList<>();
    private final LongConsumer progress;
    private long seen;

    /**
     * @param progress told now and then how many items have come
     */
    public ArrivalReport(LongConsumer progress) {
        this.progress = progress;
    }

    void add(What what, Fate fate) {
        counts.computeIfAbsent(what, any -> new EnumMap<>(Fate.class)).merge(fate, 1L, Long::sum);
        if (++seen % STEP == 0) {
            progress.accept(seen);
        }
    }

    /** One line that stands for {@code count} things. */
    void note(What what, Fate fate, long count, String source, Message why) {
        counts.computeIfAbsent(what, any -> new EnumMap<>(Fate.class))
                .merge(fate, count - 1, Long::sum);
        note(what, fate, source, why);
    }

    void note(What what, Fate fate, String source, Message why) {
        add(what, fate);
        say(what, fate, source, why);
    }

    /** One line about things that are counted already. */
    void say(What what, Fate fate, String source, Message why) {
        if (lines.size() < LINES) {
            String shown = source.length() > SOURCE ? source.substring(0, SOURCE) + "…" : source;
            lines.add(new Line(what, fate, shown, why));
        }
    }

    /** What needs a person's eye, in the order it was met. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** How many of {@code what} ended so. */
    public long count(What what, Fate... fates) {
        long sum = 0;
        for (Fate fate : fates) {
            sum += counts.getOrDefault(what, Map.of()).getOrDefault(fate, 0L);
        }
        return sum;
    }

    /** All counts, by the names of what and fate in lower case. */
    public Map<String, Map<String, Long>> counts() {
        Map<String, Map<String, Long>> all = new LinkedHashMap<>();
        counts.forEach((what, fates) -> {
            Map<String, Long> named = new LinkedHashMap<>();
            fates.forEach((fate, count) -> named.put(lower(fate), count));
            all.put(lower(what), named);
        });
        return all;
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT);
    }
}
