package org.preau.theme;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;
import org.preau.text.Dates;
import org.preau.web.SitePages;

/**
 * Dates as a calendar that programs follow (RFC 5545, RFC 7986). Identifiers are those of the rows:
 * a date that moves or is called off stays the same one. Hours are those of Paris, with the rules
 * of its clocks, so that they stay what was said when a clock changes.
 */
final class CalendarFile {

    private static final int MOST = 2_000;
    private static final int YEARS_BEFORE = 1;
    private static final int YEARS_AFTER = 3;

    /** Octets of a line, its end left out (RFC 5545, § 3.1). */
    private static final int LINE = 75;

    private static final Map<String, String> HEADERS =
            Map.of("content-type", "text/calendar; charset=utf-8");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HHmmss");
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** Summer time in the European Union since 1996 (directive 2000/84/EC). */
    private static final List<String> ZONE =
            List.of(
                    "BEGIN:VTIMEZONE",
                    "TZID:Europe/Paris",
                    "BEGIN:DAYLIGHT",
                    "TZOFFSETFROM:+0100",
                    "TZOFFSETTO:+0200",
                    "TZNAME:CEST",
                    "DTSTART:19960331T020000",
                    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
                    "END:DAYLIGHT",
                    "BEGIN:STANDARD",
                    "TZOFFSETFROM:+0200",
                    "TZOFFSETTO:+0100",
                    "TZNAME:CET",
                    "DTSTART:19961027T030000",
                    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
                    "END:STANDARD",
                    "END:VTIMEZONE");

    private final StringBuilder out = new StringBuilder(4096);
    private final Shell shell;

    private CalendarFile(Shell shell) {
        this.shell = shell;
    }

    /** All of a site: a year back, three years ahead. */
    static Supplier<SitePages.Answer> whole(TenantTx tx, Shell shell, Instant now) {
        LocalDate today = now.atZone(Dates.PARIS).toLocalDate();
        List<AgendaDate> dates =
                AgendaDates.between(
                        tx, today.minusYears(YEARS_BEFORE), today.plusYears(YEARS_AFTER), MOST);
        return () -> page(shell, shell.name(), dates);
    }

    /** Those of one text. */
    static Supplier<SitePages.Answer> of(TenantTx tx, Shell shell, String slug) {
        List<AgendaDate> dates =
                Published.at(tx, slug, false, false)
                        .filter(row -> row.slug().equals(slug))
                        .map(row -> AgendaDates.of(tx, row.id(), MOST))
                        .orElse(List.of());
        return () ->
                dates.isEmpty()
                        ? new SitePages.Absent()
                        : page(shell, dates.getFirst().title(), dates);
    }

    private static SitePages.Page page(Shell shell, String name, List<AgendaDate> dates) {
        CalendarFile file = new CalendarFile(shell);
        file.head(name);
        dates.forEach(file::event);
        file.line("END:VCALENDAR");
        return new SitePages.Page(
                file.out.toString().getBytes(StandardCharsets.UTF_8),
                HEADERS,
                shell.site().until());
    }

    private void head(String name) {
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Preau//Agenda//FR");
        line("CALSCALE:GREGORIAN");
        line("METHOD:PUBLISH");
        text("NAME", name);
        text("X-WR-CALNAME", name);
        line("REFRESH-INTERVAL;VALUE=DURATION:PT6H");
        line("X-PUBLISHED-TTL:PT6H");
        ZONE.forEach(this::line);
    }

    private void event(AgendaDate it) {
        line("BEGIN:VEVENT");
        line("UID:" + it.id());
        line("DTSTAMP:" + UTC.format(it.updatedAt()));
        line("LAST-MODIFIED:" + UTC.format(it.updatedAt()));
        line("SEQUENCE:" + it.changes());
        times(it);
        String note = it.note().isEmpty() ? "" : " (" + it.note() + ")";
        text("SUMMARY", it.title() + note);
        text("DESCRIPTION", it.lead());
        text(
                "LOCATION",
                Stream.of(it.place(), it.address())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", ")));
        line("URL:" + shell.absolute("/" + it.slug()));
        line("STATUS:" + status(it.state()));
        line("END:VEVENT");
    }

    private static String status(String state) {
        return switch (state) {
            case "cancelled" -> "CANCELLED";
            case "postponed" -> "TENTATIVE";
            default -> "CONFIRMED";
        };
    }

    /** Of a whole day the end is the day after it (RFC 5545, § 3.6.1). */
    private void times(AgendaDate it) {
        if (it.startsAt() == null) {
            line("DTSTART;VALUE=DATE:" + DAY.format(it.startsOn()));
            line("DTEND;VALUE=DATE:" + DAY.format(it.endsOn().plusDays(1)));
            return;
        }
        moment("DTSTART", it.startsOn(), it.startsAt());
        if (it.endsAt() != null) {
            moment("DTEND", it.endsOn(), it.endsAt());
        } else if (it.endsOn().isAfter(it.startsOn())) {
            moment("DTEND", it.endsOn(), LocalTime.of(23, 59));
        }
    }

    private void moment(String name, LocalDate day, LocalTime hour) {
        line(name + ";TZID=Europe/Paris:" + DAY.format(day) + "T" + HOUR.format(hour));
    }

    private void text(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            line(name + ":" + escaped(value));
        }
    }

    /** RFC 5545, § 3.3.11. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\\n")
                .replace("\n", "\\n")
                .replace("\r", "\\n");
    }

    /** Folded so that no line is longer than {@value #LINE} octets, and no sign is cut. */
    private void line(String text) {
        int octets = 0;
        for (int i = 0; i < text.length(); ) {
            int sign = text.codePointAt(i);
            int size = size(sign);
            if (octets + size > LINE) {
                out.append("\r\n ");
                octets = 1;
            }
            out.appendCodePoint(sign);
            octets += size;
            i += Character.charCount(sign);
        }
        out.append("\r\n");
    }

    private static int size(int sign) {
        if (sign < 0x80) {
            return 1;
        }
        return sign < 0x800 ? 2 : sign < 0x10000 ? 3 : 4;
    }
}
