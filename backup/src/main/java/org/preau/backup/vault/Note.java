package org.preau.backup.vault;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What is written on a version.
 *
 * @param author a name, without {@code < >} and line breaks
 * @param email the author's address, or any word in its place
 * @param message why this version, the first line short
 * @param time when, cut to seconds in git and to milliseconds in the vault
 */
public record Note(String author, String email, String message, Instant time) {
    /** Takes out what git cannot write. */
    public Note {
        author = clean(author);
        email = clean(email);
        time = time.truncatedTo(ChronoUnit.MILLIS);
    }

    private static String clean(String text) {
        return text.replaceAll("[<>\\p{Cntrl}]", " ").strip();
    }
}
