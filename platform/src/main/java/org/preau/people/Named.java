package org.preau.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.preau.tenancy.Office;
import org.preau.tenancy.Right;

/** Offices and rights by the names that rows, forms and programs know them by: lower case. */
final class Named {

    private Named() {}

    /**
     * @throws IllegalArgumentException when a row has a name that this version does not know
     */
    static Office office(String stored) {
        return Office.valueOf(stored.toUpperCase(Locale.ROOT));
    }

    /**
     * @throws IllegalArgumentException when a row has a name that this version does not know
     */
    static Right right(String stored) {
        return Right.valueOf(stored.toUpperCase(Locale.ROOT));
    }

    /** The office that somebody sent; empty for anything else. */
    static Optional<Office> officeSent(String sent) {
        return Arrays.stream(Office.values()).filter(it -> name(it).equals(sent)).findFirst();
    }

    /** The right that somebody sent; empty for anything else. */
    static Optional<Right> rightSent(String sent) {
        return Arrays.stream(Right.values()).filter(it -> name(it).equals(sent)).findFirst();
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
