package org.preau.account;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.sql.Database;
import org.preau.sql.Tx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the second step on, in two gestures (a secret, then a first right code, so that nobody
 * locks themselves out), renews the written codes, and turns it off again.
 */
final class TotpSetup {

    private static final Logger LOG = LoggerFactory.getLogger(TotpSetup.class);

    /**
     * Where it stands.
     *
     * @param secret to show while it is being set up; null before and after
     * @param left written codes that still work
     */
    record Standing(boolean on, byte @Nullable [] secret, int left) {}

    private final Database database;
    private final Sealer sealer;
    private final RecoveryCodes recovery;
    private final SecondStep second;
    private final PasswordProof passwords;
    private final Letters letters;
    private final Clock clock;

    TotpSetup(
            Database database,
            Sealer sealer,
            RecoveryCodes recovery,
            SecondStep second,
            PasswordProof passwords,
            Letters letters,
            Clock clock) {
        this.database = database;
        this.sealer = sealer;
        this.recovery = recovery;
        this.second = second;
        this.passwords = passwords;
        this.letters = letters;
        this.clock = clock;
    }

    Standing standing(AccountId id) {
        return database.identity(
                id,
                tx -> {
                    Account account = AccountRows.byId(tx, id).orElseThrow();
                    byte[] sealed = account.totpSecret();
                    return new Standing(
                            account.asksCode(),
                            sealed == null || account.asksCode() ? null : sealer.open(id, sealed),
                            RecoveryCodes.left(tx, id));
                });
    }

    /** Makes a secret to show; nothing when the second step is on already. */
    void begin(AccountId id) {
        byte[] sealed = sealer.seal(id, Totp.secret());
        database.identity(
                id,
                tx ->
                        tx.query(
                                        """
                                        update account
                                           set totp_secret = :secret, totp_last_step = 0
                                         where account_id = :id
                                           and totp_proven_at is null
                                        """)
                                .bind("id", id)
                                .bind("secret", sealed)
                                .execute());
    }

    /**
     * Turns it on when the code is right.
     *
     * @return the written codes, to be shown once; empty when the code is wrong
     */
    Optional<List<String>> confirm(AccountId id, String typed) {
        Optional<List<String>> codes = database.identity(id, tx -> confirm(tx, id, typed));
        codes.ifPresent(made -> told(id, "code-on"));
        return codes;
    }

    /** Ten new written codes in place of the others; empty when the second step is off. */
    Optional<List<String>> renew(AccountId id) {
        Optional<List<String>> codes =
                database.identity(
                        id,
                        tx ->
                                AccountRows.hold(tx, id)
                                        .filter(Account::asksCode)
                                        .map(account -> recovery.renew(tx, id)));
        codes.ifPresent(made -> told(id, "codes"));
        return codes;
    }

    /** Turns it off when the password or a code is right. */
    boolean end(AccountId id, String password, String code) {
        boolean proven = code.isBlank() ? passwords.isRight(id, password) : second.proves(id, code);
        if (proven) {
            database.identity(id, tx -> end(tx, id));
            told(id, "code-off");
        }
        return proven;
    }

    private Optional<List<String>> confirm(Tx tx, AccountId id, String typed) {
        Account account = AccountRows.hold(tx, id).orElseThrow();
        byte[] sealed = account.totpSecret();
        if (sealed == null || account.asksCode()) {
            return Optional.empty();
        }
        OptionalLong step = Totp.accepted(sealer.open(id, sealed), typed, clock.instant(), 0);
        if (step.isEmpty()) {
            return Optional.empty();
        }
        SecondStep.taken(tx, id, step.getAsLong());
        tx.query(
                        """
                        update account
                           set totp_proven_at = now()
                         where account_id = :id
                        """)
                .bind("id", id)
                .execute();
        return Optional.of(recovery.renew(tx, id));
    }

    private static int end(Tx tx, AccountId id) {
        RecoveryCodes.drop(tx, id);
        return tx.query(
                        """
                        update account
                           set totp_secret = null, totp_proven_at = null, totp_last_step = 0
                         where account_id = :id
                        """)
                .bind("id", id)
                .execute();
    }

    private void told(AccountId id, String letter) {
        LOG.atInfo().addKeyValue("account", id).addKeyValue("what", letter).log("second step");
        database.identity(id, tx -> AccountRows.byId(tx, id))
                .ifPresent(account -> letters.tell(account, letter, Map.of()));
    }
}
