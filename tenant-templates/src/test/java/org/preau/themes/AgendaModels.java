package org.preau.themes;

import static org.preau.themes.Models.link;
import static org.preau.themes.Models.map;
import static org.preau.themes.Models.with;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An agenda with every value that MODEL.md names, and one with nothing in it. */
final class AgendaModels {

    private static final List<String> WEEKDAYS =
            List.of("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche");

    private AgendaModels() {}

    static Map<String, Object> full() {
        return map(
                "title",
                "Agenda",
                "all",
                "/agenda",
                "calendarUrl",
                "/agenda.ics",
                "groups",
                List.of(
                        map("name", "décembre 2026", "events", december()),
                        map("name", "janvier 2027", "events", List.of(event("e9", "23", "janv.")))),
                "month",
                map(
                        "table",
                        table(),
                        "around",
                        true,
                        "previous",
                        link("novembre 2026"),
                        "next",
                        link("janvier 2027")),
                "pagination",
                Models.pagination());
    }

    static Map<String, Object> empty() {
        return map(
                "title",
                "Agenda",
                "calendarUrl",
                "/agenda.ics",
                "month",
                map("table", table(false)));
    }

    /** The dates of one text. */
    static List<Map<String, Object>> own() {
        return List.of(
                with(event("e1", "5", "déc."), "title", "samedi 5 décembre 2026"),
                map("title", "dimanche 6 décembre 2026", "date", date("6", "déc.")));
    }

    private static List<Map<String, Object>> december() {
        return List.of(
                event("e1", "5", "déc."),
                event("e2", "12", "déc."),
                map("title", "Une date nue", "date", date("19", "déc."), "place", "Four"));
    }

    private static Map<String, Object> event(String id, String day, String month) {
        return map(
                "id",
                id,
                "title",
                "L’allumage des lanternes",
                "url",
                "/lanternes",
                "date",
                date(day, month),
                "kicker",
                "Annulé · en plein air",
                "time",
                "20 h – 22 h 30",
                "place",
                "Place des Tilleuls",
                "text",
                "Douze rues, deux cents lanternes, un seul briquet.",
                "action",
                link("Réserver"));
    }

    private static Map<String, Object> date(String day, String month) {
        return map("iso", "2026-12-05", "wday", "sam.", "day", day, "month", month);
    }

    private static Map<String, Object> table() {
        return table(true);
    }

    private static Map<String, Object> table(boolean filled) {
        List<Map<String, Object>> weeks = new ArrayList<>();
        for (int monday = 0; monday <= 28; monday += 7) {
            List<Map<String, Object>> days = new ArrayList<>();
            for (int day = monday; day < monday + 7; day++) {
                days.add(day < 1 || day > 31 ? map("out", true) : day(day, filled));
            }
            weeks.add(map("days", days));
        }
        return map(
                "caption",
                "décembre 2026",
                "weekdays",
                WEEKDAYS.stream()
                        .map(name ->
                                map(
                                        "name",
                                        name,
                                        "short",
                                        name.substring(0, 3),
                                        "rest",
                                        name.substring(3)))
                        .toList(),
                "weeks",
                weeks);
    }

    private static Map<String, Object> day(int day, boolean filled) {
        Map<String, Object> model = map("number", String.valueOf(day), "today", day == 12);
        return filled && (day == 5 || day == 12)
                ? with(
                        model,
                        "events",
                        List.of(
                                map(
                                        "label",
                                        "L’allumage des lanternes",
                                        "url",
                                        day == 5 ? "#e1" : "#e2")))
                : model;
    }
}
