package org.preau.moving;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.media.DeleteMedia;
import org.preau.menu.BringMenu;
import org.preau.moving.Arrival.State;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/**
 * Takes away what an arrival brought: texts that nobody has touched since with their comments, the
 * menu, sections that are empty then, pictures that nothing shows any more. What somebody has
 * worked on stays.
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
    private final DeleteMedia delete;

    UndoArrival(Database database, DeleteMedia delete) {
        this.database = database;
        this.delete = delete;
    }

    /** Files go one by one, after the texts: each that something still shows stays. */
    Outcome run(Desk desk, UUID id) {
        Outcome outcome = database.write(desk.tenancy(), tx -> undo(tx, desk, id));
        if (!(outcome instanceof Undone undone)) {
            return outcome;
        }
        long gone = 0;
        for (UUID media : database.read(desk.tenancy(), tx -> items(tx, id, "media"))) {
            gone += delete.run(desk, media, 0) instanceof DeleteMedia.Deleted ? 1 : 0;
        }
        return new Undone(undone.texts(), undone.sections(), gone, undone.kept());
    }

    private static List<UUID> items(TenantTx tx, UUID id, String kind) {
        return tx.query(
                        """
                        select item_id
                          from arrival_item
                         where arrival_id = :id
                           and kind = :kind
                        """)
                .bind("id", id)
                .bind("kind", kind)
                .list(UUID.class);
    }

    private static Outcome undo(TenantTx tx, Desk desk, UUID id) {
        if (!Arrivals.move(tx, id, State.DONE, State.UNDONE)) {
            return new NothingToUndo();
        }
        items(tx, id, "menu").forEach(mark -> BringMenu.takeBack(tx, mark));
        long all = count(tx, id);
        long texts = texts(tx, id);
        long sections = 0;
        // From the leaves up: each round empties the branches of the next.
        for (int gone = sections(tx, id); gone > 0; gone = sections(tx, id)) {
            sections += gone;
        }
        tx.siteChanged();
        String name = Arrivals.find(tx, id).map(Arrival::fileName).orElse("");
        AuditLog.note(
                tx,
                desk.actor(),
                "arrival.undone",
                name,
                Map.of("kept", String.valueOf(all - texts)));
        return new Undone(texts, sections, 0, all - texts);
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
}
