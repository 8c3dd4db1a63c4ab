package org.preau.moving;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.text.Language;
import org.preau.text.Message;
import org.preau.text.Messages;

/**
 * An arrival as programs see it.
 *
 * @param counts by what and fate
 * @param lines what needs a person's eye, in the language that was asked for
 * @param problem why it cannot come; null when it can
 */
record ArrivalJson(
        UUID id,
        String name,
        String form,
        String state,
        long seen,
        long expected,
        Map<String, Map<String, Long>> counts,
        List<Line> lines,
        @Nullable String problem,
        Instant sentAt) {

    /** A line of the loss report. */
    record Line(String what, String fate, String source, String why) {}

    static ArrivalJson of(Arrival it, Language language, Messages messages) {
        KeptReport report = KeptReport.read(it.report());
        Message problem = Arrivals.problem(it);
        return new ArrivalJson(
                it.id(),
                it.fileName(),
                it.form(),
                it.state().word(),
                it.seen(),
                it.expected(),
                report.counts(),
                report.lines().stream()
                        .map(line ->
                                new Line(
                                        line.what(),
                                        line.fate(),
                                        line.source(),
                                        line.why().in(language, messages)))
                        .toList(),
                problem == null ? null : problem.in(language, messages),
                it.madeAt());
    }
}
