package org.preau.account;

import java.util.Optional;
import org.preau.base.AccountId;
import org.preau.sql.Database;
import org.preau.sql.Tx;

/** Comes in by a mailed link, once. Where a code is asked for, it is asked for here too. */
final class SignInByLink {

    /** How it went. */
    sealed interface Outcome {}

    /** The link was good; it leads to {@code next}, empty for the usual place. */
    record Opened(Entry entry, String next) implements Outcome {}

    /** The link is unknown, used or over. */
    record Worthless() implements Outcome {}

    private final Database database;

    SignInByLink(Database database) {
        this.database = database;
    }

    /** Whether the link would work now; uses nothing up. */
    boolean works(String secret) {
        return database.identity(null, tx -> OneTimes.look(tx, secret, Purpose.SIGN_IN))
                .isPresent();
    }

    Outcome run(String secret, Device device) {
        return database.identity(null, tx -> open(tx, secret, device));
    }

    private static Outcome open(Tx tx, String secret, Device device) {
        Optional<OneTimes.Kept> kept = OneTimes.use(tx, secret, Purpose.SIGN_IN);
        AccountId id = kept.map(OneTimes.Kept::accountId).orElse(null);
        Optional<Account> account = id == null ? Optional.empty() : AccountRows.hold(tx, id);
        if (kept.isEmpty() || account.isEmpty()) {
            return new Worthless();
        }
        return new Opened(Threshold.afterOneProof(tx, account.get(), device), kept.get().detail());
    }
}
