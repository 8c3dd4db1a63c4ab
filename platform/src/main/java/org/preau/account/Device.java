package org.preau.account;

import java.util.Optional;
import java.util.UUID;
import org.preau.web.Exchange;
import org.preau.web.Person;

/**
 * Where somebody signs in from.
 *
 * @param remote address and port
 * @param address the address alone
 * @param agent what the browser says it is: untrusted, cut to 300 characters
 * @param former the session that the browser carried until now; it ends at the sign-in
 */
record Device(String remote, String address, String agent, Optional<UUID> former) {

    private static final int MAX_AGENT = 300;

    static Device of(Exchange exchange) {
        String agent = exchange.header("user-agent");
        return new Device(
                exchange.remote(),
                exchange.remoteAddress(),
                agent.substring(0, Math.min(agent.length(), MAX_AGENT)),
                exchange.person().map(Person::session));
    }
}
