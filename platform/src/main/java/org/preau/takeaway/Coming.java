package org.preau.takeaway;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;
import org.preau.text.Json;

/**
 * An archive that an operator brings.
 *
 * @param slug the short name it shall have here; empty for the one it had
 * @param step a word of {@link BringTakeaway.Step}
 * @param report a {@link Told} as JSON; null until it is there
 * @param problem a {@link Refusal} as JSON; null unless it was refused
 */
record Coming(
        UUID id,
        String fileName,
        String slug,
        State state,
        String step,
        long done,
        long total,
        @Nullable String report,
        @Nullable String problem,
        @Nullable UUID actorId,
        String madeBy,
        Instant madeAt) {

    private static final int LATEST = 20;

    /** How far it is. */
    enum State {
        COMING,
        DONE,
        REFUSED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What came.
     *
     * @param slug its short name here
     * @param before whether it was there already, from this archive
     * @param left offices to be given by hand
     * @param versions of before, that one can go back to; null where nobody counted them
     * @param missing what was lost where it comes from
     * @param host its domain there; empty for none
     */
    record Told(
            String slug,
            String name,
            boolean before,
            int files,
            int found,
            int invited,
            List<String> left,
            @Nullable Integer versions,
            List<String> missing,
            String host) {}

    /**
     * Why not.
     *
     * @param why the end of a message's key
     * @param words of the message
     */
    record Refusal(String why, Map<String, String> words) {}

    static Optional<Coming> find(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select id, file_name, slug, state, step, done, total, report::text as report, problem::text as problem, actor_id, made_by, made_at
                          from takeaway_arrival
                         where id = :id
                        """)
                .bind("id", id)
                .first(Coming.class);
    }

    static List<Coming> latest(TenantTx tx) {
        return tx.query(
                        """
                        select id, file_name, slug, state, step, done, total, report::text as report, problem::text as problem, actor_id, made_by, made_at
                          from takeaway_arrival
                         order by made_at desc, id
                         limit :most
                        """)
                .bind("most", LATEST)
                .list(Coming.class);
    }

    /** False when it is there already: a form that was sent twice. */
    static boolean insert(
            TenantTx tx, UUID id, String file, String slug, @Nullable UUID actor, String by) {
        return tx.query(
                                """
                                insert into takeaway_arrival (id, file_name, slug, actor_id, made_by)
                                values (:id, :file, :slug, :actor, :by)
                                on conflict do nothing
                                """)
                        .bind("id", id)
                        .bind("file", file)
                        .bind("slug", slug)
                        .bind("actor", actor)
                        .bind("by", by)
                        .execute()
                == 1;
    }

    static int progress(TenantTx tx, UUID id, BringTakeaway.Step step, long done, long total) {
        return tx.query(
                        """
                        update takeaway_arrival
                           set step = :step,
                               done = :done,
                               total = :total
                         where id = :id
                           and state = 'coming'
                        """)
                .bind("id", id)
                .bind("step", step.word())
                .bind("done", done)
                .bind("total", total)
                .execute();
    }

    static int came(TenantTx tx, UUID id, Told told) {
        return end(tx, id, State.DONE, Json.text(told), null);
    }

    static int refused(TenantTx tx, UUID id, Refusal refusal) {
        return end(tx, id, State.REFUSED, null, Json.text(refusal));
    }

    private static int end(
            TenantTx tx, UUID id, State state, @Nullable String report, @Nullable String problem) {
        return tx.query(
                        """
                        update takeaway_arrival
                           set state = :state,
                               report = cast(:report as jsonb),
                               problem = cast(:problem as jsonb),
                               ended_at = now()
                         where id = :id
                           and state = 'coming'
                        """)
                .bind("id", id)
                .bind("state", state.word())
                .bind("report", report)
                .bind("problem", problem)
                .execute();
    }
}
