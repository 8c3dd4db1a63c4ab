package org.preau.operator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.EmailAddress;
import org.preau.base.TenantId;
import org.preau.sql.OperatorTx;
import org.preau.text.Language;
import org.preau.web.Actor;

/** The contents that were reported; rows of the portal's tenant. */
final class Reports {

    /** What became of one. */
    enum State {
        PENDING,
        /** The content is gone, or was put right. */
        REMOVED,
        /** The content stays. */
        KEPT
    }

    /** Why a content is reported. */
    enum Kind {
        ILLEGAL,
        HATE,
        PRIVACY,
        COPYRIGHT,
        /** May be reported without a name (Regulation (EU) 2022/2065, article 16.2.c). */
        CHILDREN,
        OTHER
    }

    /** One report. */
    record Report(
            UUID id,
            TenantId association,
            String associationName,
            String address,
            Kind kind,
            String explanation,
            String person,
            @Nullable EmailAddress email,
            Language language,
            State state,
            String reason,
            Instant reportedAt,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy) {}

    private static final int MOST = 200;

    private Reports() {}

    /** How many wait for a decision. */
    static int waiting(OperatorTx tx) {
        return tx.query("select count(*) from report where state = 'pending'").one(Integer.class);
    }

    /** Those that wait, from the oldest on. */
    static List<Report> pending(OperatorTx tx) {
        return tx.query(
                        """
                        select id, association, association_name, address, kind, explanation, person, email, language, state,
                               reason, reported_at, decided_at, decided_by
                          from report
                         where state = 'pending'
                         order by reported_at
                         limit :most
                        """)
                .bind("most", MOST)
                .list(Report.class);
    }

    /** Those that were decided, from the latest back. */
    static List<Report> decided(OperatorTx tx) {
        return tx.query(
                        """
                        select id, association, association_name, address, kind, explanation, person, email, language, state,
                               reason, reported_at, decided_at, decided_by
                          from report
                         where state <> 'pending'
                         order by decided_at desc
                         limit :most
                        """)
                .bind("most", MOST)
                .list(Report.class);
    }

    static Optional<Report> one(OperatorTx tx, UUID id) {
        return tx.query(
                        """
                        select id, association, association_name, address, kind, explanation, person, email, language, state,
                               reason, reported_at, decided_at, decided_by
                          from report
                         where id = :id
                           for update
                        """)
                .bind("id", id)
                .first(Report.class);
    }

    static void decide(OperatorTx tx, UUID id, State state, String reason, Actor by) {
        tx.query(
                        """
                        update report
                           set state = :state, reason = :reason, decided_at = now(), decided_by = :by
                         where id = :id
                        """)
                .bind("id", id)
                .bind("state", state)
                .bind("reason", reason)
                .bind("by", by.name())
                .execute();
    }
}
