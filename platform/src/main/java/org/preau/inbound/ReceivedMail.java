package org.preau.inbound;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;

/** The rows of mail that arrived. */
final class ReceivedMail {

    /** Why a message stays with us. */
    enum Why {
        /** Nobody is behind its addresses. */
        NOBODY,
        /** It has been here before. */
        LOOP,
        /** It tells that a letter did not arrive. */
        RETURNED,
        /** The server of one of its people did not want it. */
        REFUSED
    }

    /**
     * One that is to go on.
     *
     * @param head of the message, as far as it is read
     * @param bytes how long the whole is
     */
    record Letter(UUID id, List<String> recipients, byte[] head, long bytes) {}

    /**
     * One that stays with us.
     *
     * @param recipient of the letter that came back or was refused; empty otherwise
     * @param because what that server said; empty otherwise
     */
    record Kept(
            UUID id,
            String author,
            String subject,
            List<String> recipients,
            String why,
            String recipient,
            String because,
            long bytes,
            Instant receivedAt) {}

    static final int SIZE = 20;

    private ReceivedMail() {}

    /** One that nobody else is at; locked until the transaction ends. */
    static Optional<Letter> nextWaiting(TenantTx tx) {
        return tx.query(
                        """
                        select id, recipients, substring(message for :head) as head, octet_length(message) as bytes
                          from received_mail
                         where state = 'waiting'
                         order by received_at
                         limit 1
                           for update skip locked
                        """)
                .bind("head", MessageHead.MOST_BYTES)
                .first(Letter.class);
    }

    /** One that stays, locked until the transaction ends: two who send it on send it once. */
    static Optional<Letter> lockKept(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select id, recipients, substring(message for :head) as head, octet_length(message) as bytes
                          from received_mail
                         where id = :id
                           and state = 'kept'
                           for update
                        """)
                .bind("id", id)
                .bind("head", MessageHead.MOST_BYTES)
                .first(Letter.class);
    }

    /** The whole of one that stays. */
    static Optional<byte[]> message(TenantTx tx, UUID id) {
        return tx.query("select message from received_mail where id = :id and state = 'kept'")
                .bind("id", id)
                .first(byte[].class);
    }

    /** One that stays, as lists show it. */
    static Optional<Kept> kept(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select r.id, r.author, r.subject, r.recipients, r.why, coalesce(o.recipient, '') as recipient,
                               coalesce(o.last_error, '') as because,
                               octet_length(r.message) as bytes, r.received_at
                          from received_mail r
                          left join outgoing_mail o on o.id = r.returns
                         where r.id = :id
                           and r.state = 'kept'
                        """)
                .bind("id", id)
                .first(Kept.class);
    }

    static List<Kept> kept(TenantTx tx, int page) {
        return tx.query(
                        """
                        select r.id, r.author, r.subject, r.recipients, r.why, coalesce(o.recipient, '') as recipient,
                               coalesce(o.last_error, '') as because,
                               octet_length(r.message) as bytes, r.received_at
                          from received_mail r
                          left join outgoing_mail o on o.id = r.returns
                         where r.state = 'kept'
                         order by r.received_at desc, r.id desc
                         limit :size
                        offset :skip
                        """)
                .bind("size", SIZE)
                .bind("skip", (page - 1) * SIZE)
                .list(Kept.class);
    }

    static long countKept(TenantTx tx) {
        return tx.query("select count(*) from received_mail where state = 'kept'").one(Long.class);
    }

    static void keep(TenantTx tx, UUID id, Why why, @Nullable UUID returns) {
        tx.query(
                        """
                        update received_mail
                           set state = 'kept', why = :why, returns = :returns
                         where id = :id
                        """)
                .bind("id", id)
                .bind("why", why.name().toLowerCase(Locale.ROOT))
                .bind("returns", returns)
                .execute();
    }

    static void passed(TenantTx tx, UUID id) {
        tx.query("update received_mail set state = 'passed', why = '' where id = :id")
                .bind("id", id)
                .execute();
    }

    static void remove(TenantTx tx, UUID id) {
        tx.query("delete from received_mail where id = :id and state = 'kept'")
                .bind("id", id)
                .execute();
    }
}
