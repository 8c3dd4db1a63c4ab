package org.preau.account;

import java.util.Map;
import java.util.Optional;
import org.preau.base.AccountId;
import org.preau.sql.Database;
import org.preau.sql.Tx;
import org.preau.web.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets or changes the password. All other sessions end with the same commit, links that wait are
 * worth nothing any more, and the owner is told by mail.
 */
final class ChangePassword {

    private static final Logger LOG = LoggerFactory.getLogger(ChangePassword.class);

    /** How it went. */
    sealed interface Outcome {}

    /** It is changed. */
    record Changed(int score) implements Outcome {}

    /** It is too easy to guess, too short, too long or one's own name. */
    record Refused(PasswordRules.Verdict verdict) implements Outcome {}

    /** The server checks as many passwords as it can; nothing was changed. */
    record Busy() implements Outcome {}

    private final Database database;
    private final PasswordHashes hashes;
    private final Letters letters;

    ChangePassword(Database database, PasswordHashes hashes, Letters letters) {
        this.database = database;
        this.hashes = hashes;
        this.letters = letters;
    }

    Outcome run(Person who, String password) {
        PasswordRules.Verdict verdict =
                PasswordRules.judge(password, who.name(), who.email().value());
        if (!verdict.good()) {
            return new Refused(verdict);
        }
        try {
            return changed(who, hashes.of(password), verdict.score());
        } catch (PasswordHashes.TooBusy e) {
            return new Busy();
        }
    }

    private Outcome changed(Person who, String hash, int score) {
        AccountId id = who.account();
        database.identity(id, tx -> change(tx, who, hash))
                .ifPresent(account -> letters.tell(account, "password", Map.of()));
        LOG.atInfo().addKeyValue("account", id).log("password changed");
        return new Changed(score);
    }

    private static Optional<Account> change(Tx tx, Person who, String hash) {
        AccountRows.hold(tx, who.account());
        AccountRows.setPassword(tx, who.account(), hash);
        Sessions.endOthers(tx, who.account(), who.session());
        OneTimes.drop(tx, who.account());
        return AccountRows.byId(tx, who.account());
    }
}
