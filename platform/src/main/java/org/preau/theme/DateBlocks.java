package org.preau.theme;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.preau.text.SafeAddress;

/**
 * The blocks of a home page that follow the calendar: dates to come, the next match, this week, an
 * alert until its day. Use it on one thread.
 */
final class DateBlocks {

    private static final int LONG = 10;

    private final Shell shell;
    private final Voice voice;
    private final Almanac almanac;
    private final ClubNames names;

    DateBlocks(Shell shell, Almanac almanac) {
        this.shell = shell;
        this.voice = shell.voice();
        this.almanac = almanac;
        this.names = new ClubNames(shell);
    }

    /** Dates of the agenda and those typed into the block, the next first. */
    Optional<Model> agenda(JsonNode block, String title, String id, List<AgendaDate> dates) {
        AgendaModel agenda = new AgendaModel(shell, almanac.today());
        List<Dated> all = new ArrayList<>();
        dates.forEach(it -> all.add(new Dated(it.startsOn(), agenda.brief(it))));
        almanac.coming(block.path("events"))
                .forEach(item -> all.add(new Dated(date(item), event(item).map())));
        all.sort(Comparator.comparing(Dated::day));
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        HomeBlocks.start("agenda", title, id)
                                .and("events", all.stream().map(Dated::model).toList())
                                .and("more", more(dates)));
    }

    private record Dated(LocalDate day, Map<String, Object> model) {}

    private Optional<Map<String, Object>> more(List<AgendaDate> dates) {
        return dates.isEmpty()
                ? Optional.empty()
                : Optional.of(Model.link(voice.say("theme.agenda.all"), shell.site().agenda()));
    }

    private static LocalDate date(JsonNode item) {
        return Almanac.date(item, "date").orElseThrow();
    }

    private Model event(JsonNode item) {
        return Model.of("title", word(item, "title"))
                .and("date", calendar(item))
                .and("time", word(item, "time"))
                .and("place", word(item, "place"))
                .and("url", address(item, "url"));
    }

    /** The next match, our own club first whoever receives. */
    Optional<Model> match(JsonNode block, String title, String id) {
        return almanac.coming(block.path("matches")).stream()
                .findFirst()
                .map(next -> {
                    boolean home = names.isUs(block, next.path("home"));
                    boolean away = !home && names.isUs(block, next.path("away"));
                    String us = word(next, away ? "away" : "home");
                    String them = word(next, away ? "home" : "away");
                    return HomeBlocks.start("match", title, id)
                            .and("us", us)
                            .and("them", them)
                            .and("isLong", Math.max(us.length(), them.length()) > LONG)
                            .and("isHome", home)
                            .and("isAway", away)
                            .and("date", calendar(next))
                            .and("time", word(next, "time"))
                            .and("place", word(next, "place"))
                            .and("competition", word(next, "competition"))
                            .and("note", word(next, "note"))
                            .and("url", address(block, "more"));
                });
    }

    Optional<Model> week(JsonNode block, String title, String id) {
        List<Almanac.Day> week = almanac.week(block);
        boolean feeds = week.stream().anyMatch(day -> !lunch(day).isEmpty());
        return week.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        HomeBlocks.start("week", title, id)
                                .and("days", week.stream().map(day -> day(day, feeds)).toList())
                                .and("url", address(block, "more")));
    }

    private Map<String, Object> day(Almanac.Day day, boolean feeds) {
        LocalDate date = day.date();
        return Model.of(
                        "name",
                        date.getDayOfWeek()
                                .getDisplayName(TextStyle.FULL, voice.language().locale()))
                .and("iso", date.toString())
                .and("number", date.getDayOfMonth())
                .and("today", date.equals(almanac.today()))
                .and("items", said(day, "what").toList())
                .and("lunch", lunch(day))
                .and("off", feeds && lunch(day).isEmpty())
                .map();
    }

    private String lunch(Almanac.Day day) {
        return said(day, "lunch").findFirst().orElse("");
    }

    private Stream<String> said(Almanac.Day day, String name) {
        return day.lines().stream().map(line -> word(line, name)).filter(word -> !word.isEmpty());
    }

    Optional<Model> alert(JsonNode block, String title, String id) {
        boolean shown = almanac.holds(block) && !title.isEmpty();
        return shown
                ? Optional.of(
                        HomeBlocks.start("alert", title, id)
                                .and("text", word(block, "text"))
                                .and("warning", block.path("level").asText("").equals("warning"))
                                .and("url", address(block, "more")))
                : Optional.empty();
    }

    private Map<String, Object> calendar(JsonNode item) {
        return voice.calendar(date(item));
    }

    private String word(JsonNode item, String name) {
        return voice.set(item.path(name).asText(""));
    }

    private static Optional<String> address(JsonNode item, String name) {
        return SafeAddress.of(item.path(name).asText(""));
    }
}
