package org.preau.text;

import java.util.Locale;
import java.util.Optional;

/** A language the interface speaks. French is the first and the one fallen back to. */
public enum Language {
    /** French as read in France. */
    FR("fr", Locale.FRANCE),
    /** English as read in Europe: day before month. */
    EN("en", Locale.UK);

    /** Longest Accept-Language value that is read; browsers send less than 200 characters. */
    private static final int MAX_HEADER = 1_000;

    /** Most ranges read from one header; the rest is ignored. */
    private static final int MAX_RANGES = 32;

    private final String tag;
    private final Locale locale;

    Language(String tag, Locale locale) {
        this.tag = tag;
        this.locale = locale;
    }

    /** The BCP 47 tag, for {@code lang} attributes, {@code hreflang} and file names. */
    public String tag() {
        return tag;
    }

    /** The locale whose dates and numbers are used. */
    public Locale locale() {
        return locale;
    }

    /** The language of a tag such as {@code en}; empty for any other text. */
    public static Optional<Language> ofTag(String tag) {
        for (Language language : values()) {
            if (language.tag.equalsIgnoreCase(tag)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /**
     * The language a browser prefers, by RFC 9110 §12.5.4 with the lookup of RFC 4647 §3.4: {@code
     * fr-CA} asks for French. A header that is empty, malformed, longer than 1,000 characters or
     * asks for neither language gets French.
     */
    public static Language negotiate(String acceptLanguage) {
        if (acceptLanguage.isBlank() || acceptLanguage.length() > MAX_HEADER) {
            return FR;
        }
        String[] ranges = acceptLanguage.split(",", MAX_RANGES + 1);
        Language best = FR;
        int weight = 0;
        for (Language language : values()) {
            int mine = language.weight(ranges);
            if (mine > weight) {
                best = language;
                weight = mine;
            }
        }
        return best;
    }

    /**
     * The weight in thousandths given to this language; a range that names it wins over {@code *}.
     */
    private int weight(String[] ranges) {
        int named = -1;
        int any = -1;
        for (int i = 0; i < Math.min(ranges.length, MAX_RANGES); i++) {
            String[] parts = ranges[i].trim().split("\\s*;\\s*", 3);
            if (names(parts[0])) {
                named = Math.max(named, quality(parts));
            } else if (parts[0].equals("*")) {
                any = quality(parts);
            }
        }
        return named >= 0 ? named : any;
    }

    private boolean names(String range) {
        String primary =
                range.substring(0, range.indexOf('-') < 0 ? range.length() : range.indexOf('-'));
        return primary.equalsIgnoreCase(tag);
    }

    /** The q value in thousandths: 1 when absent, 0 when it cannot be read. */
    private static int quality(String[] parts) {
        if (parts.length == 1) {
            return 1_000;
        }
        String parameter = parts[1].toLowerCase(Locale.ROOT);
        if (!parameter.matches("q=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)")) {
            return 0;
        }
        return (int) Math.round(Double.parseDouble(parameter.substring(2)) * 1_000);
    }
}
