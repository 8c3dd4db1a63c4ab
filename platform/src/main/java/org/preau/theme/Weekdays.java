package org.preau.theme;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.preau.text.Language;

/**
 * The days of the week that somebody typed, in any language of the interface: “Lundi et mercredi”,
 * “Tue”, “du lundi au vendredi”. Pure functions.
 */
final class Weekdays {

    private static final Set<String> BETWEEN = Set.of("et", "and", "&", "les", "on");
    private static final Set<String> FROM = Set.of("du", "de", "from");
    private static final Set<String> TO = Set.of("au", "à", "to", "-", "–");
    private static final int SHORTEST = 3;

    private Weekdays() {}

    /** The days it names; none when it says anything else, such as “premier lundi du mois”. */
    static Set<DayOfWeek> in(String typed) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        boolean range = false;
        DayOfWeek last = DayOfWeek.MONDAY;
        for (String word : words(typed)) {
            Optional<DayOfWeek> day = day(word);
            if (day.isPresent()) {
                addUpTo(days, range && !days.isEmpty() ? last : day.get(), day.get());
                last = day.get();
                range = false;
            } else if (TO.contains(word)) {
                range = true;
            } else if (!BETWEEN.contains(word) && !FROM.contains(word)) {
                return Set.of();
            }
        }
        return days;
    }

    private static void addUpTo(Set<DayOfWeek> days, DayOfWeek from, DayOfWeek to) {
        DayOfWeek day = from;
        while (day != to) {
            days.add(day);
            day = day.plus(1);
        }
        days.add(to);
    }

    private static List<String> words(String typed) {
        return Stream.of(
                        typed.toLowerCase(Locale.ROOT)
                                .replaceAll("[-–]", " $0 ")
                                .split("[\\s,.;:\\u00a0\\u202f]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** A whole name, its plural, or how it begins. */
    private static Optional<DayOfWeek> day(String word) {
        if (word.length() < SHORTEST) {
            return Optional.empty();
        }
        return Stream.of(DayOfWeek.values())
                .filter(day ->
                        Stream.of(Language.values())
                                .map(it -> day.getDisplayName(TextStyle.FULL, it.locale()))
                                .map(name -> name.toLowerCase(Locale.ROOT))
                                .anyMatch(name -> name.startsWith(word) || word.equals(name + "s")))
                .findFirst();
    }
}
