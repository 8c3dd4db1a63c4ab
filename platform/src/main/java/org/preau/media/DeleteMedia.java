package org.preau.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/**
 * Takes a file out of the library, with its captions and what it was before. Whoever does it has
 * seen where it is shown; when more places show it by then, nothing is done.
 */
public final class DeleteMedia {

    /** How it went. */
    public sealed interface Outcome {}

    /** It is gone, and its room is free. */
    public record Deleted(String name) implements Outcome {}

    /** More places show it than were seen. Nothing was done. */
    public record Used(int places) implements Outcome {}

    /** There is no such file here. */
    public record Missing() implements Outcome {}

    private record Gone(UUID id, String sha256, long bytes) {}

    private final Database database;
    private final Keeping keeping;

    public DeleteMedia(Database database, MediaShelf shelf) {
        this.database = database;
        this.keeping = new Keeping(database, shelf, Following.NOTHING);
    }

    /**
     * @param seen how many places are known to show it
     */
    public Outcome run(Desk desk, UUID id, int seen) {
        return run(desk, id, seen, (_, _, _) -> {});
    }

    /** What else is done in the transaction that deletes a file, before it does. */
    interface Before {
        void at(TenantTx tx, Desk desk, Media media);
    }

    Outcome run(Desk desk, UUID id, int seen, Before before) {
        List<String> contents = new ArrayList<>();
        Outcome outcome =
                database.write(desk.tenancy(), tx -> delete(tx, desk, id, seen, contents, before));
        contents.forEach(sha256 -> keeping.forget(desk, sha256));
        return outcome;
    }

    private static Outcome delete(
            TenantTx tx, Desk desk, UUID id, int seen, List<String> contents, Before before) {
        Media media = Library.locked(tx, id).orElse(null);
        if (media == null) {
            return new Missing();
        }
        int places = Library.uses(tx, id).size();
        if (places > seen) {
            return new Used(places);
        }
        before.at(tx, desk, media);
        Former.of(tx, id).stream()
                .filter(Former::kept)
                .forEach(former -> {
                    contents.add(former.sha256());
                    Space.giveBack(tx, former.bytes());
                });
        // By this role, not by the cascade: the texts that lead to it are found anew, under its
        // policies.
        tx.query("delete from media_text where media_id = :id").bind("id", id).execute();
        for (Gone gone : rows(tx, id)) {
            contents.add(gone.sha256());
            Space.giveBack(tx, gone.bytes());
        }
        tx.siteChanged();
        AuditLog.note(tx, desk.actor(), "media.deleted", media.name(), Map.of());
        return new Deleted(media.name());
    }

    /** It, and captions that belonged to nothing else. */
    private static List<Gone> rows(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        delete from media m
                         where m.id = :id
                            or m.id in (
                                select c.file_id
                                  from media_caption c
                                 where c.media_id = :id
                                   and not exists (
                                        select
                                          from media_caption other
                                         where other.file_id = c.file_id
                                           and other.media_id <> :id))
                        returning m.id, m.sha256, m.bytes
                        """)
                .bind("id", id)
                .list(Gone.class);
    }
}
