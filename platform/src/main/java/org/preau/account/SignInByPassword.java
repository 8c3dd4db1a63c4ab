package org.preau.account;

import java.util.Optional;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.sql.Database;
import org.preau.sql.Tx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Address and password. Every refusal costs the same time and gives the same answer, whether there
 * is an account or not; the limit comes before the hash, so that a flood of guesses costs nothing.
 */
final class SignInByPassword {

    private static final Logger LOG = LoggerFactory.getLogger(SignInByPassword.class);

    private final Database database;
    private final PasswordHashes hashes;
    private final Limits limits;
    private final Origin origin;

    SignInByPassword(Database database, PasswordHashes hashes, Limits limits, Origin origin) {
        this.database = database;
        this.hashes = hashes;
        this.limits = limits;
        this.origin = origin;
    }

    Entry run(EmailAddress email, String password, Device device) {
        if (!origin.admits(device.address())) {
            return new Entry.TooManyFromHere();
        }
        if (limits.take(Limits.Kind.PASSWORD, email.value()) == 0) {
            LOG.atWarn().addKeyValue("remote", device.remote()).log("too many guesses");
            return new Entry.TooManyTries();
        }
        Optional<Account> found = database.identity(null, tx -> AccountRows.byEmail(tx, email));
        try {
            return checked(found, email, password, device);
        } catch (PasswordHashes.TooBusy e) {
            limits.giveBack(Limits.Kind.PASSWORD, email.value());
            return new Entry.Busy();
        }
    }

    private Entry checked(
            Optional<Account> found, EmailAddress email, String password, Device device) {
        String hash = found.map(Account::passwordHash).orElse(null);
        if (!hashes.matches(hash, password) || found.isEmpty() || hash == null) {
            return new Entry.Wrong();
        }
        limits.giveBack(Limits.Kind.PASSWORD, email.value());
        origin.giveBack(device.address());
        Optional<String> renewed = hashes.renewed(hash, password);
        return database.identity(
                found.get().accountId(),
                tx -> admit(tx, found.get().accountId(), hash, renewed, device));
    }

    /** Unless the password was changed while it was being checked: that has ended all sessions. */
    private static Entry admit(
            Tx tx, AccountId id, String hash, Optional<String> renewed, Device device) {
        Optional<Account> account =
                AccountRows.hold(tx, id).filter(now -> hash.equals(now.passwordHash()));
        if (account.isEmpty()) {
            return new Entry.Wrong();
        }
        renewed.ifPresent(better -> AccountRows.setPassword(tx, id, better));
        return Threshold.afterOneProof(tx, account.get(), device);
    }
}
