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
        return Ids.read(text);
    }

    static Optional<UUID> part(Exchange exchange, String name) {
        return id(exchange.parameter(name));
    }
}
