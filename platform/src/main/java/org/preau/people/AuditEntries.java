package org.preau.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.sql.TenantTx;

/** Reads the audit log of one association. Identifiers grow with time, so they give the order. */
final class AuditEntries {

    /** Greater than any identifier that is made. */
    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    /** The years of a log hold few different people and kinds of acts; the menus stop there. */
    private static final int MOST_CHOICES = 200;

    /**
     * What to read.
     *
     * @param actor the identifier of who acted; empty for everybody
     * @param family the part of the act before its first dot; empty for all
     * @param before entries older than this one; empty to begin with the newest
     */
    record Wanted(Optional<UUID> actor, String family, Optional<UUID> before) {}

    /** Somebody who acted, under the last name used. */
    record Who(UUID actorId, String actorName) {}

    private AuditEntries() {}

    /** At most {@code most}, the newest first. */
    static List<AuditEntry> list(TenantTx tx, Wanted wanted, int most) {
        return tx.query(
                        """
                        select id, at, actor_kind, actor_id, actor_name, act, subject, detail::text as detail
                          from audit_entry
                         where id < :before
                           and (cast(:actor as uuid) is null or actor_id = cast(:actor as uuid))
                           and (:family = '' or split_part(act, '.', 1) = :family)
                         order by id desc
                         limit :most
                        """)
                .bind("before", wanted.before().orElse(LAST))
                .bind("actor", wanted.actor().orElse(null))
                .bind("family", wanted.family())
                .bind("most", most)
                .list(AuditEntry.class);
    }

    /** Whoever acted, by name. */
    static List<Who> actors(TenantTx tx) {
        return tx.query(
                        """
                        select distinct on (actor_id) actor_id, actor_name
                          from audit_entry
                         where actor_id is not null
                         order by actor_id, id desc
                         limit :most
                        """)
                .bind("most", MOST_CHOICES)
                .list(Who.class);
    }

    static List<String> families(TenantTx tx) {
        return tx.query(
                        """
                        select distinct split_part(act, '.', 1) as family
                          from audit_entry
                         order by family
                         limit :most
                        """)
                .bind("most", MOST_CHOICES)
                .list(String.class);
    }
}
