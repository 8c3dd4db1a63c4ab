package org.preau.base;

import java.util.UUID;

/** The identifier of an association, or of the portal: the unit of isolation. */
public record TenantId(UUID value) {

    /** A new identifier. */
    public static TenantId next() {
        return new TenantId(Ids.next());
    }

    /**
     * Reads one from text.
     *
     * @throws IllegalArgumentException unless it is a UUID
     */
    public static TenantId parse(String text) {
        return new TenantId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
