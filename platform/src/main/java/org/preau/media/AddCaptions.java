package org.preau.media;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.backup.store.Content;
import org.preau.media.AddMedia.Kept;
import org.preau.media.AddMedia.Outcome;
import org.preau.media.AddMedia.Refused;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.web.Desk;

/** Gives a recording captions in one language, in place of those it had. */
public final class AddCaptions {

    private static final int LANGUAGE = 3;

    private final Database database;
    private final AddFile add;
    private final Keeping keeping;

    public AddCaptions(Database database, MediaShelf shelf, AddFile add) {
        this.database = database;
        this.add = add;
        this.keeping = new Keeping(database, shelf, Following.NOTHING);
    }

    /**
     * Empty when there is no such file here.
     *
     * @param language a tag of two or three letters
     */
    public Optional<Outcome> run(Desk desk, UUID id, String language, AddFile.Command command) {
        Optional<Media> recording = database.read(desk.tenancy(), tx -> MediaShelf.find(tx, id));
        return recording.map(media -> {
            if (!media.kind().isRecording()) {
                return new Refused(Message.of("media.captions.recording"));
            }
            if (!isLanguage(language)) {
                return new Refused(Message.of("media.captions.language"));
            }
            return switch (add.look(desk, command, true)) {
                case AddFile.Bad(Refused refused) -> refused;
                case AddFile.Good(Media captions, Content content, _) ->
                        kept(desk, media, language, captions, content, command.name());
            };
        });
    }

    private Outcome kept(
            Desk desk, Media media, String language, Media captions, Content content, String name) {
        Outcome outcome =
                keeping.keep(desk, captions, Left.NOTHING, content, FileNames.shown(name));
        if (outcome instanceof Kept(Media file, _)) {
            boolean there =
                    database.write(
                            desk.tenancy(), tx -> link(tx, desk, media.id(), language, file));
            return there ? outcome : new Refused(Message.of("media.gone"));
        }
        return outcome;
    }

    private static boolean link(TenantTx tx, Desk desk, UUID id, String language, Media file) {
        Optional<Media> media = Library.locked(tx, id);
        if (media.isEmpty()) {
            return false;
        }
        tx.query(
                        """
                        insert into media_caption (media_id, language, file_id)
                        values (:media, :language, :file)
                        on conflict (tenant_id, media_id, language) do update set file_id = excluded.file_id
                        """)
                .bind("media", id)
                .bind("language", language)
                .bind("file", file.id())
                .execute();
        tx.siteChanged();
        AuditLog.note(
                tx,
                desk.actor(),
                "media.captioned",
                media.get().name(),
                Map.of("language", language));
        return true;
    }

    static boolean isLanguage(String language) {
        return language.length() >= 2
                && language.length() <= LANGUAGE
                && language.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }
}
