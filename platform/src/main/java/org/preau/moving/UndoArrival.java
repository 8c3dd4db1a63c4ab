package org.preau.moving;

import java.util.Map;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.moving.Arrival.State;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/**
 * Takes away what an arrival brought: texts that nobody has touched since, sections that are empty
 * then, pictures that nothing shows any more. What somebody has worked on stays.
 */
final class UndoArrival {

    /** How it went. */
    sealed interface Outcome {}

    /**
     * @param kept texts that stay since somebody has changed them
     */
    record Undone(long texts, long sections, long pictures, long kept) implements Outcome {}

    /** There is none, or it has not brought anything. */
    record NothingToUndo() implements Outcome {}

    private final Database database;

    UndoArrival(Database database) {
        this.database = database;
    }

    Outcome run(Desk desk, UUID id) {
        return database.write(desk.tenancy(), tx -> undo(tx, desk, id));
    }

    private static Outcome undo(TenantTx tx, Desk desk, UUID id) {
        if (!Arrivals.move(tx, id, State.DONE, State.UNDONE)) {
            return new NothingToUndo();
        }
        long all = count(tx, id);
        long texts = texts(tx, id);
        long sections = 0;
        // From the leaves up: each round empties the branches of the next.
        for (int gone = sections(tx, id); gone > 0; gone = sections(tx, id)) {
            sections += gone;
        }
        long pictures = pictures(tx, id);
        tx.siteChanged();
        String name = Arrivals.find(tx, id).map(Arrival::fileName).orElse("");
        AuditLog.note(
                tx,
                desk.actor(),
                "arrival.undone",
                name,
                Map.of("kept", String.valueOf(all - texts)));
        return new Undone(texts, sections, pictures, all - texts);
    }

    private static long count(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select count(*)
                          from arrival_item i
                          join article a on a.tenant_id = i.tenant_id and a.id = i.item_id
                         where i.arrival_id = :id
                           and i.kind = 'article'
                        """)
                .bind("id", id)
                .one(Long.class);
    }

    private static int texts(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        delete from article a
                         using arrival_item i
                         where i.tenant_id = a.tenant_id
                           and i.arrival_id = :id
                           and i.kind = 'article'
                           and i.item_id = a.id
                           and a.version = i.version
                        """)
                .bind("id", id)
                .execute();
    }

    private static int sections(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        delete from section s
                         using arrival_item i
                         where i.tenant_id = s.tenant_id
                           and i.arrival_id = :id
                           and i.kind = 'section'
                           and i.item_id = s.id
                           and s.version = i.version
                           and not exists (select 1 from article a
                                            where a.tenant_id = s.tenant_id and a.section_id = s.id)
                           and not exists (select 1 from section c
                                            where c.tenant_id = s.tenant_id and c.parent_id = s.id)
                        """)
                .bind("id", id)
                .execute();
    }

    /** Their bytes stay in the store, where an object without a row harms nobody. */
    private static int pictures(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        with gone as (
                            delete from media m
                             using arrival_item i
                             where i.tenant_id = m.tenant_id
                               and i.arrival_id = :id
                               and i.kind = 'media'
                               and i.item_id = m.id
                               and not exists (select 1 from article a
                                                where a.tenant_id = m.tenant_id
                                                  and (a.cover_id = m.id
                                                       or strpos(a.body, '/media/' || left(m.sha256, 16)) > 0))
                               and not exists (select 1 from site s
                                                where s.tenant_id = m.tenant_id
                                                  and (s.logo_id = m.id
                                                       or strpos(s.home::text || s.about, left(m.sha256, 16)) > 0
                                                       or strpos(s.home::text, m.name) > 0))
                            returning m.bytes)
                        update tenant
                           set used_bytes = greatest(0, used_bytes - (select coalesce(sum(bytes), 0) from gone))
                         where tenant_id = tenant()
                           and exists (select 1 from gone)
                        """)
                .bind("id", id)
                .execute();
    }
}
