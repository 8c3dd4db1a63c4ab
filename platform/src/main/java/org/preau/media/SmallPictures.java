package org.preau.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
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
 * Small forms of pictures that are kept as they came, wherever they lie: a photo of 20 MB is not
 * sent to a telephone to be looked at. Drawn once, upright, of pixels alone, and kept under the
 * hash of the whole one. Two at a time, so that memory is bounded.
 */
public final class SmallPictures {

    /** How wide, in pixels. */
    public static final int WIDTH = 960;

    /** The largest file that is made small, in bytes. */
    public static final int MOST = 30_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(SmallPictures.class);
    private static final int AT_ONCE = 2;

    private final ObjectStore objects;
    private final PictureWorkshop workshop = new PictureWorkshop();
    private final Semaphore benches = new Semaphore(AT_ONCE);

    public SmallPictures(ObjectStore objects) {
        this.objects = objects;
    }

    /**
     * A small form.
     *
     * @param sha256 of the whole picture
     * @param whole gives its bytes, no more than {@value #MOST}; asked once if there is none yet
     * @return empty where none can be drawn: the whole one is to be shown then
     */
    public Optional<Reply> of(TenantId tenant, String sha256, Supplier<byte[]> whole) {
        ObjectKey key = key(tenant, sha256);
        try {
            Optional<byte[]> kept = objects.read(key, MOST);
            return (kept.isPresent() ? kept : drawn(key, whole)).map(it -> reply(sha256, it));
        } catch (IOException e) {
            LOG.warn("a small picture cannot be had: {}", key, e);
            return Optional.empty();
        }
    }

    /** Where it lies, to be taken away with the whole one. */
    public static ObjectKey key(TenantId tenant, String sha256) {
        return Renditions.key(tenant, sha256, WIDTH);
    }

    private Optional<byte[]> drawn(ObjectKey key, Supplier<byte[]> whole) {
        benches.acquireUninterruptibly();
        try {
            Optional<byte[]> drawn = workshop.small(whole.get(), WIDTH);
            if (drawn.isPresent()) {
                keep(key, drawn.get());
            }
            return drawn;
        } finally {
            benches.release();
        }
    }

    private void keep(ObjectKey key, byte[] bytes) {
        try {
            objects.put(key, Content.of(bytes));
        } catch (StoreUnavailable | SourceFailed e) {
            LOG.warn("a small picture is not kept: {}", key, e);
        }
    }

    private static Reply reply(String sha256, byte[] bytes) {
        boolean webp = bytes.length > 12 && bytes[8] == 'W';
        return Reply.seekable(
                        webp ? "image/webp" : "image/jpeg",
                        bytes.length,
                        "\"" + sha256.substring(0, 32) + "-" + WIDTH + "\"",
                        (from, length) -> new ByteArrayInputStream(bytes, (int) from, (int) length))
                .with("x-content-type-options", "nosniff")
                .with("content-security-policy", "default-src 'none'; sandbox")
                .with("cache-control", "private, no-cache")
                .with("content-disposition", "inline");
    }
}
