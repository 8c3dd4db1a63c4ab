package org.preau.media;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.preau.backup.store.Content;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.SourceFailed;
import org.preau.backup.store.StoreUnavailable;
import org.preau.base.TenantId;
import org.preau.web.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures in smaller widths, for screens that need no more: drawn when somebody first asks for
 * one, kept in the store, drawn again when they are not there. There are few widths, so nobody can
 * have more drawn than that.
 */
public final class Renditions {

    /** The widths, in pixels; wider pictures have them. */
    public static final List<Integer> WIDTHS = List.of(480, 960);

    private static final Logger LOG = LoggerFactory.getLogger(Renditions.class);
    private static final int MOST = 2_000_000;

    private final ObjectStore objects;
    private final MediaShelf shelf;
    private final PictureWorkshop workshop = new PictureWorkshop();

    public Renditions(ObjectStore objects) {
        this.objects = objects;
        this.shelf = new MediaShelf(objects);
    }

    /** Whether a picture of {@code pictureWidth} pixels has one of {@code width}. */
    public static boolean has(int pictureWidth, int width) {
        return WIDTHS.contains(width) && pictureWidth > width;
    }

    /** The picture in that width; the whole one where it has none, or none can be drawn. */
    public Reply reply(TenantId tenant, Media media, int width) {
        int wide = media.width() == null ? 0 : media.width();
        Optional<byte[]> bytes =
                has(wide, width) && media.kind() == MediaKind.PICTURE
                        ? bytes(tenant, media, width)
                        : Optional.empty();
        return bytes.map(it -> narrow(media, width, it))
                .orElseGet(() -> FileReply.of(shelf, tenant, media));
    }

    private static Reply narrow(Media media, int width, byte[] bytes) {
        String etag = "\"" + media.sha256().substring(0, 32) + "-" + width + "\"";
        boolean webp = bytes.length > 12 && bytes[8] == 'W';
        return Reply.seekable(
                        webp ? "image/webp" : "image/jpeg",
                        bytes.length,
                        etag,
                        (from, length) ->
                                new java.io.ByteArrayInputStream(bytes, (int) from, (int) length))
                .with("x-content-type-options", "nosniff")
                .with("content-security-policy", "default-src 'none'; sandbox")
                .with("content-disposition", "inline");
    }

    private Optional<byte[]> bytes(TenantId tenant, Media media, int width) {
        ObjectKey key = key(tenant, media.sha256(), width);
        try {
            Optional<byte[]> kept = objects.read(key, MOST);
            return kept.isPresent() ? kept : drawn(tenant, media, width, key);
        } catch (IOException e) {
            LOG.warn("a rendition of {} cannot be had: {}", tenant, media.sha256(), e);
            return Optional.empty();
        }
    }

    private Optional<byte[]> drawn(TenantId tenant, Media media, int width, ObjectKey key) {
        Optional<byte[]> drawn =
                shelf.read(tenant, media).flatMap(whole -> workshop.narrowed(whole, width));
        drawn.ifPresent(bytes -> {
            try {
                objects.put(key, Content.of(bytes));
            } catch (StoreUnavailable | SourceFailed e) {
                LOG.warn("a rendition of {} is not kept: {}", tenant, media.sha256(), e);
            }
        });
        return drawn;
    }

    static ObjectKey key(TenantId tenant, String sha256, int width) {
        return new ObjectKey("tenants/" + tenant + "/renditions/" + sha256 + "-" + width);
    }
}
