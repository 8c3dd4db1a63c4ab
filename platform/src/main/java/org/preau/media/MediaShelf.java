package org.preau.media;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.backup.store.ByteRange;
import org.preau.backup.store.Content;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.SourceFailed;
import org.preau.backup.store.StoreUnavailable;
import org.preau.backup.store.StoredObject;
import org.preau.base.TenantId;
import org.preau.sql.TenantTx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where files are kept: a row for what is known of one, an object for its bytes. The object is
 * written first, so a row never names bytes that are not there; an object without a row is what a
 * crash leaves, and harms nobody.
 */
public final class MediaShelf {

    private static final Logger LOG = LoggerFactory.getLogger(MediaShelf.class);

    private final ObjectStore objects;

    public MediaShelf(ObjectStore objects) {
        this.objects = objects;
    }

    /** The file of that identifier in this tenant. */
    public static Optional<Media> find(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select id, sha256, name, type, bytes, width, height, alt, caption, credit,
                               focus_x, focus_y, version, created_at, created_by
                          from media
                         where id = :id
                        """)
                .bind("id", id)
                .first(Media.class);
    }

    /** The same if it is a picture, which a cover and a logo must be. */
    public static Optional<Media> findPicture(TenantTx tx, UUID id) {
        return find(tx, id).filter(media -> media.kind() == MediaKind.PICTURE);
    }

    /**
     * The file at that address of this tenant's site; where it was replaced, what took its place,
     * which has another address.
     */
    public static Optional<Media> find(TenantTx tx, MediaAddress address) {
        return tx.query(
                        """
                        (select id, sha256, name, type, bytes, width, height, alt, caption, credit,
                                focus_x, focus_y, version, created_at, created_by
                           from media
                          where sha256 between :first and :last
                          order by sha256
                          limit 1)
                         union all
                        (select m.id, m.sha256, m.name, m.type, m.bytes, m.width, m.height, m.alt, m.caption, m.credit,
                                m.focus_x, m.focus_y, m.version, m.created_at, m.created_by
                           from media_former f
                           join media m on m.id = f.media_id
                          where f.sha256 between :first and :last
                          order by f.sha256
                          limit 1)
                        """)
                .bind("first", address.first())
                .bind("last", address.last())
                .first(Media.class);
    }

    /** The bytes of {@code media}; empty when the store has lost them. Close what you get. */
    public Optional<StoredObject> open(TenantId tenant, Media media) throws StoreUnavailable {
        return objects.get(key(tenant, media.sha256()));
    }

    /**
     * A part of its bytes; close it.
     *
     * @throws RuntimeException when they are not there or cannot be had now
     */
    public InputStream part(TenantId tenant, Media media, long from, long length) {
        try {
            return objects.get(key(tenant, media.sha256()), new ByteRange(from, length))
                    .map(StoredObject::bytes)
                    .orElseThrow(() ->
                            new IllegalStateException(
                                    "the store has lost the file " + media.sha256()));
        } catch (StoreUnavailable e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A picture in memory; empty when it is not there or cannot be had now. */
    public Optional<byte[]> read(TenantId tenant, Media media) {
        try {
            return objects.read(key(tenant, media.sha256()), AddMedia.BYTES);
        } catch (java.io.IOException e) {
            LOG.error("a picture of {} cannot be read: {}", tenant, media.sha256(), e);
            return Optional.empty();
        }
    }

    void put(TenantId tenant, String sha256, Content content)
            throws StoreUnavailable, SourceFailed {
        objects.put(key(tenant, sha256), content);
    }

    boolean has(TenantId tenant, String sha256) throws StoreUnavailable {
        return objects.stat(key(tenant, sha256)).isPresent();
    }

    void delete(TenantId tenant, String sha256) throws StoreUnavailable {
        objects.delete(key(tenant, sha256));
        for (int width : Renditions.WIDTHS) {
            objects.delete(Renditions.key(tenant, sha256, width));
        }
    }

    public static Optional<Media> bySha256(TenantTx tx, String sha256) {
        return tx.query(
                        """
                        select id, sha256, name, type, bytes, width, height, alt, caption, credit,
                               focus_x, focus_y, version, created_at, created_by
                          from media
                         where sha256 = :sha256
                        """)
                .bind("sha256", sha256)
                .first(Media.class);
    }

    /** False, and nothing is written, when the same content is there already. */
    static boolean insert(TenantTx tx, Media media) {
        return tx.query(
                                """
                                insert into media (id, sha256, name, type, bytes, width, height, alt, caption, credit, created_by)
                                values (:id, :sha256, :name, :type, :bytes, :width, :height, :alt, :caption, :credit, :by)
                                on conflict do nothing
                                """)
                        .bind("id", media.id())
                        .bind("sha256", media.sha256())
                        .bind("name", media.name())
                        .bind("type", media.type())
                        .bind("bytes", media.bytes())
                        .bind("width", media.width())
                        .bind("height", media.height())
                        .bind("alt", media.alt())
                        .bind("caption", media.caption())
                        .bind("credit", media.credit())
                        .bind("by", media.createdBy())
                        .execute()
                == 1;
    }

    /** Pictures, newest first. */
    public static List<Media> page(TenantTx tx, int page, int size) {
        return tx.query(
                        """
                        select id, sha256, name, type, bytes, width, height, alt, caption, credit,
                               focus_x, focus_y, version, created_at, created_by
                          from media
                         where type like 'image/%'
                         order by created_at desc, id
                         limit :size offset :skipped
                        """)
                .bind("size", size)
                .bind("skipped", (page - 1L) * size)
                .list(Media.class);
    }

    /** All files, in an order of their own: that of their content. */
    public static List<Media> all(TenantTx tx) {
        return tx.query(
                        """
                        select id, sha256, name, type, bytes, width, height, alt, caption, credit,
                               focus_x, focus_y, version, created_at, created_by
                          from media
                         order by sha256
                        """)
                .list(Media.class);
    }

    /** Says what a picture shows; published texts may show it already, so their pages change. */
    public static void describe(TenantTx tx, UUID id, String alt) {
        int changed =
                tx.query(
                                """
                                update media
                                   set alt = :alt,
                                       version = version + 1
                                 where id = :id
                                   and alt <> :alt
                                """)
                        .bind("id", id)
                        .bind("alt", alt)
                        .execute();
        if (changed > 0) {
            tx.siteChanged();
        }
    }

    /** Says of a picture what nobody has said of it yet. */
    static void credit(TenantTx tx, UUID id, String caption, String credit) {
        int changed =
                tx.query(
                                """
                                update media
                                   set caption = case when caption = '' then :caption else caption end,
                                       credit = case when credit = '' then :credit else credit end
                                 where id = :id
                                   and ((caption = '' and :caption <> '') or (credit = '' and :credit <> ''))
                                """)
                        .bind("id", id)
                        .bind("caption", caption)
                        .bind("credit", credit)
                        .execute();
        if (changed > 0) {
            tx.siteChanged();
        }
    }

    static ObjectKey key(TenantId tenant, String sha256) {
        return new ObjectKey("tenants/" + tenant + "/media/" + sha256);
    }
}
