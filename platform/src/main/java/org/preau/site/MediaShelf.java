package org.preau.site;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.backup.store.Content;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.StoreUnavailable;
import org.preau.backup.store.StoredObject;
import org.preau.base.TenantId;
import org.preau.sql.TenantTx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where pictures are kept: a row for what is known of one, an object for its bytes. The object is
 * written first, so a row never names bytes that are not there; an object without a row is what a
 * crash leaves, and harms nobody.
 */
public final class MediaShelf {

    private static final Logger LOG = LoggerFactory.getLogger(MediaShelf.class);

    private final ObjectStore objects;

    public MediaShelf(ObjectStore objects) {
        this.objects = objects;
    }

    /** The picture of that identifier in this tenant. */
    public static Optional<Media> find(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select id, sha256, name, type, bytes, width, height, alt, caption, credit, created_at, created_by
                          from media
                         where id = :id
                        """)
                .bind("id", id)
                .first(Media.class);
    }

    /** The picture at that address of this tenant's site. */
    public static Optional<Media> find(TenantTx tx, MediaAddress address) {
        return tx.query(
                        """
                        select id, sha256, name, type, bytes, width, height, alt, caption, credit, created_at, created_by
                          from media
                         where sha256 between :first and :last
                         order by sha256
                         limit 1
                        """)
                .bind("first", address.first())
                .bind("last", address.last())
                .first(Media.class);
    }

    /** The bytes of {@code media}; empty when the store has lost them. Close what you get. */
    public Optional<StoredObject> open(TenantId tenant, Media media) throws StoreUnavailable {
        return objects.get(key(tenant, media.sha256()));
    }

    /** The same in memory; empty when they are not there or cannot be had now. */
    Optional<byte[]> read(TenantId tenant, Media media) {
        try {
            return objects.read(key(tenant, media.sha256()), AddMedia.BYTES);
        } catch (java.io.IOException e) {
            LOG.error("a picture of {} cannot be read: {}", tenant, media.sha256(), e);
            return Optional.empty();
        }
    }

    void put(TenantId tenant, String sha256, byte[] bytes) throws StoreUnavailable {
        try {
            objects.put(key(tenant, sha256), Content.of(bytes));
        } catch (org.preau.backup.store.SourceFailed e) {
            throw new IllegalStateException("bytes in memory cannot break off", e);
        }
    }

    static Optional<Media> bySha256(TenantTx tx, String sha256) {
        return tx.query(
                        """
                        select id, sha256, name, type, bytes, width, height, alt, caption, credit, created_at, created_by
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
                        select id, sha256, name, type, bytes, width, height, alt, caption, credit, created_at, created_by
                          from media
                         where type like 'image/%'
                         order by created_at desc, id
                         limit :size offset :skipped
                        """)
                .bind("size", size)
                .bind("skipped", (page - 1L) * size)
                .list(Media.class);
    }

    /** All pictures, in an order of their own: that of their content. */
    public static List<Media> all(TenantTx tx) {
        return tx.query(
                        """
                        select id, sha256, name, type, bytes, width, height, alt, caption, credit, created_at, created_by
                          from media
                         order by sha256
                        """)
                .list(Media.class);
    }

    static long count(TenantTx tx) {
        return tx.query("select count(*) from media where type like 'image/%'").one(Long.class);
    }

    /** Says what a picture shows; published texts may show it already, so their pages change. */
    static void describe(TenantTx tx, UUID id, String alt) {
        int changed =
                tx.query("update media set alt = :alt where id = :id and alt <> :alt")
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

    private static ObjectKey key(TenantId tenant, String sha256) {
        return new ObjectKey("tenants/" + tenant + "/media/" + sha256);
    }
}
