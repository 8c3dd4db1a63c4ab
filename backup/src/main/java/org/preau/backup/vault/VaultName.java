package org.preau.backup.vault;

import java.util.regex.Pattern;

/**
 * What a vault is called within its store.
 *
 * @param value 1 to 100 characters of {@code [a-z0-9._-]}, the first a letter or digit
 */
public record VaultName(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException saying what may stand in one
     */
    public VaultName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A vault's name has 1 to 100 of a-z, 0-9, dot, hyphen and underscore,"
                            + " and begins with a letter or digit");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
