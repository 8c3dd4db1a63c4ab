package org.preau.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * Sizes of files and folders, in powers of a thousand as disks are sold: “812 octets”, “38 Mo”,
 * “3,1 Go”; “3.1 GB”.
 *
 * <p>One decimal below ten, none above. Immutable, safe from any thread.
 */
public final class Sizes {
    private static final String[] UNITS = {"kilo", "mega", "giga", "tera"};
    private final Messages messages;
    private final Language language;

    /** Reads its units in messages, which must hold those of {@code /org/preau/text}. */
    public Sizes(Messages messages, Language language) {
        this.messages = messages;
        this.language = language;
    }

    /** A number of bytes, from 0, as a person reads it. */
    public String of(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("A size is not negative: " + bytes);
        }
        if (bytes < 1_000) {
            return messages.text(language, "text.size.bytes", Map.of("count", bytes));
        }
        BigDecimal value = BigDecimal.valueOf(bytes).movePointLeft(3);
        int unit = 0;
        while (rounded(value).compareTo(BigDecimal.valueOf(1_000)) >= 0
                && unit < UNITS.length - 1) {
            value = value.movePointLeft(3);
            unit++;
        }
        return messages.text(language, "text.size." + UNITS[unit], Map.of("size", rounded(value)));
    }

    private static BigDecimal rounded(BigDecimal value) {
        BigDecimal one = value.setScale(1, RoundingMode.HALF_UP);
        boolean small = one.compareTo(BigDecimal.TEN) < 0;
        return small ? one.stripTrailingZeros() : value.setScale(0, RoundingMode.HALF_UP);
    }
}
