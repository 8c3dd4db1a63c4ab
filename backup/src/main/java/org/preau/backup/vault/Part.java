package org.preau.backup.vault;

/**
 * One of several parts of a vault's objects, so that a check can be spread over many nights: each
 * object is in exactly one, by its name alone.
 *
 * @param number from 1 to {@code of}
 * @param of how many parts there are
 */
public record Part(int number, int of) {
    /** Everything. */
    public static final Part ALL = new Part(1, 1);

    private static final int DIGITS = 7;

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if there is no such part
     */
    public Part {
        if (of < 1 || number < 1 || number > of) {
            throw new IllegalArgumentException(
                    "A part is written 1/30 to 30/30: " + number + "/" + of);
        }
    }

    boolean isAll() {
        return of == 1;
    }

    boolean holds(Sha256 hash) {
        return Integer.parseInt(hash.hex().substring(0, DIGITS), 16) % of == number - 1;
    }
}
