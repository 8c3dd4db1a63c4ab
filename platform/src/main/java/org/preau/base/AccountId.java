package org.preau.base;

import java.util.UUID;

/** The identifier of a person's account, one for all associations. */
public record AccountId(UUID value) {

    /** A new identifier. */
    public static AccountId next() {
        return new AccountId(Ids.next());
    }

    /**
     * Reads one from text.
     *
     * @throws IllegalArgumentException unless it is a UUID
     */
    public static AccountId parse(String text) {
        return new AccountId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
