package org.preau.moving;

import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.web.Exchange;

/** Identifiers as requests spell them. */
final class Asked {

    private Asked() {}

    /** Empty for anything but an identifier. */
    static Optional<UUID> id(String text) {
        try {
            return Optional.of(Ids.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<UUID> part(Exchange exchange, String name) {
        return id(exchange.parameter(name));
    }
}
