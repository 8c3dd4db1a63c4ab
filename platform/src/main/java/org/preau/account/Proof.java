package org.preau.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.preau.web.Reply;
import org.preau.web.Route;

/**
 * Asks again who one is before what cannot be taken back by the owner: password, second step,
 * passkeys, address. A proof is fresh for 15 minutes; signing in is one.
 */
final class Proof {

    private final Sessions sessions;

    Proof(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * A handler that runs after a fresh proof only.
     *
     * @param back the page to come back to once it is given
     */
    Route.Personal before(String back, Route.Personal handler) {
        String ask = "/compte/preuve?next=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
        return (who, exchange) ->
                sessions.isProven(who.session())
                        ? handler.handle(who, exchange)
                        : Reply.seeOther(ask);
    }
}
