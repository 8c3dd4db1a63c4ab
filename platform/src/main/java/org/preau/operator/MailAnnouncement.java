package org.preau.operator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.TenantId;
import org.preau.jobs.JobKind;
import org.preau.mail.Post;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;

/**
 * The job that writes an announcement to the responsibles of all associations that received it: a
 * few associations in each transaction, which also keeps the place. After a crash it goes on where
 * the last commit was, and nobody is written to twice.
 */
final class MailAnnouncement {

    /** Which one. */
    record ToMail(UUID announcement) {}

    static final JobKind<ToMail> KIND = new JobKind<>("mail-announcement", ToMail.class);

    private static final int BATCH = 50;

    private record Place(
            String title,
            String body,
            @Nullable UUID reached,
            @Nullable Instant withdrawnAt,
            @Nullable Instant letteredAt) {}

    private final Database database;
    private final Post post;
    private final Letters letters;

    MailAnnouncement(Database database, Post post, Letters letters) {
        this.database = database;
        this.post = post;
        this.letters = letters;
    }

    void run(ToMail data) {
        boolean more = true;
        while (more) {
            more =
                    database.operator(
                            "write an announcement to responsibles",
                            tx -> batch(tx, data.announcement()));
        }
    }

    private boolean batch(OperatorTx tx, UUID id) {
        Optional<Place> found =
                tx.query(
                                """
                                select title, body, reached, withdrawn_at, lettered_at
                                  from announcement
                                 where id = :id
                                   for update
                                """)
                        .bind("id", id)
                        .first(Place.class);
        if (found.isEmpty()
                || found.get().withdrawnAt() != null
                || found.get().letteredAt() != null) {
            return false;
        }
        List<TenantId> next = next(tx, id, found.get().reached());
        int written = 0;
        for (TenantId tenant : next) {
            written += write(tx, tenant, found.get());
        }
        keepPlace(tx, id, next, written);
        return !next.isEmpty();
    }

    private static List<TenantId> next(OperatorTx tx, UUID id, @Nullable UUID reached) {
        return tx.query(
                        """
                        select tenant_id
                          from notice
                         where id = :id
                           and tenant_id > coalesce(cast(:reached as uuid), '00000000-0000-0000-0000-000000000000')
                         order by tenant_id
                         limit :batch
                        """)
                .bind("id", id)
                .bind("reached", reached)
                .bind("batch", BATCH)
                .list(TenantId.class);
    }

    private int write(OperatorTx tx, TenantId tenant, Place said) {
        List<Responsibles.Responsible> all = Responsibles.of(tx, tenant);
        for (Responsibles.Responsible one : all) {
            Map<String, Object> facts =
                    Map.of(
                            "name", one.name(),
                            "association", one.association(),
                            "title", said.title(),
                            "body", said.body());
            post.queue(tx, tenant, letters.letter(one.email(), one.language(), "announced", facts));
        }
        return all.size();
    }

    private static void keepPlace(OperatorTx tx, UUID id, List<TenantId> done, int written) {
        tx.query(
                        """
                        update announcement
                           set letters = letters + :written,
                               reached = coalesce(cast(:reached as uuid), reached),
                               lettered_at = case when :over then now() end
                         where id = :id
                        """)
                .bind("written", written)
                .bind("reached", done.isEmpty() ? null : done.getLast())
                .bind("over", done.isEmpty())
                .bind("id", id)
                .execute();
    }
}
