package org.preau.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.sql.TenantTx;
import org.preau.web.Secrets;

/** The rows of invitations. The secret is in the letter only; the row has its SHA-256. */
final class Invitations {

    private Invitations() {}

    /** Those that wait for an answer or have expired without one, the newest first. */
    static List<Invitation> pending(TenantTx tx) {
        return tx.query(
                        """
                        select id, email, name, office, until, invited_by, invited_at, expires_at,
                               accepted_at, withdrawn_at, replaces
                          from invitation
                         where accepted_at is null
                           and withdrawn_at is null
                         order by invited_at desc, id
                        """)
                .list(Invitation.class);
    }

    static int countPending(TenantTx tx) {
        return tx.query(
                        """
                        select count(*)
                          from invitation
                         where accepted_at is null
                           and withdrawn_at is null
                        """)
                .one(Integer.class);
    }

    static Optional<Invitation> find(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select id, email, name, office, until, invited_by, invited_at, expires_at,
                               accepted_at, withdrawn_at, replaces
                          from invitation
                         where id = :id
                        """)
                .bind("id", id)
                .first(Invitation.class);
    }

    /** The same, its row held until the transaction ends: an invitation is answered once. */
    static Optional<Invitation> hold(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select id, email, name, office, until, invited_by, invited_at, expires_at,
                               accepted_at, withdrawn_at, replaces
                          from invitation
                         where id = :id
                           for update
                        """)
                .bind("id", id)
                .first(Invitation.class);
    }

    static Optional<Invitation> bySecret(TenantTx tx, String secret) {
        return tx.query(
                        """
                        select id, email, name, office, until, invited_by, invited_at, expires_at,
                               accepted_at, withdrawn_at, replaces
                          from invitation
                         where token_hash = :hash
                        """)
                .bind("hash", Secrets.digest(secret))
                .first(Invitation.class);
    }

    static void insert(TenantTx tx, Invitation made, String secret) {
        tx.query(
                        """
                        insert into invitation (id, email, name, office, until, token_hash, invited_by,
                                                invited_at, expires_at, replaces)
                        values (:id, :email, :name, :office, :until, :hash, :by, :at, :expires, :replaces)
                        """)
                .bind("id", made.id())
                .bind("email", made.email())
                .bind("name", made.name())
                .bind("office", made.office())
                .bind("until", made.until())
                .bind("hash", Secrets.digest(secret))
                .bind("by", made.invitedBy())
                .bind("at", made.invitedAt())
                .bind("expires", made.expiresAt())
                .bind("replaces", made.replaces())
                .execute();
    }

    /** A new secret and a new term; the link of the letter before is worth nothing from now on. */
    static void renew(TenantTx tx, UUID id, String secret, Instant at, Instant expires) {
        tx.query(
                        """
                        update invitation
                           set token_hash = :hash, invited_at = :at, expires_at = :expires
                         where id = :id
                        """)
                .bind("id", id)
                .bind("hash", Secrets.digest(secret))
                .bind("at", at)
                .bind("expires", expires)
                .execute();
    }

    static void accept(TenantTx tx, UUID id, Instant at) {
        tx.query(
                        """
                        update invitation
                           set accepted_at = :at
                         where id = :id
                        """)
                .bind("id", id)
                .bind("at", at)
                .execute();
    }

    static void withdraw(TenantTx tx, UUID id, Instant at) {
        tx.query(
                        """
                        update invitation
                           set withdrawn_at = :at
                         where id = :id
                        """)
                .bind("id", id)
                .bind("at", at)
                .execute();
    }
}
