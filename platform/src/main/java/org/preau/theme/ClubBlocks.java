package org.preau.theme;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.text.SafeAddress;

/**
 * The blocks of a home page that a sports club needs: results, teams, the week of the hall. Use it
 * on one thread.
 */
final class ClubBlocks {

    private static final Pattern SCORE =
            Pattern.compile("(\\d{1,3})\\s*(?:[-–—:/]|à|to)\\s*(\\d{1,3})");
    private static final Pattern HOUR = Pattern.compile("(\\d{1,2})\\s*(?:[hH:.]\\s*(\\d{2})?)?");
    private static final int UNKNOWN = 99;
    private static final int MINUTES = 60;

    private final Shell shell;
    private final Voice voice;
    private final ClubNames names;

    ClubBlocks(Shell shell) {
        this.shell = shell;
        this.voice = shell.voice();
        this.names = new ClubNames(shell);
    }

    Optional<Model> scores(JsonNode block, String title, String id) {
        List<Map<String, Object>> scores =
                ListBlocks.items(block.path("scores"), item -> score(block, item));
        return scores.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        HomeBlocks.start("scores", title, id)
                                .and("scores", scores)
                                .and("hasTeams", has(scores, "team"))
                                .and("hasDays", has(scores, "day"))
                                .and("url", SafeAddress.of(block.path("more").asText(""))));
    }

    private static boolean has(List<Map<String, Object>> lines, String name) {
        return lines.stream().anyMatch(line -> line.containsKey(name));
    }

    /** Two numbers are set as on a scoreboard; anything else, “forfait”, is said as it is. */
    private Model score(JsonNode block, JsonNode item) {
        String typed = item.path("score").asText("").strip();
        Matcher numbers = SCORE.matcher(typed);
        boolean counted = numbers.matches();
        return Model.of("home", word(item, "home"))
                .and("away", word(item, "away"))
                .and("homeIsUs", names.isUs(block, item.path("home")))
                .and("awayIsUs", names.isUs(block, item.path("away")))
                .and("first", counted ? numbers.group(1) : "")
                .and("second", counted ? numbers.group(2) : "")
                .and("score", counted ? "" : voice.set(typed))
                .and("team", word(item, "team"))
                .and("day", word(item, "day"));
    }

    /** The sections inside the chosen one; those of the first level where none is chosen. */
    Optional<Model> teams(JsonNode block, String title, String id) {
        String chosen = block.path("section").asText("");
        Optional<Section> section = uuid(chosen).flatMap(shell.sections()::of);
        List<Section> inside =
                section.map(shell.sections()::children).orElseGet(shell.sections()::top);
        List<Map<String, Object>> teams = inside.stream().map(this::team).toList();
        return teams.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        HomeBlocks.start("teams", title, id)
                                .and("teams", teams)
                                .and(
                                        "more",
                                        section.map(it ->
                                                Model.link(
                                                        voice.say("theme.home.all"),
                                                        it.address()))));
    }

    private Map<String, Object> team(Section section) {
        return Model.of("title", voice.set(section.title()))
                .and("url", section.address())
                .and("code", ClubNames.jersey(section.title()))
                .and("text", voice.set(section.description()))
                .map();
    }

    /** The sessions as a table: a column for each day, a row for each hour. */
    Optional<Model> training(JsonNode block, String title, String id) {
        Map<Integer, String> days = new TreeMap<>();
        Map<String, Map<Integer, List<String>>> hours = new LinkedHashMap<>();
        for (JsonNode line : block.path("trainings")) {
            String day = word(line, "day");
            int column = column(day, days);
            days.putIfAbsent(column, day);
            hours.computeIfAbsent(line.path("time").asText(""), time -> new TreeMap<>())
                    .computeIfAbsent(column, it -> new ArrayList<>())
                    .add(word(line, "what"));
        }
        return hours.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        HomeBlocks.start("training", title, id)
                                .and("note", word(block, "note"))
                                .and("columns", List.copyOf(days.values()))
                                .and("rows", rows(hours, List.copyOf(days.keySet()))));
    }

    /** Monday first; what is no day of the week comes after Sunday, in the order of its writing. */
    private static int column(String day, Map<Integer, String> known) {
        return known.entrySet().stream()
                .filter(one -> one.getValue().equalsIgnoreCase(day))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() ->
                        Weekdays.in(day).stream()
                                .findFirst()
                                .filter(it -> Weekdays.in(day).size() == 1)
                                .map(it -> it.getValue())
                                .orElse(UNKNOWN + known.size()));
    }

    private List<Map<String, Object>> rows(
            Map<String, Map<Integer, List<String>>> hours, List<Integer> columns) {
        return hours.entrySet().stream()
                .sorted(Comparator.comparingInt(row -> minutes(row.getKey())))
                .map(row ->
                        Map.<String, Object>of(
                                "time",
                                voice.set(row.getKey()),
                                "cells",
                                columns.stream().map(it -> cell(row.getValue().get(it))).toList()))
                .toList();
    }

    private static Map<String, Object> cell(@Nullable List<String> groups) {
        return Map.of("what", groups == null ? "" : String.join(", ", groups));
    }

    private static int minutes(String time) {
        Matcher hour = HOUR.matcher(time);
        if (!hour.find()) {
            return UNKNOWN * MINUTES;
        }
        String minutes = hour.group(2);
        return Integer.parseInt(hour.group(1)) * MINUTES
                + (minutes == null ? 0 : Integer.parseInt(minutes));
    }

    private String word(JsonNode item, String name) {
        return voice.set(item.path(name).asText(""));
    }

    private static Optional<UUID> uuid(String text) {
        return Ids.read(text);
    }
}
