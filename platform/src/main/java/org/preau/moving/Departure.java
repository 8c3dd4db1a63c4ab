package org.preau.moving;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.preau.sql.TenantTx;

/**
 * A site on its way out, as a file.
 *
 * @param seen how many pages or texts are written so far
 * @param bytes of the file; 0 until it is ready
 * @param expiresAt when the file is forgotten
 */
record Departure(
        UUID id,
        Form form,
        State state,
        long seen,
        long bytes,
        String madeBy,
        Instant madeAt,
        Instant expiresAt) {

    private static final int LATEST = 20;

    /** What it is made into. */
    enum Form {
        STATIC,
        MARKDOWN,
        WXR;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Form> of(String word) {
            return List.of(values()).stream().filter(it -> it.word().equals(word)).findFirst();
        }
    }

    /** How far it is. */
    enum State {
        MAKING,
        READY,
        FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Optional<Departure> find(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select id, form, state, seen, bytes, made_by, made_at, expires_at
                          from departure
                         where id = :id
                           and expires_at > now()
                        """)
                .bind("id", id)
                .first(Departure.class);
    }

    static List<Departure> latest(TenantTx tx) {
        return tx.query(
                        """
                        select id, form, state, seen, bytes, made_by, made_at, expires_at
                          from departure
                         where expires_at > now()
                         order by made_at desc, id
                         limit :most
                        """)
                .bind("most", LATEST)
                .list(Departure.class);
    }

    /** False when it is there already. */
    static boolean insert(TenantTx tx, UUID id, Form form, String by, Instant until) {
        return tx.query(
                                """
                                insert into departure (id, form, made_by, expires_at)
                                values (:id, :form, :by, :until)
                                on conflict do nothing
                                """)
                        .bind("id", id)
                        .bind("form", form.word())
                        .bind("by", by)
                        .bind("until", until)
                        .execute()
                == 1;
    }

    static int tell(TenantTx tx, UUID id, State state, long seen, long bytes) {
        return tx.query(
                        """
                        update departure
                           set state = :state,
                               seen = :seen,
                               bytes = :bytes
                         where id = :id
                           and state = 'making'
                        """)
                .bind("id", id)
                .bind("state", state.word())
                .bind("seen", seen)
                .bind("bytes", bytes)
                .execute();
    }
}
