package org.preau.account;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.preau.base.AccountId;
import org.preau.sql.Database;
import org.preau.sql.Tx;

/**
 * The code of the telephone, or one of the written ones. Twenty an hour for an account, whichever
 * way they came.
 */
final class SecondStep {

    private final Database database;
    private final Limits limits;
    private final Sealer sealer;
    private final RecoveryCodes recovery;
    private final Clock clock;

    SecondStep(
            Database database, Limits limits, Sealer sealer, RecoveryCodes recovery, Clock clock) {
        this.database = database;
        this.limits = limits;
        this.sealer = sealer;
        this.recovery = recovery;
        this.clock = clock;
    }

    /** Whether the first step still stands; after ten minutes it does not. */
    boolean stands(String secret) {
        return account(secret).isPresent();
    }

    /**
     * Finishes a sign-in.
     *
     * @param secret what the first step gave
     * @param typed a code of either kind
     */
    Entry run(String secret, String typed, Device device) {
        Optional<AccountId> id = account(secret);
        if (id.isEmpty()) {
            return new Entry.Wrong();
        }
        if (limits.take(Limits.Kind.CODE, id.get().toString()) == 0) {
            return new Entry.TooManyTries();
        }
        Entry entry = database.identity(id.get(), tx -> finish(tx, secret, typed, device));
        if (entry instanceof Entry.In) {
            limits.giveBack(Limits.Kind.CODE, id.get().toString());
        }
        return entry;
    }

    /** Whether {@code typed} is a code of this account now; uses it up. Counts as one try. */
    boolean proves(AccountId id, String typed) {
        return limits.take(Limits.Kind.CODE, id.toString()) > 0
                && database.identity(
                        id,
                        tx ->
                                AccountRows.hold(tx, id)
                                        .filter(account -> isRight(tx, account, typed))
                                        .isPresent());
    }

    private Optional<AccountId> account(String secret) {
        return database.identity(null, tx -> OneTimes.look(tx, secret, Purpose.SECOND_STEP))
                .flatMap(kept -> Optional.ofNullable(kept.accountId()));
    }

    private Entry finish(Tx tx, String secret, String typed, Device device) {
        return OneTimes.look(tx, secret, Purpose.SECOND_STEP)
                .flatMap(kept -> Optional.ofNullable(kept.accountId()))
                .flatMap(id -> AccountRows.hold(tx, id))
                .filter(account -> isRight(tx, account, typed))
                .filter(account -> OneTimes.use(tx, secret, Purpose.SECOND_STEP).isPresent())
                .map(account -> Threshold.in(tx, account, device, "code"))
                .orElseGet(Entry.Wrong::new);
    }

    private boolean isRight(Tx tx, Account account, String typed) {
        byte[] sealed = account.totpSecret();
        if (!account.asksCode() || sealed == null) {
            return false;
        }
        byte[] secret = sealer.open(account.accountId(), sealed);
        OptionalLong step = Totp.accepted(secret, typed, clock.instant(), account.totpLastStep());
        if (step.isPresent()) {
            taken(tx, account.accountId(), step.getAsLong());
            return true;
        }
        return recovery.use(tx, account.accountId(), typed);
    }

    static void taken(Tx tx, AccountId account, long step) {
        tx.query(
                        """
                        update account
                           set totp_last_step = :step
                         where account_id = :account
                        """)
                .bind("account", account)
                .bind("step", step)
                .execute();
    }
}
