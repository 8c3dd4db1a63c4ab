package org.preau.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.snapshot.Erased;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/**
 * Erases a file for good, out of the library now and out of every snapshot afterwards: for somebody
 * who asks that a picture of theirs be gone (GDPR, article 17). Or only what a file was before
 * others took its place; then the one of now stays where it is.
 */
public final class EraseMedia {

    /** The folder of a snapshot in which the bytes lie. */
    static final String FOLDER = "media";

    private final Database database;
    private final DeleteMedia delete;
    private final Keeping keeping;

    public EraseMedia(Database database, MediaShelf shelf, DeleteMedia delete) {
        this.database = database;
        this.delete = delete;
        this.keeping = new Keeping(database, shelf, Following.NOTHING);
    }

    /**
     * Erases it with its captions, its words and all that it was before.
     *
     * @param seen how many places are known to show it
     */
    public DeleteMedia.Outcome run(Desk desk, UUID id, int seen) {
        return delete.run(desk, id, seen, EraseMedia::note);
    }

    /** In the transaction that deletes it, while what it was is still known. */
    private static void note(TenantTx tx, Desk desk, Media media) {
        List<Media> files = new ArrayList<>(List.of(media));
        for (Library.Caption caption : Library.captions(tx, media.id())) {
            if (Library.isOnlyOf(tx, caption.fileId(), media.id())) {
                MediaShelf.find(tx, caption.fileId()).ifPresent(files::add);
            }
        }
        for (Media file : files) {
            Erased.note(tx, "media", file.id().toString());
            Erased.noteBytes(tx, FOLDER, file.sha256());
        }
        noteFormer(tx, media.id());
        AuditLog.note(tx, desk.actor(), "media.erased", media.name(), Map.of());
    }

    /** Erases what it was before; whether there is such a file. Doing so twice harms nothing. */
    public boolean former(Desk desk, UUID id) {
        List<String> contents = new ArrayList<>();
        boolean there =
                database.write(
                        desk.tenancy(),
                        tx -> {
                            Media media = Library.locked(tx, id).orElse(null);
                            if (media == null) {
                                return false;
                            }
                            Former.kept(tx, id).map(Former::sha256).ifPresent(contents::add);
                            Formers.forgetKept(tx, id);
                            if (noteFormer(tx, id) > 0) {
                                AuditLog.note(
                                        tx,
                                        desk.actor(),
                                        "media.former-erased",
                                        media.name(),
                                        Map.of());
                            }
                            return true;
                        });
        contents.forEach(sha256 -> keeping.forget(desk, sha256));
        return there;
    }

    private static int noteFormer(TenantTx tx, UUID id) {
        List<Former> all = Former.of(tx, id);
        all.forEach(former -> Erased.noteBytes(tx, FOLDER, former.sha256()));
        return all.size();
    }
}
