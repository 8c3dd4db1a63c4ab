package org.preau.operator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.EmailAddress;
import org.preau.sql.OperatorTx;
import org.preau.text.Language;
import org.preau.web.Actor;

/** The applications of those who ask for an association's space; rows of the portal's tenant. */
final class Applications {

    /** What became of one. */
    enum State {
        PENDING,
        ACCEPTED,
        DECLINED
    }

    /** One application. */
    record Application(
            UUID id,
            String name,
            String slug,
            @Nullable Integer sector,
            String purpose,
            String person,
            EmailAddress email,
            Language language,
            State state,
            String reason,
            Instant askedAt,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy,
            @Nullable UUID blueprint) {}

    private static final int MOST = 200;

    private Applications() {}

    /** How many wait for a decision. */
    static int waiting(OperatorTx tx) {
        return tx.query(
                        """
                        select count(*)
                          from application
                         where state = 'pending'
                        """)
                .one(Integer.class);
    }

    /** Those in a state: waiting ones from the oldest on, decided ones from the latest back. */
    static List<Application> list(OperatorTx tx, State state) {
        String order = state == State.PENDING ? " order by asked_at" : " order by decided_at desc";
        return tx.query(
                        """
                        select id, name, slug, sector, purpose, person, email, language, state, reason,
                               asked_at, decided_at, decided_by, blueprint
                          from application
                         where state = :state
                        """
                                + order
                                + " limit :most")
                .bind("state", state)
                .bind("most", MOST)
                .list(Application.class);
    }

    static Optional<Application> one(OperatorTx tx, UUID id) {
        return tx.query(
                        """
                        select id, name, slug, sector, purpose, person, email, language, state, reason,
                               asked_at, decided_at, decided_by, blueprint
                          from application
                         where id = :id
                           for update
                        """)
                .bind("id", id)
                .first(Application.class);
    }

    /** Notes what was decided. */
    static void decide(OperatorTx tx, UUID id, State state, String reason, Actor by) {
        tx.query(
                        """
                        update application
                           set state = :state,
                               reason = :reason,
                               decided_at = now(),
                               decided_by = :by
                         where id = :id
                        """)
                .bind("id", id)
                .bind("state", state)
                .bind("reason", reason)
                .bind("by", by.name())
                .execute();
    }
}
