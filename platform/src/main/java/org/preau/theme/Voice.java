package org.preau.theme;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.preau.text.Dates;
import org.preau.text.Language;
import org.preau.text.MarkdownLabels;
import org.preau.text.Messages;
import org.preau.text.Typography;

/**
 * How a site speaks: its language, with the words, dates and typographic rules that go with it.
 * Immutable, any thread.
 *
 * @param language of the words around a text
 * @param tongue the tag of the language that texts are in
 */
record Voice(
        Language language,
        Messages messages,
        Dates dates,
        Typography typography,
        SetLines lines,
        PlainTexts plains,
        SetDays days,
        MarkdownLabels labels,
        String tongue) {

    private static final ZoneId ZONE = Dates.PARIS;

    /** One for each language. */
    static Map<Language, Voice> all(Messages messages) {
        Map<Language, Voice> voices = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            voices.put(language, of(messages, language));
        }
        return voices;
    }

    private static Voice of(Messages messages, Language language) {
        Typography typography = language == Language.FR ? Typography.FRENCH : Typography.ENGLISH;
        return new Voice(
                language,
                messages,
                new Dates(messages, language, ZONE),
                typography,
                new SetLines(typography),
                new PlainTexts(),
                new SetDays(),
                labels(messages, language),
                language.tag());
    }

    /**
     * The same for a text in another language: if the interface speaks it, all of it changes; else
     * the words around the text stay, and the text is left as it is written.
     */
    Voice in(String tag) {
        if (tag.isEmpty() || tag.equals(tongue)) {
            return this;
        }
        return Language.ofTag(tag)
                .map(spoken -> Objects.requireNonNull(all(messages).get(spoken)))
                .orElseGet(() ->
                        new Voice(
                                language,
                                messages,
                                dates,
                                Typography.AS_WRITTEN,
                                new SetLines(Typography.AS_WRITTEN),
                                new PlainTexts(),
                                days,
                                labels,
                                tag));
    }

    /** A message of this package's bundle. */
    String say(String key) {
        return messages.text(language, key);
    }

    String say(String key, Map<String, String> arguments) {
        return messages.text(language, key, arguments);
    }

    /** A title or another line as it was typed, well set. */
    String set(String typed) {
        return lines.of(typed);
    }

    /** How a text in Markdown reads without its markup. */
    String plain(String source) {
        return source.isEmpty() ? source : plains.of(source, this);
    }

    /** The lines of a text, without the empty ones. */
    List<String> lines(String typed) {
        return typed.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(this::set)
                .toList();
    }

    /** A day as templates know it. */
    Map<String, Object> day(Instant at) {
        return days.of(
                at.atZone(ZONE).toLocalDate(),
                day -> Map.of("iso", day.toString(), "text", dates.day(day)));
    }

    /** A day as a leaf of a calendar: “sam.”, “21”, “nov.”. */
    Map<String, Object> calendar(LocalDate day) {
        Locale locale = language.locale();
        return Map.of(
                "iso", day.toString(),
                "wday", DateTimeFormatter.ofPattern("EEE", locale).format(day),
                "day", String.valueOf(day.getDayOfMonth()),
                "month", DateTimeFormatter.ofPattern("MMM", locale).format(day));
    }

    /** “samedi 12 décembre 2026”. */
    String wholeDay(LocalDate day) {
        return weekday(day) + " " + day.getYear();
    }

    /** “samedi 12 décembre”. */
    String weekday(LocalDate day) {
        return dates.weekday(day);
    }

    /** “20 h 30”. */
    String time(LocalTime hour) {
        return dates.time(hour);
    }

    /** “décembre 2026”. */
    String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", language.locale()).format(month);
    }

    /** “lundi”. */
    String dayName(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, language.locale());
    }

    boolean isSameDay(Instant one, Instant other) {
        return one.atZone(ZONE).toLocalDate().equals(other.atZone(ZONE).toLocalDate());
    }

    static MarkdownLabels labels(Messages messages, Language language) {
        return new MarkdownLabels(
                messages.text(language, "theme.text.notes"),
                messages.text(language, "theme.text.note", Map.of("n", "{n}")),
                messages.text(language, "theme.text.note-back", Map.of("n", "{n}")),
                messages.text(language, "theme.text.table", Map.of("n", "{n}")),
                messages.text(
                        language, "theme.text.table-captioned", Map.of("caption", "{caption}")),
                messages.text(language, "theme.text.callout"),
                messages.text(language, "theme.text.warning"),
                messages.text(language, "text.embed.video", Map.of("host", "{host}")),
                messages.text(language, "text.embed.map", Map.of("host", "{host}")),
                messages.text(language, "text.embed.see-video"),
                messages.text(language, "text.embed.see-map"),
                messages.text(language, "text.embed.click"),
                messages.text(language, "text.transcript"));
    }
}
