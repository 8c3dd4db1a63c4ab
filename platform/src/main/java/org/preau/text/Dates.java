package org.preau.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/**
 * Days and hours as a person says them: “14 novembre 2026”, “18 h 05”, “hier à 18 h 05”, “mercredi
 * à 22 h 40”.
 *
 * <p>Spaces inside a day or an hour do not break. Immutable, safe from any thread.
 */
public final class Dates {
    /** The zone of the area that Préau serves unless told otherwise. */
    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static final char NBSP = '\u00a0';

    private final Messages messages;
    private final Language language;
    private final ZoneId zone;
    private final DateTimeFormatter day;
    private final DateTimeFormatter shortDay;
    private final DateTimeFormatter weekday;
    private final DateTimeFormatter weekdayName;
    private final DateTimeFormatter time;
    private final DateTimeFormatter fullHour;

    /** Reads its words in messages, which must hold those of {@code /org/preau/text}. */
    public Dates(Messages messages, Language language, ZoneId zone) {
        this.messages = messages;
        this.language = language;
        this.zone = zone;
        boolean french = language == Language.FR;
        this.day = formatter("d MMMM yyyy");
        this.shortDay = formatter("d MMM yyyy");
        this.weekday = formatter("EEEE d MMMM");
        this.weekdayName = formatter("EEEE");
        this.time = formatter(french ? "H 'h' mm" : "h:mm a");
        this.fullHour = formatter(french ? "H 'h'" : "h a");
    }

    /** “14 novembre 2026”, “1er décembre 2026”; “14 November 2026”. */
    public String day(LocalDate date) {
        return first(date, day.format(date));
    }

    /** The day of an instant, in this object's zone. */
    public String day(Instant instant) {
        return day(local(instant).toLocalDate());
    }

    /** “14 nov. 2026”. */
    public String shortDay(LocalDate date) {
        return first(date, shortDay.format(date));
    }

    /** The short day of an instant, in this object's zone. */
    public String shortDay(Instant instant) {
        return shortDay(local(instant).toLocalDate());
    }

    /** The weekday and day of an instant, in this object's zone. */
    public String weekday(Instant instant) {
        return weekday(local(instant).toLocalDate());
    }

    /** “mardi 24 novembre”: a day of the months around now, without its year. */
    public String weekday(LocalDate date) {
        String name = weekdayName.format(date);
        return name + ' ' + first(date, weekday.format(date).substring(name.length() + 1));
    }

    /** “18 h 05”, “9 h”; “6:05 pm”, “9 am”. */
    public String time(LocalTime hour) {
        String text = (hour.getMinute() == 0 ? fullHour : time).format(hour);
        return language == Language.FR ? text : text.toLowerCase(Locale.ROOT);
    }

    /** The hour of an instant, in this object's zone. */
    public String time(Instant instant) {
        return time(local(instant).toLocalTime());
    }

    /** “14 novembre 2026 à 18 h 05”. */
    public String moment(Instant instant) {
        return at("text.date.at", day(instant), time(instant));
    }

    /**
     * How far an instant is from now, in the words used aloud: “à l’instant”, “il y a 3 minutes”,
     * “aujourd’hui à 14 h 02”, “hier à 18 h 05”, “mercredi à 22 h 40” within six days, “demain à 9
     * h”; further away, the day, with its year unless it is this one.
     */
    public String relative(Instant instant, Instant now) {
        Duration ago = Duration.between(instant, now);
        if (!ago.isNegative() && ago.compareTo(Duration.ofHours(1)) < 0) {
            return minutesAgo(ago.toMinutes());
        }
        LocalDate date = local(instant).toLocalDate();
        LocalDate today = local(now).toLocalDate();
        long days = ChronoUnit.DAYS.between(today, date);
        String hour = time(instant);
        if (days >= -1 && days <= 1) {
            String key =
                    days == 0
                            ? "text.date.today"
                            : days < 0 ? "text.date.yesterday" : "text.date.tomorrow";
            return messages.text(language, key, Map.of("time", hour));
        }
        return at("text.date.at", daysAway(date, today, days), hour);
    }

    private String minutesAgo(long minutes) {
        return minutes == 0
                ? messages.text(language, "text.date.now")
                : messages.text(language, "text.date.minutes-ago", Map.of("minutes", minutes));
    }

    private String daysAway(LocalDate date, LocalDate today, long days) {
        if (days < 0 && days > -7) {
            return weekdayName.format(date);
        }
        if (days > 0 && days < 60) {
            return weekday(date);
        }
        String full = day(date);
        return date.getYear() == today.getYear() ? full.substring(0, full.lastIndexOf(NBSP)) : full;
    }

    private String at(String key, String date, String hour) {
        return messages.text(language, key, Map.of("date", date, "time", hour));
    }

    private ZonedDateTime local(Instant instant) {
        return instant.atZone(zone);
    }

    private String first(LocalDate date, String text) {
        boolean ordinal = language == Language.FR && date.getDayOfMonth() == 1;
        return ordinal ? text.replaceFirst("^1", "1er") : text;
    }

    private DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern.replace(' ', NBSP), language.locale());
    }
}
