package org.preau.account;

import java.util.Optional;
import org.preau.base.AccountId;
import org.preau.sql.Database;

/** Tries a password of somebody who has signed in, within the limit of sign-ins. */
final class PasswordProof {

    /** How it was received. */
    enum Answer {
        RIGHT,
        WRONG,
        TOO_MANY,
        BUSY
    }

    private final Database database;
    private final PasswordHashes hashes;
    private final Limits limits;

    PasswordProof(Database database, PasswordHashes hashes, Limits limits) {
        this.database = database;
        this.hashes = hashes;
        this.limits = limits;
    }

    /** Whether it is right and could be checked. */
    boolean isRight(AccountId id, String password) {
        return check(id, password) == Answer.RIGHT;
    }

    Answer check(AccountId id, String password) {
        Optional<Account> account = database.identity(id, tx -> AccountRows.byId(tx, id));
        String subject = account.map(found -> found.email().value()).orElse("");
        if (limits.take(Limits.Kind.PASSWORD, subject) == 0) {
            return Answer.TOO_MANY;
        }
        try {
            if (!hashes.matches(account.map(Account::passwordHash).orElse(null), password)) {
                return Answer.WRONG;
            }
        } catch (PasswordHashes.TooBusy e) {
            limits.giveBack(Limits.Kind.PASSWORD, subject);
            return Answer.BUSY;
        }
        limits.giveBack(Limits.Kind.PASSWORD, subject);
        return Answer.RIGHT;
    }
}
