package org.preau.mail;

import java.time.Instant;
import java.util.UUID;
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
