package org.preau.archive;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.sql.TenantTx;
import org.preau.text.Json;

/** The rows of restores. */
final class Restorations {

    private Restorations() {}

    static Optional<Restoration> find(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select id, version, scope::text as scope, state, done, total, before, report::text as report, made_by, made_at
                          from restoration
                         where id = :id
                        """)
                .bind("id", id)
                .first(Restoration.class);
    }

    static List<Restoration> latest(TenantTx tx) {
        return tx.query(
                        """
                        select id, version, scope::text as scope, state, done, total, before, report::text as report, made_by, made_at
                          from restoration
                         order by made_at desc, id desc
                         limit 10
                        """)
                .list(Restoration.class);
    }

    /** False when it was asked for before. */
    static boolean ask(TenantTx tx, UUID id, long version, Wish wish, String by) {
        return tx.query(
                                """
                                insert into restoration (id, version, scope, made_by)
                                values (:id, :version, cast(:scope as jsonb), :by)
                                on conflict do nothing
                                """)
                        .bind("id", id)
                        .bind("version", version)
                        .bind("scope", Json.text(wish))
                        .bind("by", by)
                        .execute()
                == 1;
    }

    /** Whether one is waiting or under way. */
    static boolean busy(TenantTx tx) {
        return tx.query(
                        "select true from restoration where state in ('waiting', 'running') limit 1")
                .exists();
    }

    static void progress(TenantTx tx, UUID id, long done, long total) {
        tx.query(
                        """
                        update restoration
                           set state = 'running', done = :done, total = :total
                         where id = :id
                           and state in ('waiting', 'running')
                        """)
                .bind("id", id)
                .bind("done", done)
                .bind("total", total)
                .execute();
    }

    static void end(TenantTx tx, UUID id, Told told) {
        tx.query(
                        """
                        update restoration
                           set state = :state, before = :before, report = cast(:report as jsonb), ended_at = now(), done = total
                         where id = :id
                        """)
                .bind("id", id)
                .bind("state", told.why().isEmpty() ? "done" : "failed")
                .bind("before", told.before())
                .bind("report", Json.text(told))
                .execute();
    }
}
