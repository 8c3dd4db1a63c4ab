package org.preau.mail;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.preau.base.EmailAddress;
import org.preau.base.HostName;
import org.preau.base.Ids;
import org.preau.base.TenantId;
import org.preau.jobs.JobKind;
import org.preau.jobs.Jobs;
import org.preau.sql.OperatorTx;
import org.preau.sql.TenantTx;
import org.preau.sql.Tx;

/** Takes letters, to be sent once the transaction has committed. */
public final class Post {

    /** Which letter to send. */
    public record ToSend(UUID letter) {}

    /** The job that sends one letter. */
    public static final JobKind<ToSend> SEND = new JobKind<>("mail-send", ToSend.class);

    private final Jobs jobs;
    private final HostName domain;

    /**
     * @param domain the right side of message identifiers (RFC 5322 §3.6.4)
     */
    public Post(Jobs jobs, HostName domain) {
        this.jobs = jobs;
        this.domain = domain;
    }

    /** Queues {@code letter} in the tenant of {@code tx}. */
    public void queue(TenantTx tx, Letter letter) {
        UUID id = insert(tx, tx.tenant(), letter);
        jobs.schedule(tx, SEND, id.toString(), new ToSend(id), Instant.now());
    }

    /** Queues {@code letter} in {@code tenant}, from a transaction across tenants. */
    public void queue(OperatorTx tx, TenantId tenant, Letter letter) {
        UUID id = insert(tx, tenant, letter);
        jobs.schedule(tx, tenant, SEND, id.toString(), new ToSend(id), Instant.now());
    }

    /**
     * A message that arrived and goes on.
     *
     * @param subject one line
     * @param messageId its own; may be empty
     */
    public record Received(UUID id, String subject, String messageId) {}

    /**
     * Queues a message that arrived for {@code to}, as it is.
     *
     * @param sender of the envelope, by the letter's identifier
     */
    public void passOn(
            TenantTx tx, Received received, EmailAddress to, Function<UUID, String> sender) {
        UUID id = Ids.next();
        tx.query(
                        """
                        insert into outgoing_mail (tenant_id, id, recipient, subject, text_body, message_id, received_id, sender)
                        values (tenant(), :id, :to, :subject, '', :message, :received, :sender)
                        """)
                .bind("id", id)
                .bind("to", to)
                .bind("subject", received.subject())
                .bind("message", received.messageId())
                .bind("received", received.id())
                .bind("sender", sender.apply(id))
                .execute();
        jobs.schedule(tx, SEND, id.toString(), new ToSend(id), Instant.now());
    }

    /** Who has a message that arrived already, or may have it. */
    public List<EmailAddress> gone(TenantTx tx, UUID received) {
        return tx.query(
                        """
                        select distinct recipient
                          from outgoing_mail
                         where received_id = :received
                           and state <> 'failed'
                        """)
                .bind("received", received)
                .list(EmailAddress.class);
    }

    /** Notes that a letter that had been sent came back. */
    public void cameBack(TenantTx tx, UUID letter, String why) {
        tx.query(
                        """
                        update outgoing_mail
                           set state = 'failed', last_error = :why, sent_at = null
                         where id = :id
                           and state in ('sent', 'unsure')
                        """)
                .bind("id", letter)
                .bind("why", why)
                .execute();
    }

    private UUID insert(Tx tx, TenantId tenant, Letter letter) {
        UUID id = Ids.next();
        tx.query(
                        """
                        insert into outgoing_mail (tenant_id, id, recipient, subject, text_body, message_id)
                        values (:tenant, :id, :to, :subject, :text, :message)
                        """)
                .bind("tenant", tenant)
                .bind("id", id)
                .bind("to", letter.to())
                .bind("subject", letter.subject())
                .bind("text", letter.text())
                .bind("message", "<" + id + "@" + domain + ">")
                .execute();
        return id;
    }
}
