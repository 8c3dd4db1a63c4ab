package org.preau.base;

import java.util.UUID;

/** The identifier of an association, or of the portal: the unit of isolation. */
public record TenantId(UUID value) {

    private static final long HIDDEN = 0xffffffff00000000L;

    /** A new identifier. */
    public static TenantId next() {
        return new TenantId(Ids.next());
    }

    /**
     * A new identifier of a place that nobody sees, above those of all associations: row security
     * hides its rows from whoever works across tenants (V046).
     */
    public static TenantId hidden() {
        UUID id = Ids.next();
        return new TenantId(
                new UUID(id.getMostSignificantBits() | HIDDEN, id.getLeastSignificantBits()));
    }

    /** Whether it is one of those. */
    public boolean isHidden() {
        return (value.getMostSignificantBits() & HIDDEN) == HIDDEN;
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
