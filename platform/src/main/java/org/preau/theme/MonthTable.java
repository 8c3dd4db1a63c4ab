package org.preau.theme;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A month as a table of weeks from Monday on, each day with what takes place. One thread. */
final class MonthTable {

    private static final int WEEK = 7;
    private static final int SHORT = 3;

    private final Voice voice;
    private final YearMonth month;
    private final LocalDate today;
    private final List<AgendaDate> dates;

    /**
     * @param dates of the month; all of them stand in the list of the same page
     */
    MonthTable(Voice voice, YearMonth month, LocalDate today, List<AgendaDate> dates) {
        this.voice = voice;
        this.month = month;
        this.today = today;
        this.dates = dates;
    }

    Map<String, Object> model() {
        return Model.of("caption", voice.month(month))
                .and("weekdays", weekdays())
                .and("weeks", weeks())
                .map();
    }

    /** Names cut after three letters, where cells are narrow. */
    private List<Map<String, Object>> weekdays() {
        List<Map<String, Object>> names = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = voice.dayName(day);
            names.add(
                    Map.of(
                            "name", name,
                            "short", name.substring(0, SHORT),
                            "rest", name.substring(SHORT)));
        }
        return names;
    }

    private List<Map<String, Object>> weeks() {
        List<Map<String, Object>> weeks = new ArrayList<>();
        LocalDate first = month.atDay(1);
        LocalDate monday = first.minusDays(first.getDayOfWeek().getValue() - 1L);
        while (!monday.isAfter(month.atEndOfMonth())) {
            weeks.add(Map.of("days", week(monday)));
            monday = monday.plusDays(WEEK);
        }
        return weeks;
    }

    private List<Map<String, Object>> week(LocalDate monday) {
        List<Map<String, Object>> days = new ArrayList<>();
        for (int i = 0; i < WEEK; i++) {
            days.add(day(monday.plusDays(i)));
        }
        return days;
    }

    private Map<String, Object> day(LocalDate day) {
        if (!YearMonth.from(day).equals(month)) {
            return Map.of("out", true);
        }
        return Model.of("number", String.valueOf(day.getDayOfMonth()))
                .and("today", day.equals(today))
                .and("events", dates.stream().filter(it -> isOn(it, day)).map(this::event).toList())
                .map();
    }

    /** An evening that ends after midnight is of its evening. */
    private static boolean isOn(AgendaDate it, LocalDate day) {
        LocalDate last = it.isLong() ? it.endsOn() : it.startsOn();
        return !day.isBefore(it.startsOn()) && !day.isAfter(last);
    }

    private Map<String, Object> event(AgendaDate it) {
        String state = it.isPlanned() ? "" : voice.say("theme.agenda.state." + it.state());
        String title = voice.set(it.title());
        return Model.link(
                state.isEmpty()
                        ? title
                        : voice.say(
                                "theme.agenda.called-off", Map.of("state", state, "title", title)),
                "#" + it.anchor());
    }
}
