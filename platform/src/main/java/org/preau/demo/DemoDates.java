package org.preau.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.agenda.PortableDates;
import org.preau.base.Ids;
import org.preau.sql.TenantTx;

/** The dates of a demonstration's texts, counted from today as those of its home page. */
final class DemoDates {

    private static final int WEEK = 7;

    /**
     * What {@code dates.json} says.
     *
     * @param text the slug of an article or page
     * @param on the day, as {@link DemoHome#day} reads it
     * @param until the last day; null for the same
     * @param weeks how often it takes place, a week apart; none for once
     */
    record Said(
            String text,
            String on,
            @Nullable String until,
            @Nullable String at,
            @Nullable String to,
            @Nullable String note,
            @Nullable String place,
            @Nullable String address,
            @Nullable String action,
            @Nullable String link,
            @Nullable String state,
            @Nullable Integer weeks) {}

    private DemoDates() {}

    static void write(TenantTx tx, List<Said> all, Map<String, UUID> texts, LocalDate today) {
        for (Said it : all) {
            UUID text = Objects.requireNonNull(texts.get(it.text()), it.text());
            int times = it.weeks() == null ? 1 : it.weeks();
            for (int week = 0; week < times; week++) {
                LocalDate on = day(it.on(), today).plusDays((long) week * WEEK);
                take(tx, text, it, on, today);
            }
        }
    }

    private static void take(TenantTx tx, UUID text, Said it, LocalDate on, LocalDate today) {
        Map<String, String> line =
                Map.of(
                        "startsOn", on.toString(),
                        "startsAt", or(it.at()),
                        "endsAt", or(it.to()),
                        "endsOn", it.until() == null ? "" : day(it.until(), today).toString(),
                        "note", or(it.note()),
                        "place", or(it.place()),
                        "address", or(it.address()),
                        "action", or(it.action()),
                        "link", or(it.link()),
                        "state", or(it.state()));
        PortableDates.Outcome outcome = PortableDates.take(tx, Ids.next(), text, line);
        if (outcome != PortableDates.Outcome.CAME) {
            throw new IllegalArgumentException("dates.json: " + it);
        }
    }

    private static LocalDate day(String said, LocalDate today) {
        return DemoHome.day(said, today)
                .orElseThrow(() -> new IllegalArgumentException("no day: " + said));
    }

    private static String or(@Nullable String said) {
        return said == null ? "" : said;
    }
}
