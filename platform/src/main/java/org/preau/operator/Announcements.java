package org.preau.operator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.OperatorTx;

/** What operators announced; rows of the portal's tenant, with a notice of the same id as copy. */
final class Announcements {

    /**
     * One announcement.
     *
     * @param copies how many associations received it
     * @param letters how many letters were queued so far
     * @param letteredAt when the last one was; null while they are being queued
     */
    record Announcement(
            UUID id,
            String title,
            String body,
            Audience.Kind audience,
            @Nullable Integer sector,
            @Nullable String association,
            String saidBy,
            Instant saidAt,
            @Nullable Instant withdrawnAt,
            int copies,
            int letters,
            @Nullable Instant letteredAt) {}

    private static final int MOST = 100;

    private Announcements() {}

    /** The latest ones. */
    static List<Announcement> list(OperatorTx tx) {
        return tx.query(
                        """
                        select a.id, a.title, a.body, a.audience, a.sector, t.name as association, a.said_by,
                               a.said_at, a.withdrawn_at, a.copies, a.letters, a.lettered_at
                          from announcement a
                          left join tenant t on t.tenant_id = a.association
                         order by a.said_at desc
                         limit :most
                        """)
                .bind("most", MOST)
                .list(Announcement.class);
    }

    static Optional<Announcement> one(OperatorTx tx, UUID id) {
        return tx.query(
                        """
                        select a.id, a.title, a.body, a.audience, a.sector, t.name as association, a.said_by,
                               a.said_at, a.withdrawn_at, a.copies, a.letters, a.lettered_at
                          from announcement a
                          left join tenant t on t.tenant_id = a.association
                         where a.id = :id
                        """)
                .bind("id", id)
                .first(Announcement.class);
    }

    /** How many associations an audience has now. */
    static int size(OperatorTx tx, Audience audience) {
        return tx.query(
                        """
                        select count(*)
                          from tenant
                         where kind = 'association'
                           and state <> 'deleted'
                           and (cast(:sector as int) is null or sector = :sector)
                           and (cast(:association as uuid) is null or tenant_id = :association)
                        """)
                .bind("sector", audience.sector())
                .bind("association", audience.association())
                .one(Integer.class);
    }
}
