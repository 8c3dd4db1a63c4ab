package org.preau.agenda;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.render.Link;

/**
 * A date as the lists of the workspace show it.
 *
 * @param year of its day
 * @param hour when it begins; empty for a whole day
 * @param until its last day; empty when it has only one
 * @param text what it is a date of; empty below that text
 * @param visible whether visitors see its text
 * @param over whether it is past
 */
record DateRow(
        LocalDate day,
        String year,
        Optional<LocalTime> hour,
        Optional<LocalDate> until,
        Optional<Link> text,
        boolean visible,
        String note,
        String place,
        String state,
        boolean over,
        String href,
        String remove) {

    static Optional<LocalDate> until(LocalDate starts, LocalDate ends) {
        return ends.equals(starts) ? Optional.empty() : Optional.of(ends);
    }

    static Optional<LocalTime> hour(@Nullable LocalTime time) {
        return Optional.ofNullable(time);
    }
}
