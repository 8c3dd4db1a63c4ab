package org.preau.takeaway;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;

/**
 * An archive that somebody asked for.
 *
 * @param history whether all versions go along
 * @param step a word of {@link PackTakeaway.Step}
 * @param done of {@code total}, in that step; 0 of 0 where it is not known
 * @param files in it, once it is ready
 * @param bytes of the archive, once it is ready
 * @param sha256 of the archive; null until it is ready
 * @param missing how many files the store had lost
 * @param letterTo who is written to when it is ready; null for nobody
 * @param expiresAt when it is forgotten
 */
record Takeaway(
        UUID id,
        boolean history,
        State state,
        String step,
        long done,
        long total,
        long files,
        long bytes,
        @Nullable String sha256,
        int missing,
        @Nullable String letterTo,
        String madeBy,
        Instant madeAt,
        Instant expiresAt) {

    private static final int LATEST = 20;

    /** How far it is. */
    enum State {
        MAKING,
        READY,
        FAILED,
        CANCELLED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Optional<Takeaway> find(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select id, history, state, step, done, total, files, bytes, sha256, missing, letter_to, made_by, made_at, expires_at
                          from takeaway
                         where id = :id
                           and expires_at > now()
                        """)
                .bind("id", id)
                .first(Takeaway.class);
    }

    static List<Takeaway> latest(TenantTx tx) {
        return tx.query(
                        """
                        select id, history, state, step, done, total, files, bytes, sha256, missing, letter_to, made_by, made_at, expires_at
                          from takeaway
                         where expires_at > now()
                         order by made_at desc, id
                         limit :most
                        """)
                .bind("most", LATEST)
                .list(Takeaway.class);
    }

    /** The one that is being made; empty for none. */
    static Optional<UUID> underWay(TenantTx tx) {
        return tx.query("select id from takeaway where state = 'making'").first(UUID.class);
    }

    static void insert(
            TenantTx tx,
            UUID id,
            boolean history,
            @Nullable String letterTo,
            String by,
            Instant until) {
        tx.query(
                        """
                        insert into takeaway (id, history, letter_to, made_by, expires_at)
                        values (:id, :history, :letter, :by, :until)
                        """)
                .bind("id", id)
                .bind("history", history)
                .bind("letter", letterTo)
                .bind("by", by)
                .bind("until", until)
                .execute();
    }

    /** False when it is not being made any more. */
    static boolean progress(TenantTx tx, UUID id, PackTakeaway.Step step, long done, long total) {
        return tx.query(
                                """
                                update takeaway
                                   set step = :step,
                                       done = :done,
                                       total = :total
                                 where id = :id
                                   and state = 'making'
                                """)
                        .bind("id", id)
                        .bind("step", step.word())
                        .bind("done", done)
                        .bind("total", total)
                        .execute()
                == 1;
    }

    /** False when it is not being made any more. */
    static boolean ready(TenantTx tx, UUID id, long files, long bytes, String sha256, int missing) {
        return tx.query(
                                """
                                update takeaway
                                   set state = 'ready',
                                       files = :files,
                                       bytes = :bytes,
                                       sha256 = :sha256,
                                       missing = :missing
                                 where id = :id
                                   and state = 'making'
                                """)
                        .bind("id", id)
                        .bind("files", files)
                        .bind("bytes", bytes)
                        .bind("sha256", sha256)
                        .bind("missing", missing)
                        .execute()
                == 1;
    }

    /** Ends what is being made; false when it was not. */
    static boolean end(TenantTx tx, UUID id, State state) {
        return tx.query(
                                """
                                update takeaway
                                   set state = :state
                                 where id = :id
                                   and state = 'making'
                                """)
                        .bind("id", id)
                        .bind("state", state.word())
                        .execute()
                == 1;
    }

    static int delete(TenantTx tx, UUID id) {
        return tx.query("delete from takeaway where id = :id").bind("id", id).execute();
    }
}
