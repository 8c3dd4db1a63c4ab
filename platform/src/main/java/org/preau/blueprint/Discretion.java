package org.preau.blueprint;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells which titles of a site may leave it: those that name nobody the site knows and hold nothing
 * by which somebody could be reached. It would rather leave a harmless title out than let a name
 * go; people look at the rest before it is offered.
 */
final class Discretion {

    private static final int SHORT = 3;
    private static final Pattern REACHES =
            Pattern.compile(
                    "@|https?:|www\\.|\\b[\\p{L}\\d-]+\\.(?:fr|org|com|net|eu|asso)\\b|(?:\\d[ .\\-\u00a0\u202f]?){6,}",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Set<String> words = new HashSet<>();
    private final Set<String> phrases = new HashSet<>();

    /**
     * @param people names of people, as they stand in the site
     * @param phrases what must not appear as a whole: the association's name, lines of its address
     */
    Discretion(Collection<String> people, Collection<String> phrases) {
        for (String name : people) {
            for (String word : GAPS.split(name, -1)) {
                if (word.length() >= SHORT && Character.isUpperCase(word.codePointAt(0))) {
                    words.add(plain(word));
                }
            }
        }
        phrases.stream()
                .map(Discretion::plain)
                .filter(it -> it.length() > SHORT)
                .forEach(this.phrases::add);
    }

    /** The title as it may be taken; empty when it may not. */
    Optional<String> taken(String title) {
        String clean = title.strip();
        return clean.isEmpty() || isPersonal(clean) ? Optional.empty() : Optional.of(clean);
    }

    private boolean isPersonal(String title) {
        if (REACHES.matcher(title).find()) {
            return true;
        }
        String plain = plain(title);
        for (String word : plain.split(" ", -1)) {
            if (words.contains(word)) {
                return true;
            }
        }
        return phrases.stream().anyMatch(plain::contains);
    }

    /** Without accents, case and signs. */
    private static String plain(String text) {
        String bare = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        return GAPS.matcher(bare).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
