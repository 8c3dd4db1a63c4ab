package org.preau.media;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/** Takes the captions of one language from a recording. */
public final class RemoveCaptions {

    private final Database database;
    private final DeleteMedia delete;

    public RemoveCaptions(Database database, DeleteMedia delete) {
        this.database = database;
        this.delete = delete;
    }

    /** Whether there is such a recording here; removing twice harms nothing. */
    public boolean run(Desk desk, UUID id, String language) {
        Optional<UUID> alone = database.write(desk.tenancy(), tx -> unlink(tx, desk, id, language));
        alone.ifPresent(file -> delete.run(desk, file, Integer.MAX_VALUE));
        return database.read(desk.tenancy(), tx -> MediaShelf.find(tx, id).isPresent());
    }

    /** The captions, when nothing else has them. */
    private static Optional<UUID> unlink(TenantTx tx, Desk desk, UUID id, String language) {
        Optional<UUID> file =
                tx.query(
                                """
                                delete from media_caption
                                 where media_id = :media
                                   and language = :language
                                returning file_id
                                """)
                        .bind("media", id)
                        .bind("language", language)
                        .first(UUID.class);
        if (file.isEmpty()) {
            return file;
        }
        tx.siteChanged();
        String name = MediaShelf.find(tx, id).map(Media::name).orElse("");
        AuditLog.note(tx, desk.actor(), "media.uncaptioned", name, Map.of("language", language));
        boolean shared =
                tx.query("select exists (select from media_caption where file_id = :file)")
                        .bind("file", file.get())
                        .one(Boolean.class);
        return shared ? Optional.empty() : file;
    }
}
