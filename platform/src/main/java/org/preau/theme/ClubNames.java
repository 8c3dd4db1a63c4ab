package org.preau.theme;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which name in a match is our own, and what stands on a team's jersey. Any thread. */
record ClubNames(Shell shell) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
    private static final int INITIALS = 2;

    /** Whether it is the name that the block says is ours, or the site's where it says none. */
    boolean isUs(JsonNode block, JsonNode name) {
        String ours = block.path("us").asText("");
        return plain(ours.isEmpty() ? shell.name() : ours).equals(plain(name.asText("")));
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** “Moins de 18” gives 18, “Seniors F” gives SF, “École de hand” gives EH. */
    static String jersey(String team) {
        Matcher number = NUMBER.matcher(team);
        if (number.find()) {
            return number.group();
        }
        String initials =
                Stream.of(team.split("[^\\p{L}\\p{M}]+"))
                        .filter(word -> word.length() > INITIALS || isCapital(word))
                        .limit(INITIALS)
                        .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                        .collect(Collectors.joining());
        return initials.toUpperCase(Locale.ROOT);
    }

    private static boolean isCapital(String word) {
        return !word.isEmpty() && Character.isUpperCase(word.codePointAt(0));
    }
}
