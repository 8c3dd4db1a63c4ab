package org.preau.theme;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.preau.text.Excerpt;
import org.preau.text.SafeAddress;

/** Dates as templates know them, in the voice of a site on a day. Use it on one thread. */
final class AgendaModel {

    private static final int TEXT = 160;

    private final Voice voice;
    private final LocalDate today;

    AgendaModel(Shell shell, LocalDate today) {
        this.voice = shell.voice();
        this.today = today;
    }

    /** In a list of all: what takes place, and where it is told. */
    Map<String, Object> listed(AgendaDate it) {
        return event(it)
                .and("id", it.anchor())
                .and("title", voice.set(it.title()))
                .and("url", "/" + it.slug())
                .and("place", voice.set(it.place()))
                .and("text", Excerpt.of(voice.set(it.lead()), TEXT))
                .map();
    }

    /** The same on a home page, shorter. */
    Map<String, Object> brief(AgendaDate it) {
        return event(it)
                .and("title", voice.set(it.title()))
                .and("url", "/" + it.slug())
                .and("place", voice.set(it.place()))
                .map();
    }

    /** Below its text, which is its title: the day says which it is. */
    Map<String, Object> own(AgendaDate it) {
        String where =
                Stream.of(it.place(), it.address())
                        .filter(part -> !part.isEmpty())
                        .map(voice::set)
                        .collect(Collectors.joining(", "));
        return event(it)
                .and("id", it.anchor())
                .and("title", voice.wholeDay(it.startsOn()))
                .and("place", where)
                .map();
    }

    private Model event(AgendaDate it) {
        Model model =
                Model.of("date", voice.calendar(it.startsOn()))
                        .and("kicker", kicker(it))
                        .and("time", time(it));
        Optional<String> link = SafeAddress.of(it.link());
        if (link.isPresent() && it.isPlanned() && !it.isOver(today)) {
            model.and("action", Model.link(voice.set(it.action()), link.get()));
        }
        return model;
    }

    private String kicker(AgendaDate it) {
        String state = it.isPlanned() ? "" : voice.say("theme.agenda.state." + it.state());
        return Stream.of(state, voice.set(it.note()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** “20 h – 22 h 30”, “jusqu’au dimanche 6 décembre”. */
    private String time(AgendaDate it) {
        LocalTime from = it.startsAt();
        LocalTime to = it.endsAt();
        String hours =
                from == null
                        ? ""
                        : to == null
                                ? voice.time(from)
                                : voice.say(
                                        "theme.agenda.hours",
                                        Map.of("from", voice.time(from), "to", voice.time(to)));
        String days =
                it.isLong()
                        ? voice.say("theme.agenda.until", Map.of("day", voice.weekday(it.endsOn())))
                        : "";
        return Stream.of(hours, days)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** By month, in their order. */
    List<Map<String, Object>> groups(List<AgendaDate> dates) {
        Map<YearMonth, List<Map<String, Object>>> months = new TreeMap<>();
        for (AgendaDate it : dates) {
            months.computeIfAbsent(YearMonth.from(shownOn(it)), any -> new ArrayList<>())
                    .add(listed(it));
        }
        return months.entrySet().stream()
                .map(one ->
                        Model.of("name", voice.month(one.getKey()))
                                .and("events", one.getValue())
                                .map())
                .toList();
    }

    /** What began before and goes on stands in the month it is now. */
    private LocalDate shownOn(AgendaDate it) {
        return it.startsOn().isBefore(today) && !it.isOver(today) ? today : it.startsOn();
    }
}
