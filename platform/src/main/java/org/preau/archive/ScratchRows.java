package org.preau.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.archive.ScratchPlace.Purpose;
import org.preau.archive.ScratchPlace.State;
import org.preau.base.TenantId;
import org.preau.sql.OperatorTx;
import org.preau.sql.TenantTx;

/** The rows of hidden places, which are their association's. */
final class ScratchRows {

    private ScratchRows() {}

    /** The place where that moment is looked at, if there is one. */
    static Optional<ScratchPlace> look(TenantTx tx, long version) {
        return tx.query(
                        """
                        select id, purpose, version, state, done, total, why, used_at
                          from scratch_place
                         where purpose = 'look'
                           and version = :version
                        """)
                .bind("version", version)
                .first(ScratchPlace.class);
    }

    /** One of this association's. */
    static Optional<ScratchPlace> one(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select id, purpose, version, state, done, total, why, used_at
                          from scratch_place
                         where id = :id
                        """)
                .bind("id", id)
                .first(ScratchPlace.class);
    }

    /** The same as {@link #look}, for whoever works across associations. */
    static Optional<ScratchPlace> look(OperatorTx tx, TenantId owner, long version) {
        return tx.query(
                        """
                        select id, purpose, version, state, done, total, why, used_at
                          from scratch_place
                         where tenant_id = :owner
                           and purpose = 'look'
                           and version = :version
                        """)
                .bind("owner", owner)
                .bind("version", version)
                .first(ScratchPlace.class);
    }

    /** Writes one down; false when there is one already for that moment. */
    static boolean told(OperatorTx tx, TenantId owner, TenantId id, Purpose purpose, long version) {
        return tx.query(
                                """
                                insert into scratch_place (tenant_id, id, purpose, version)
                                values (:owner, :id, :purpose, :version)
                                on conflict do nothing
                                """)
                        .bind("owner", owner)
                        .bind("id", id)
                        .bind("purpose", purpose.word())
                        .bind("version", version)
                        .execute()
                == 1;
    }

    /** How many there are on the platform. */
    static long count(OperatorTx tx) {
        return tx.query("select count(*) from scratch_place").one(Long.class);
    }

    /**
     * Those that make way for one more: of its owner, or of whoever has not looked for longest.
     *
     * @param kept how many others its owner keeps
     * @param free who was used since stays
     * @param most how many of all stay
     */
    static List<UUID> beyond(
            OperatorTx tx, TenantId owner, long version, int kept, Instant free, int most) {
        return tx.query(
                        """
                        (select id
                           from scratch_place
                          where tenant_id = :owner
                            and purpose = 'look'
                            and version <> :version
                          order by used_at desc
                         offset :kept)
                         union
                        (select id
                           from scratch_place
                          where purpose = 'look'
                            and used_at < :free
                          order by used_at desc
                         offset :most)
                        """)
                .bind("owner", owner)
                .bind("version", version)
                .bind("kept", kept)
                .bind("free", free)
                .bind("most", most)
                .list(UUID.class);
    }

    /** Says that somebody looks at it. */
    static int used(TenantTx tx, UUID id) {
        return tx.query("update scratch_place set used_at = now() where id = :id")
                .bind("id", id)
                .execute();
    }

    /**
     * Says how far it is. Being filled is not being looked at, so it takes nobody's turn; one that
     * has just become ready has its full time before it.
     */
    static int state(TenantTx tx, UUID id, State state, long done, long total, String why) {
        return tx.query(
                        """
                        update scratch_place
                           set state = :state, done = :done, total = :total, why = :why,
                               used_at = case when :state = 'ready' then now() else used_at end
                         where id = :id
                           and state = 'filling'
                        """)
                .bind("id", id)
                .bind("state", state.word())
                .bind("done", done)
                .bind("total", total)
                .bind("why", why)
                .execute();
    }
}
