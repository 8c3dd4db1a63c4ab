package org.preau.theme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.text.Dates;

/**
 * When and where a text takes place, as its own page says it.
 *
 * @param dates what is to come, then what is over
 */
record ArticleDates(Shell shell, Rows.Article row, List<AgendaDate> dates, Instant now) {

    /** So many are read: one more than is shown, to know that there are more. */
    static final int MOST = 13;

    private static final int COLUMNS = 11;

    /** Those that came with the row of the text. */
    static List<AgendaDate> read(Rows.Article row) {
        List<String> texts = row.dates() == null ? List.of() : row.dates();
        List<AgendaDate> dates = new ArrayList<>(texts.size() / COLUMNS);
        for (int i = 0; i < texts.size(); i += COLUMNS) {
            dates.add(date(row, texts.subList(i, i + COLUMNS)));
        }
        return dates;
    }

    private static AgendaDate date(Rows.Article row, List<String> it) {
        return new AgendaDate(
                UUID.fromString(it.get(0)),
                row.id(),
                row.slug(),
                row.title(),
                row.lead(),
                row.language(),
                LocalDate.parse(it.get(1)),
                hour(it.get(2)),
                LocalDate.parse(it.get(3)),
                hour(it.get(4)),
                it.get(5),
                it.get(6),
                it.get(7),
                it.get(8),
                it.get(9),
                it.get(10),
                0,
                row.updatedAt(),
                0);
    }

    private static @Nullable LocalTime hour(String text) {
        return text.isEmpty() ? null : LocalTime.parse(text);
    }

    private static LocalDate day(Instant now) {
        return now.atZone(Dates.PARIS).toLocalDate();
    }

    private List<AgendaDate> coming() {
        return dates.stream().filter(it -> !it.isOver(day(now))).toList();
    }

    /** What is to come; what is over only where nothing is. */
    private List<AgendaDate> shown() {
        List<AgendaDate> coming = coming();
        return (coming.isEmpty() ? dates : coming).stream().limit(MOST - 1L).toList();
    }

    void into(Model model) {
        if (dates.isEmpty()) {
            return;
        }
        AgendaModel agenda = new AgendaModel(shell, day(now));
        model.and("dates", shown().stream().map(agenda::own).toList())
                .and("calendarUrl", AgendaPlace.calendar(row.slug()));
        if (dates.size() == MOST) {
            model.and("moreDates", shell.site().agenda());
        }
    }

    /** Midnight takes away what is over. */
    Instant until() {
        return coming().isEmpty()
                ? Instant.MAX
                : day(now).plusDays(1).atStartOfDay(Dates.PARIS).toInstant();
    }

    /** For programs (schema.org). */
    Canvas telling(Canvas canvas) {
        coming().forEach(it -> canvas.telling(event(it)));
        return canvas;
    }

    private Map<String, Object> event(AgendaDate it) {
        Voice voice = shell.voice();
        String page = shell.absolute("/" + row.slug());
        return Model.of("@type", "Event")
                .and("@id", page + "#" + it.anchor())
                .and("name", voice.set(row.title()))
                .and("description", voice.set(row.lead()))
                .and("url", page)
                .and("startDate", moment(it.startsOn(), it.startsAt()))
                .and("endDate", it.endsAt() == null ? null : moment(it.endsOn(), it.endsAt()))
                .and("eventStatus", status(it.state()))
                .and("location", place(it))
                .and("image", row.cover().map(cover -> shell.absolute(cover.address())))
                .and("organizer", Map.of("@id", shell.absolute("/#association")))
                .map();
    }

    /** With the offset that the clocks of the place will show. */
    private static String moment(LocalDate day, @Nullable LocalTime hour) {
        return hour == null
                ? day.toString()
                : LocalDateTime.of(day, hour)
                        .atZone(Dates.PARIS)
                        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static String status(String state) {
        return "https://schema.org/"
                + switch (state) {
                    case "cancelled" -> "EventCancelled";
                    case "postponed" -> "EventPostponed";
                    default -> "EventScheduled";
                };
    }

    private Map<String, Object> place(AgendaDate it) {
        return it.place().isEmpty() && it.address().isEmpty()
                ? Map.of()
                : Model.of("@type", "Place")
                        .and("name", shell.voice().set(it.place()))
                        .and("address", shell.voice().set(it.address()))
                        .map();
    }
}
