package org.preau.moving;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preau.exchange.ArrivalReport;
import org.preau.text.Json;
import org.preau.text.Message;

/**
 * The loss report of an import as it is kept: read in the language of whoever looks at it.
 *
 * @param counts by what and fate, in lower case
 */
record KeptReport(Map<String, Map<String, Long>> counts, List<Line> lines) {

    /** Something that needs a person's eye. */
    record Line(String what, String fate, String source, Message why) {}

    static final KeptReport NONE = new KeptReport(Map.of(), List.of());

    static KeptReport of(ArrivalReport report) {
        return new KeptReport(
                report.counts(),
                report.lines().stream()
                        .map(it ->
                                new Line(
                                        it.what().name().toLowerCase(Locale.ROOT),
                                        it.fate().name().toLowerCase(Locale.ROOT),
                                        it.source(),
                                        it.why()))
                        .toList());
    }

    /** What was kept; nothing when it is null or cannot be read any more. */
    static KeptReport read(@Nullable String kept) {
        try {
            return kept == null
                    ? NONE
                    : Json.read(kept.getBytes(StandardCharsets.UTF_8), KeptReport.class);
        } catch (Json.MalformedJson e) {
            return NONE;
        }
    }

    String written() {
        return Json.text(this);
    }

    long all() {
        return counts.values().stream()
                .flatMap(fates -> fates.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    /** How many of a kind came or were here already. */
    long came(String what) {
        Map<String, Long> fates = counts.getOrDefault(what, Map.of());
        return fates.getOrDefault("created", 0L) + fates.getOrDefault("updated", 0L);
    }

    long fate(String what, String fate) {
        return counts.getOrDefault(what, Map.of()).getOrDefault(fate, 0L);
    }
}
