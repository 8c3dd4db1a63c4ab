package org.preau.mirror;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.OperatorTx;

/** The runs of the mirror, as they are kept. */
final class MirrorRuns {

    /** For so long they can be looked at. */
    private static final Duration KEPT = Duration.ofDays(400);

    private static final int SHOWN = 20;
    private static final int FINDINGS = 50;

    /**
     * A run.
     *
     * @param endedAt null while it is under way, or if its server was killed
     * @param whole whether it got to its end
     * @param copied vaults
     * @param unchanged vaults
     * @param behind vaults whose mirror is older than they are
     * @param removed vaults, of associations that are no more
     * @param bytes that were copied
     * @param checked objects that were read and held against their hashes
     * @param repaired objects, in either place
     * @param lost objects that are whole in neither
     * @param why it did not get to its end, in words for the operator
     */
    record Run(
            UUID id,
            boolean thorough,
            Instant begunAt,
            @Nullable Instant endedAt,
            boolean whole,
            long copied,
            long unchanged,
            long behind,
            long removed,
            long bytes,
            long checked,
            long repaired,
            long lost,
            String why) {}

    /**
     * An object that was not as it should be.
     *
     * @param name of the vault
     * @param place vaults or mirror
     * @param outcome repaired, lost or wrong
     */
    record Finding(
            Instant foundAt,
            String name,
            @Nullable String association,
            String place,
            String object,
            String outcome,
            String message) {}

    private MirrorRuns() {}

    /** Notes that one begins; forgets those of long ago. */
    static void begin(OperatorTx tx, UUID id, boolean thorough, Instant now) {
        tx.query("delete from mirror_run where begun_at < :before")
                .bind("before", now.minus(KEPT))
                .execute();
        tx.query("insert into mirror_run (id, thorough, begun_at) values (:id, :thorough, :now)")
                .bind("id", id)
                .bind("thorough", thorough)
                .bind("now", now)
                .execute();
    }

    static void end(OperatorTx tx, UUID id, RunTally it, String why, Instant now) {
        tx.query(
                        """
                        update mirror_run
                           set ended_at = :now,
                               whole = :whole,
                               copied = :copied,
                               unchanged = :unchanged,
                               behind = :behind,
                               removed = :removed,
                               bytes = :bytes,
                               checked = :checked,
                               repaired = :repaired,
                               lost = :lost,
                               why = :why
                         where id = :id
                        """)
                .bind("id", id)
                .bind("now", now)
                .bind("whole", why.isEmpty())
                .bind("copied", it.copied())
                .bind("unchanged", it.unchanged())
                .bind("behind", it.behindCount())
                .bind("removed", it.removedCount())
                .bind("bytes", it.bytes())
                .bind("checked", it.checked())
                .bind("repaired", it.repaired())
                .bind("lost", it.lost())
                .bind("why", why)
                .execute();
    }

    static void found(OperatorTx tx, UUID run, int number, RunTally.Found it, Instant now) {
        tx.query(
                        """
                        insert into mirror_finding (run_id, number, found_at, vault, place, object, outcome, message)
                        values (:run, :number, :now, :vault, :place, :object, :outcome, :message)
                        """)
                .bind("run", run)
                .bind("number", number)
                .bind("now", now)
                .bind("vault", it.vault())
                .bind("place", it.place())
                .bind("object", it.object())
                .bind("outcome", it.outcome())
                .bind("message", it.message())
                .execute();
    }

    /** The latest ones, the newest first. */
    static List<Run> latest(OperatorTx tx) {
        return tx.query(
                        """
                        select id, thorough, begun_at, ended_at, whole, copied, unchanged, behind, removed, bytes, checked, repaired, lost, why
                          from mirror_run
                         order by begun_at desc, id desc
                         limit :most
                        """)
                .bind("most", SHOWN)
                .list(Run.class);
    }

    /** What was found in the last month, the newest first. */
    static List<Finding> findings(OperatorTx tx, Instant since) {
        return tx.query(
                        """
                        select f.found_at, f.vault as name, t.name as association, f.place, f.object, f.outcome, f.message
                          from mirror_finding f
                          left join tenant t on t.tenant_id::text = f.vault
                         where f.found_at > :since
                         order by f.found_at desc, f.run_id, f.number
                         limit :most
                        """)
                .bind("since", since)
                .bind("most", FINDINGS)
                .list(Finding.class);
    }

    /**
     * Up to when all is there for certain: when the last one that got to its end began, or the
     * first one at all where none ever did; empty if none began.
     */
    static Optional<Instant> upToDate(OperatorTx tx) {
        return moment(
                tx,
                """
                select coalesce(max(begun_at) filter (where whole), min(begun_at)) as at
                  from mirror_run
                """);
    }

    /** When the last one that got to its end began. */
    static Optional<Instant> lastWhole(OperatorTx tx) {
        return moment(tx, "select max(begun_at) as at from mirror_run where whole");
    }

    /** The same of those that looked for every object. */
    static Optional<Instant> lastThorough(OperatorTx tx) {
        return moment(tx, "select max(begun_at) as at from mirror_run where whole and thorough");
    }

    /** When the last one began, however it ended. */
    static Optional<Instant> lastTry(OperatorTx tx) {
        return moment(tx, "select max(begun_at) as at from mirror_run");
    }

    /** A moment, or none. */
    private record At(@Nullable Instant at) {}

    private static Optional<Instant> moment(OperatorTx tx, String sql) {
        return Optional.ofNullable(tx.query(sql).one(At.class).at());
    }
}
