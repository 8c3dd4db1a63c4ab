package org.preau.account;

import java.util.Optional;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.sql.Tx;

/** The rows of accounts. One that is disabled is not found. */
final class AccountRows {

    private AccountRows() {}

    static Optional<Account> byEmail(Tx tx, EmailAddress email) {
        return tx.query(
                        """
                        select account_id, email, name, language, appearance, operator,
                               password_hash, totp_secret, totp_proven_at, totp_last_step
                          from account
                         where email = :email
                           and disabled_at is null
                        """)
                .bind("email", email)
                .first(Account.class);
    }

    static Optional<Account> byId(Tx tx, AccountId id) {
        return tx.query(
                        """
                        select account_id, email, name, language, appearance, operator,
                               password_hash, totp_secret, totp_proven_at, totp_last_step
                          from account
                         where account_id = :id
                           and disabled_at is null
                        """)
                .bind("id", id)
                .first(Account.class);
    }

    /** The same, its row held until the transaction ends: changes of secrets and sign-ins queue. */
    static Optional<Account> hold(Tx tx, AccountId id) {
        tx.query(
                        """
                        select 1
                          from account
                         where account_id = :id
                           for update
                        """)
                .bind("id", id)
                .exists();
        return byId(tx, id);
    }

    static void setPassword(Tx tx, AccountId id, String hash) {
        tx.query(
                        """
                        update account
                           set password_hash = :hash, password_set_at = now()
                         where account_id = :id
                        """)
                .bind("id", id)
                .bind("hash", hash)
                .execute();
    }
}
