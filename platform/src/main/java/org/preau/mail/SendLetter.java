package org.preau.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.mail2.core.EmailException;
import org.jspecify.annotations.Nullable;
import org.preau.base.EmailAddress;
import org.preau.jobs.JobWork;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one queued letter. SMTP cannot be exactly-once, so the row says <em>sending</em>, durably,
 * before the first byte goes out: whoever finds it so after a crash does not know whether it
 * arrived, marks it unsure, and leaves it to a person.
 */
public final class SendLetter implements JobWork<Post.ToSend> {

    private static final Logger LOG = LoggerFactory.getLogger(SendLetter.class);

    /** Each waits half as long again as the one before, from two seconds on: four days in all. */
    private static final int MOST_ATTEMPTS = 28;

    private record Queued(
            EmailAddress recipient,
            String subject,
            String textBody,
            String messageId,
            String state,
            int attempts,
            @Nullable String sender,
            List<String> deliveredTo,
            byte @Nullable [] received) {}

    /** Nobody could be reached: the job is tried again, later and later. */
    private static final class NotYet extends RuntimeException {
        NotYet(String why) {
            super(why, null, false, false);
        }
    }

    private final Database database;
    private final Delivery delivery;
    private final EmailAddress from;
    private final String fromName;
    private final Clock clock;

    public SendLetter(
            Database database, Delivery delivery, EmailAddress from, String fromName, Clock clock) {
        this.database = database;
        this.delivery = delivery;
        this.from = from;
        this.fromName = fromName;
        this.clock = clock;
    }

    @Override
    public void run(Tenancy tenancy, Post.ToSend toSend) {
        Optional<Queued> taken = take(tenancy, toSend.letter());
        if (taken.isPresent()) {
            send(tenancy, toSend.letter(), taken.get());
        }
    }

    private Optional<Queued> take(Tenancy tenancy, UUID id) {
        return database.write(
                tenancy,
                tx -> {
                    tx.query(
                                    """
                                    update outgoing_mail
                                       set state = 'unsure', last_error = 'the server stopped while sending'
                                     where id = :id
                                       and state = 'sending'
                                    """)
                            .bind("id", id)
                            .execute();
                    return tx.query(
                                    """
                                    update outgoing_mail o
                                       set state = 'sending', attempts = attempts + 1
                                     where id = :id
                                       and state = 'queued'
                                    returning recipient, subject, text_body, message_id, state, attempts, sender,
                                              coalesce((select r.recipients from received_mail r where r.id = o.received_id), '{}') as delivered_to,
                                              (select r.message from received_mail r where r.id = o.received_id) as received
                                    """)
                            .bind("id", id)
                            .first(Queued.class);
                });
    }

    private void send(Tenancy tenancy, UUID id, Queued letter) {
        switch (delivered(letter)) {
            case Delivery.Taken() -> settle(tenancy, id, "sent", "");
            case Delivery.Refused(String why) -> {
                LOG.warn("mail {} refused: {}", letter.messageId(), why);
                settle(tenancy, id, "failed", why);
            }
            case Delivery.Unsure(String why) -> {
                LOG.warn("mail {} unsure: {}", letter.messageId(), why);
                settle(tenancy, id, "unsure", why);
            }
            case Delivery.Later(String why) -> {
                boolean enough = letter.attempts() >= MOST_ATTEMPTS;
                settle(tenancy, id, enough ? "failed" : "queued", why);
                if (!enough) {
                    throw new NotYet("mail " + letter.messageId() + " not yet: " + why);
                }
            }
        }
    }

    private Delivery.Outcome delivered(Queued letter) {
        try {
            return delivery.deliver(message(letter), letter.recipient());
        } catch (EmailException | MessagingException e) {
            return new Delivery.Refused(String.valueOf(e.getMessage()));
        }
    }

    private MimeMessage message(Queued letter) throws EmailException, MessagingException {
        byte[] received = letter.received();
        String sender = letter.sender();
        return received == null || sender == null
                ? LetterMessage.of(
                        from,
                        fromName,
                        new Letter(letter.recipient(), letter.subject(), letter.textBody()),
                        letter.messageId(),
                        clock.instant())
                : PassedOn.of(received, sender, letter.deliveredTo());
    }

    private void settle(Tenancy tenancy, UUID id, String state, String error) {
        int _ =
                database.write(
                        tenancy,
                        tx -> {
                            if (state.equals("failed")) {
                                stays(tx, id);
                            }
                            return settle(tx, id, state, error);
                        });
    }

    /** A message that arrived and cannot go on must not be lost between two doors. */
    private static void stays(TenantTx tx, UUID id) {
        tx.query(
                        """
                        update received_mail
                           set state = 'kept', why = 'refused', returns = :id
                         where id = (select received_id from outgoing_mail where id = :id)
                           and state = 'passed'
                        """)
                .bind("id", id)
                .execute();
    }

    private static int settle(TenantTx tx, UUID id, String state, String error) {
        return tx.query(
                        """
                        update outgoing_mail
                           set state = :state,
                               last_error = :error,
                               sent_at = case when :state = 'sent' then now() end
                         where id = :id
                        """)
                .bind("id", id)
                .bind("state", state)
                .bind("error", error)
                .execute();
    }
}
