package org.preau.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.sql.Tx;

/** The rows of passkeys: public keys and how often each has signed. */
final class Passkeys {

    /**
     * One passkey.
     *
     * @param publicKey as COSE (RFC 9052), in CBOR
     * @param transports how the browser reaches it, between commas; a hint
     */
    record Row(
            byte[] credentialId,
            AccountId accountId,
            byte[] publicKey,
            long signCount,
            String name,
            String transports,
            Instant createdAt,
            @Nullable Instant usedAt) {}

    private Passkeys() {}

    static List<Row> of(Tx tx, AccountId account) {
        return tx.query(
                        """
                        select credential_id, account_id, public_key, sign_count, name, transports, created_at, used_at
                          from passkey
                         where account_id = :account
                         order by created_at, credential_id
                        """)
                .bind("account", account)
                .list(Row.class);
    }

    /** Held until the transaction ends, so that two uses of one count queue. */
    static Optional<Row> hold(Tx tx, byte[] credentialId) {
        return tx.query(
                        """
                        select credential_id, account_id, public_key, sign_count, name, transports, created_at, used_at
                          from passkey
                         where credential_id = :id
                           for update
                        """)
                .bind("id", credentialId)
                .first(Row.class);
    }

    /** Whether it is new; a key belongs to one account. */
    static boolean add(Tx tx, AccountId account, String name, WebAuthn.NewKey key) {
        return tx.query(
                                """
                                insert into passkey (credential_id, account_id, public_key, sign_count, name, transports)
                                values (:id, :account, :key, :count, :name, :transports)
                                on conflict do nothing
                                """)
                        .bind("id", key.credentialId())
                        .bind("account", account)
                        .bind("key", key.publicKey())
                        .bind("count", key.signCount())
                        .bind("name", name)
                        .bind("transports", key.transports())
                        .execute()
                == 1;
    }

    static void used(Tx tx, byte[] credentialId, long signCount) {
        tx.query(
                        """
                        update passkey
                           set sign_count = :count, used_at = now()
                         where credential_id = :id
                        """)
                .bind("id", credentialId)
                .bind("count", signCount)
                .execute();
    }

    static boolean remove(Tx tx, AccountId account, byte[] credentialId) {
        return tx.query(
                                """
                                delete from passkey
                                 where credential_id = :id
                                   and account_id = :account
                                """)
                        .bind("id", credentialId)
                        .bind("account", account)
                        .execute()
                == 1;
    }
}
