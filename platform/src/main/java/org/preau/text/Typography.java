package org.preau.text;

import java.util.List;

/**
 * The typographic rules of a language, applied for the writer to what she typed.
 *
 * <p>Rules never see code, addresses or attributes: the caller hands over the pieces of one block
 * of text, in order, and puts {@link #OPAQUE} where something else stands. Setting a text twice
 * gives the same as setting it once.
 */
public enum Typography {
    /** Narrow no-break spaces, « », ’, …, –: see {@link FrenchTypography}. */
    FRENCH,
    /** “ ”, ’, …, –: see {@link EnglishTypography}. */
    ENGLISH,
    /** Nothing is changed. */
    AS_WRITTEN;

    /**
     * Stands for a piece that rules must not enter (code, image, address); they treat it as a word.
     */
    public static final String OPAQUE = "\uFFFC";

    /** Sets one line or paragraph that has no inner markup, a title for instance. */
    public String set(String text) {
        return set(List.of(text)).getFirst();
    }

    /**
     * Sets the pieces of one block, which follow each other without anything between them.
     *
     * @return as many pieces as were given, in the same order
     */
    public List<String> set(List<String> pieces) {
        List<String> set = once(pieces);
        if (this != AS_WRITTEN && set.stream().anyMatch(Typography::hasQuotes)) {
            return settled(set);
        }
        return set;
    }

    /**
     * Quotation marks that do not pair well may pair otherwise once their neighbours are set
     * ("l'"a"—'"): they are set again until nothing moves. Millions of random texts needed two
     * rounds at most.
     */
    private List<String> settled(List<String> pieces) {
        List<String> set = pieces;
        for (int round = 0; round < 8; round++) {
            List<String> next = once(set);
            if (next.equals(set)) {
                return set;
            }
            set = next;
        }
        return set;
    }

    private List<String> once(List<String> pieces) {
        return switch (this) {
            case FRENCH -> new FrenchTypography(new TypesetRun(pieces)).set();
            case ENGLISH -> new EnglishTypography(new TypesetRun(pieces)).set();
            case AS_WRITTEN -> List.copyOf(pieces);
        };
    }

    private static boolean hasQuotes(String piece) {
        return piece.chars().anyMatch(c -> "\"“”«»".indexOf(c) >= 0);
    }
}
