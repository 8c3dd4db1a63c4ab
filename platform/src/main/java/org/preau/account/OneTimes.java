package org.preau.account;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.sql.Tx;
import org.preau.web.Secrets;

/**
 * Secrets that work once and not for long. The table keeps their SHA-256, so reading it opens
 * nothing.
 */
final class OneTimes {

    /** What stands behind a secret that still works. */
    record Kept(@Nullable AccountId accountId, String detail) {}

    private OneTimes() {}

    /** A new secret. */
    static String make(
            Tx tx, Purpose purpose, @Nullable AccountId account, String detail, Duration life) {
        String secret = Secrets.random();
        keep(tx, secret, purpose, account, detail, life);
        return secret;
    }

    /** Keeps a secret that was made elsewhere; nothing happens when it is kept already. */
    static void keep(
            Tx tx,
            String secret,
            Purpose purpose,
            @Nullable AccountId account,
            String detail,
            Duration life) {
        tx.query(
                        """
                        insert into one_time (token_hash, purpose, account_id, detail, expires_at)
                        values (:hash, :purpose, :account, :detail, now() + make_interval(secs => :seconds))
                        on conflict do nothing
                        """)
                .bind("hash", Secrets.digest(secret))
                .bind("purpose", purpose)
                .bind("account", account)
                .bind("detail", detail)
                .bind("seconds", life.toSeconds())
                .execute();
    }

    /** Looks at a secret without using it up; empty when it is unknown, used or over. */
    static Optional<Kept> look(Tx tx, String secret, Purpose purpose) {
        return tx.query(
                        """
                        select account_id, detail
                          from one_time
                         where token_hash = :hash
                           and purpose = :purpose
                           and used_at is null
                           and expires_at > now()
                        """)
                .bind("hash", Secrets.digest(secret))
                .bind("purpose", purpose)
                .first(Kept.class);
    }

    /** Uses a secret up; of two at the same time one gets it. */
    static Optional<Kept> use(Tx tx, String secret, Purpose purpose) {
        return tx.query(
                        """
                        update one_time
                           set used_at = now()
                         where token_hash = :hash
                           and purpose = :purpose
                           and used_at is null
                           and expires_at > now()
                        returning account_id, detail
                        """)
                .bind("hash", Secrets.digest(secret))
                .bind("purpose", purpose)
                .first(Kept.class);
    }

    /** Makes all that waits for this account worthless. */
    static void drop(Tx tx, AccountId account) {
        tx.query(
                        """
                        delete from one_time
                         where account_id = :account
                        """)
                .bind("account", account)
                .execute();
    }
}
