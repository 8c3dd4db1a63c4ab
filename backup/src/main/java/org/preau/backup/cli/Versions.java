package org.preau.backup.cli;

import java.io.IOException;
import java.util.List;
import org.preau.backup.vault.NoSuchVersion;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.Version;

/** Versions as a person names them. */
final class Versions {
    private Versions() {}

    /**
     * A number.
     *
     * @throws IllegalArgumentException if it is none
     */
    static long number(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("A version is a number or the word last", e);
        }
    }

    /** A number, or {@code last}. */
    static long number(Vault vault, String word) throws IOException {
        if (!word.equals("last")) {
            return number(word);
        }
        List<Version> versions = vault.versions();
        if (versions.isEmpty()) {
            throw new NoSuchVersion(1);
        }
        return versions.getFirst().number();
    }
}
