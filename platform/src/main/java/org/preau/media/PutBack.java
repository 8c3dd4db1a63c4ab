package org.preau.media;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/**
 * Puts the former file back wherever it stood; the one that had taken its place is kept instead.
 */
public final class PutBack {

    private final Database database;
    private final Following following;

    public PutBack(Database database, Following following) {
        this.database = database;
        this.following = following;
    }

    /** What stands now; empty when there is no such file, or none to put back. */
    public Optional<Media> run(Desk desk, UUID id) {
        return database.write(desk.tenancy(), tx -> putBack(tx, desk, id));
    }

    private Optional<Media> putBack(TenantTx tx, Desk desk, UUID id) {
        Media now = Library.locked(tx, id).orElse(null);
        Former former = now == null ? null : Former.kept(tx, id).orElse(null);
        if (now == null || former == null) {
            return Optional.empty();
        }
        Left left = Formers.left(tx, former.sha256());
        Formers.drop(tx, former.sha256());
        Formers.keep(tx, now, desk.actor().name());
        Formers.stand(tx, id, again(now, former));
        Library.say(tx, id, left);
        AuditLog.note(tx, desk.actor(), "media.put-back", former.name(), Map.of());
        Optional<Media> stands = MediaShelf.find(tx, id);
        stands.ifPresent(media -> following.kept(tx, media));
        return stands;
    }

    private static Media again(Media now, Former former) {
        return new Media(
                now.id(),
                former.sha256(),
                former.name(),
                former.type(),
                former.bytes(),
                former.width(),
                former.height(),
                now.alt(),
                now.caption(),
                now.credit(),
                50,
                50,
                now.version(),
                now.createdAt(),
                now.createdBy());
    }
}
