package org.preau.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.preau.sql.Database;
import org.preau.web.Person;
import org.preau.web.Reply;
import org.preau.web.Route;

/**
 * Asks again who one is before what cannot be taken back by the owner: password, second step,
 * passkeys, address. A proof is fresh for 15 minutes; signing in is one.
 */
final class Proof {

    /** How a password was received as a proof. */
    enum Answer {
        FRESH,
        WRONG,
        TOO_MANY,
        BUSY
    }

    private final Database database;
    private final Sessions sessions;
    private final PasswordHashes hashes;
    private final Limits limits;

    Proof(Database database, Sessions sessions, PasswordHashes hashes, Limits limits) {
        this.database = database;
        this.sessions = sessions;
        this.hashes = hashes;
        this.limits = limits;
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

    /** Tries a password as a proof, within the limit of sign-ins. */
    Answer byPassword(Person who, String password) {
        if (limits.take(Limits.Kind.PASSWORD, who.email().value()) == 0) {
            return Answer.TOO_MANY;
        }
        try {
            return checked(who, password);
        } catch (PasswordHashes.TooBusy e) {
            return Answer.BUSY;
        }
    }

    private Answer checked(Person who, String password) {
        Optional<Account> account =
                database.identity(who.account(), tx -> AccountRows.byId(tx, who.account()));
        if (!hashes.matches(account.map(Account::passwordHash).orElse(null), password)) {
            return Answer.WRONG;
        }
        limits.giveBack(Limits.Kind.PASSWORD, who.email().value());
        database.identity(
                who.account(),
                tx -> {
                    Sessions.prove(tx, who.session());
                    return who;
                });
        return Answer.FRESH;
    }
}
