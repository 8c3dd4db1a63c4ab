package org.preau.proof;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.TenantId;
import org.preau.proof.Proof.State;
import org.preau.sql.OperatorTx;
import org.preau.sql.TenantTx;
import org.preau.text.Json;

/** The rows of proofs. */
final class Proofs {

    /** Who asks for those that nobody asked for. */
    static final String PLATFORM = "Préau";

    private static final int SHOWN = 60;

    /**
     * Where an association stands, for the operator.
     *
     * @param state of its latest proof that ended; null if there is none yet
     * @param at when that was
     */
    record Standing(
            TenantId id,
            String slug,
            String name,
            @Nullable String state,
            @Nullable Instant at,
            int tries) {}

    private Proofs() {}

    static Optional<Proof> find(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select id, version, state, tries, report::text as report, asked_by, asked_at, ended_at
                          from proof
                         where id = :id
                        """)
                .bind("id", id)
                .first(Proof.class);
    }

    /** The latest ones, the newest first. */
    static List<Proof> latest(TenantTx tx) {
        return tx.query(
                        """
                        select id, version, state, tries, report::text as report, asked_by, asked_at, ended_at
                          from proof
                         order by asked_at desc, id desc
                         limit :most
                        """)
                .bind("most", SHOWN)
                .list(Proof.class);
    }

    /** Whether one is waiting or under way. */
    static boolean busy(TenantTx tx) {
        return tx.query("select true from proof where state in ('waiting', 'running') limit 1")
                .exists();
    }

    /** False when it was asked for before. */
    static boolean ask(TenantTx tx, UUID id, String by) {
        return tx.query(
                                """
                                insert into proof (id, asked_by)
                                values (:id, :by)
                                on conflict do nothing
                                """)
                        .bind("id", id)
                        .bind("by", by)
                        .execute()
                == 1;
    }

    /** The same for a tenant, by the platform itself. */
    static void ask(OperatorTx tx, TenantId tenant, UUID id, Instant at) {
        tx.query(
                        """
                        insert into proof (tenant_id, id, asked_by, asked_at)
                        values (:tenant, :id, :by, :at)
                        """)
                .bind("tenant", tenant)
                .bind("id", id)
                .bind("by", PLATFORM)
                .bind("at", at)
                .execute();
    }

    static int begin(TenantTx tx, UUID id) {
        return tx.query("update proof set state = 'running', tries = tries + 1 where id = :id")
                .bind("id", id)
                .execute();
    }

    static int end(TenantTx tx, UUID id, State state, Report report) {
        return tx.query(
                        """
                        update proof
                           set state = :state, version = :version, report = cast(:report as jsonb), ended_at = now()
                         where id = :id
                        """)
                .bind("id", id)
                .bind("state", state.word())
                .bind("version", report.version())
                .bind("report", Json.text(report))
                .execute();
    }

    /**
     * Those whose turn it is: never proven first, then the oldest proof; none that is under way.
     */
    static List<TenantId> due(OperatorTx tx, Instant before, int most) {
        return tx.query(
                        """
                        select t.tenant_id
                          from tenant t
                          left join lateral (select max(asked_at) as at from proof p where p.tenant_id = t.tenant_id) latest on true
                         where t.state <> 'deleted'
                           and (latest.at is null or latest.at < :before)
                         order by latest.at nulls first, t.tenant_id
                         limit :most
                        """)
                .bind("before", before)
                .bind("most", most)
                .list(TenantId.class);
    }

    /** How many the platform has asked for since. */
    static long askedSince(OperatorTx tx, Instant since) {
        return tx.query("select count(*) from proof where asked_by = :by and asked_at >= :since")
                .bind("by", PLATFORM)
                .bind("since", since)
                .one(Long.class);
    }

    static long associations(OperatorTx tx) {
        return tx.query("select count(*) from tenant where state <> 'deleted'").one(Long.class);
    }

    /** All associations: what failed first, then who was proven longest ago. */
    static List<Standing> standings(OperatorTx tx) {
        return tx.query(
                        """
                        select t.tenant_id as id, t.slug, t.name, p.state, p.ended_at as at, coalesce(p.tries, 0) as tries
                          from tenant t
                          left join lateral (
                               select state, ended_at, tries
                                 from proof
                                where proof.tenant_id = t.tenant_id
                                  and ended_at is not null
                                order by ended_at desc
                                limit 1) p on true
                         where t.state <> 'deleted'
                         order by coalesce(p.state, 'passed') = 'passed', p.ended_at nulls first, t.slug
                        """)
                .list(Standing.class);
    }
}
