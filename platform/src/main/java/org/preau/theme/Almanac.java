package org.preau.theme;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the blocks of a home page show on a given day, and until which day: a match that is played,
 * an alert that is over and yesterday's dates go by themselves. Pure functions of the day.
 *
 * @param today where the site is
 */
record Almanac(LocalDate today) {

    private static final int LINES = 40;
    private static final int WEEK = 7;

    /** One day of a week. */
    record Day(LocalDate date, List<JsonNode> lines) {}

    /** The lines of a list whose date is not past, the nearest first. */
    List<JsonNode> coming(JsonNode list) {
        List<JsonNode> coming = new ArrayList<>();
        for (JsonNode item : list) {
            if (date(item, "date").filter(day -> !day.isBefore(today)).isPresent()) {
                coming.add(item);
            }
        }
        coming.sort(Comparator.comparing(item -> date(item, "date").orElse(today)));
        return coming.stream().limit(LINES).toList();
    }

    /** Whether an alert still holds; one without a day never does. */
    boolean holds(JsonNode alert) {
        return date(alert, "until").filter(day -> !day.isBefore(today)).isPresent();
    }

    /**
     * The days of this week that something is said of, from Monday on; those of the next week with
     * something once the rest of this one is empty. None when all is past.
     */
    List<Day> week(JsonNode block) {
        List<JsonNode> coming = coming(block.path("days"));
        if (coming.isEmpty()) {
            return List.of();
        }
        LocalDate monday =
                date(coming.getFirst(), "date")
                        .orElse(today)
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Map<LocalDate, List<JsonNode>> days = new TreeMap<>();
        for (JsonNode line : block.path("days")) {
            date(line, "date")
                    .filter(day -> !day.isBefore(monday) && day.isBefore(monday.plusDays(WEEK)))
                    .ifPresent(day -> days.computeIfAbsent(day, it -> new ArrayList<>()).add(line));
        }
        return days.entrySet().stream()
                .map(day -> new Day(day.getKey(), day.getValue().stream().limit(LINES).toList()))
                .toList();
    }

    /** Whether a line of opening hours is about today. */
    boolean isToday(JsonNode hour) {
        return Weekdays.in(hour.path("day").asText("")).contains(today.getDayOfWeek());
    }

    /** The first day on which a block shows something else by itself; empty for never. */
    Optional<LocalDate> turns(JsonNode block) {
        return switch (HomeRows.kind(block)) {
            case "agenda" -> nearest(coming(block.path("events")).stream(), "date");
            case "match" -> nearest(coming(block.path("matches")).stream(), "date");
            case "alert" -> nearest(Stream.of(block).filter(this::holds), "until");
            case "week" -> week(block).isEmpty() ? Optional.empty() : tomorrow();
            case "hours" -> saysDays(block) ? tomorrow() : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean saysDays(JsonNode block) {
        for (JsonNode hour : block.path("hours")) {
            if (!Weekdays.in(hour.path("day").asText("")).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private Optional<LocalDate> tomorrow() {
        return Optional.of(today.plusDays(1));
    }

    private static Optional<LocalDate> nearest(Stream<JsonNode> items, String name) {
        return items.flatMap(item -> date(item, name).stream())
                .min(Comparator.naturalOrder())
                .map(day -> day.plusDays(1));
    }

    /** The date that an item has under a name, if it can be read. */
    static Optional<LocalDate> date(JsonNode item, String name) {
        try {
            return Optional.of(LocalDate.parse(item.path(name).asText("")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
