package org.preau.media;

import java.util.Arrays;
import java.util.Locale;

/**
 * What stays in a file that may say who made it, where or with what, and why it stays. A file is
 * then kept as it came, and whoever sent it is told.
 */
enum Left {
    /** Nothing that is known of. */
    NOTHING,
    /** All of it: one byte less, and its signature would be worth nothing. */
    SIGNED,
    /** All of it: it opens with a password only. */
    LOCKED,
    /** All of it: it does not read as its kind should. */
    UNREADABLE,
    /** All of it: there is more in it than is ever unpacked. */
    TOO_MUCH,
    /** Notes of a recording of a kind that is not rewritten. */
    RECORDING,
    /** Whatever the files of an archive say. */
    ARCHIVE;

    /** As the table and the messages have it; empty for {@link #NOTHING}. */
    String word() {
        return this == NOTHING ? "" : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The other way round; {@link #NOTHING} for what is no word of these. */
    static Left of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElse(NOTHING);
    }
}
