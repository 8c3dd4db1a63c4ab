package org.preau.media;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;

/** What the rows say of one file beside the file itself: captions, words, where it is shown. */
final class Library {

    /**
     * Captions of a recording.
     *
     * @param language a short tag, such as {@code fr}
     */
    record Caption(String language, UUID fileId, String sha256, String name, long bytes) {

        String path() {
            return new MediaAddress(sha256.substring(0, 16), name).path();
        }
    }

    /**
     * A place that shows a file or leads to it.
     *
     * @param place {@code article}, {@code page}, {@code cover}, {@code autosave}, {@code about},
     *     {@code home} or {@code logo}
     * @param article the text, where it is one
     * @param kind of the text, {@code article} or {@code page}; else empty
     * @param title of the text; else empty
     */
    record Use(String place, @Nullable UUID article, String kind, String title) {}

    private Library() {}

    /** The file, which nobody else changes until the transaction ends. */
    static Optional<Media> locked(TenantTx tx, UUID id) {
        return tx.query("select id from media where id = :id for update")
                .bind("id", id)
                .first(UUID.class)
                .flatMap(found -> MediaShelf.find(tx, found));
    }

    static String transcript(TenantTx tx, UUID id) {
        return tx.query("select transcript from media where id = :id")
                .bind("id", id)
                .first(String.class)
                .orElse("");
    }

    /** What a file still says of its makers, as it was found when it came. */
    static Left left(TenantTx tx, UUID id) {
        return tx.query("select notes_left from media where id = :id")
                .bind("id", id)
                .first(String.class)
                .map(Left::of)
                .orElse(Left.NOTHING);
    }

    static void say(TenantTx tx, UUID id, Left left) {
        tx.query("update media set notes_left = :left where id = :id")
                .bind("left", left.word())
                .bind("id", id)
                .execute();
    }

    static List<Caption> captions(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select c.language, c.file_id, m.sha256, m.name, m.bytes
                          from media_caption c
                          join media m on m.id = c.file_id
                         where c.media_id = :id
                         order by c.language
                        """)
                .bind("id", id)
                .list(Caption.class);
    }

    /** Whether no other recording has these captions. */
    static boolean isOnlyOf(TenantTx tx, UUID captions, UUID recording) {
        return !tx.query(
                        """
                        select true
                          from media_caption
                         where file_id = :captions
                           and media_id <> :recording
                        """)
                .bind("captions", captions)
                .bind("recording", recording)
                .exists();
    }

    /** Where a file is shown now; versions of the past do not count. */
    static List<Use> uses(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select u.place, u.article_id as article, coalesce(a.kind, s.kind, '') as kind,
                               coalesce(a.title, s.title, '') as title
                          from media_use u
                          left join article a on a.id = u.article_id
                          left join lateral (select kind, title from autosave where article_id = u.article_id limit 1) s on true
                         where u.media_id = :id
                         order by title, u.place
                        """)
                .bind("id", id)
                .list(Use.class);
    }
}
