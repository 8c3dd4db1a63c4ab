package org.preau.media;

import java.util.UUID;
import org.preau.sql.TenantTx;

/** The steps by which one file takes the place of another, within one transaction. */
final class Formers {

    private Formers() {}

    /** The bytes that were kept of a former file are no longer counted; its address leads on. */
    static void forgetKept(TenantTx tx, UUID media) {
        Former.kept(tx, media).ifPresent(former -> Space.giveBack(tx, former.bytes()));
        tx.query("update media_former set kept = false where media_id = :media")
                .bind("media", media)
                .execute();
    }

    /** That content is nobody's former any more: it stands again. */
    static void drop(TenantTx tx, String sha256) {
        tx.query("delete from media_former where sha256 = :sha256")
                .bind("sha256", sha256)
                .execute();
    }

    /** What stood until now can be put back. */
    static void keep(TenantTx tx, Media before, String by) {
        tx.query(
                        """
                        insert into media_former (sha256, media_id, name, type, bytes, width, height, notes_left, kept, replaced_by)
                        values (:sha256, :media, :name, :type, :bytes, :width, :height,
                                (select notes_left from media where id = :media), true, :by)
                        """)
                .bind("sha256", before.sha256())
                .bind("media", before.id())
                .bind("name", before.name())
                .bind("type", before.type())
                .bind("bytes", before.bytes())
                .bind("width", before.width())
                .bind("height", before.height())
                .bind("by", by)
                .execute();
    }

    /** What a former file still says of its makers. */
    static Left left(TenantTx tx, String sha256) {
        return tx.query("select notes_left from media_former where sha256 = :sha256")
                .bind("sha256", sha256)
                .first(String.class)
                .map(Left::of)
                .orElse(Left.NOTHING);
    }

    /** That file stands there now; every page that shows it is made anew. */
    static void stand(TenantTx tx, UUID id, Media now) {
        tx.query(
                        """
                        update media
                           set sha256 = :sha256,
                               name = :name,
                               type = :type,
                               bytes = :bytes,
                               width = :width,
                               height = :height,
                               focus_x = :x,
                               focus_y = :y,
                               version = version + 1
                         where id = :id
                        """)
                .bind("sha256", now.sha256())
                .bind("name", now.name())
                .bind("type", now.type())
                .bind("bytes", now.bytes())
                .bind("width", now.width())
                .bind("height", now.height())
                .bind("x", now.focusX())
                .bind("y", now.focusY())
                .bind("id", id)
                .execute();
        tx.query("update site set files = files + 1").execute();
        tx.siteChanged();
    }
}
