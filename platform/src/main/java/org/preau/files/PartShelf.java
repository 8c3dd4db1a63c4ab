package org.preau.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.preau.backup.store.Content;
import org.preau.backup.store.ListPage;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStat;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.SourceFailed;
import org.preau.backup.store.StoreUnavailable;
import org.preau.backup.store.StoredObject;
import org.preau.base.Ids;
import org.preau.base.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of files on their way, in the store: whichever server takes the next one finds them,
 * and none is lost with a server.
 */
final class PartShelf {

    private static final Logger LOG = LoggerFactory.getLogger(PartShelf.class);

    private final ObjectStore objects;

    PartShelf(ObjectStore objects) {
        this.objects = objects;
    }

    /** Keeps a part, synced; its name in the store. */
    String keep(TenantId tenant, UUID upload, FileShelf.Source part)
            throws StoreUnavailable, SourceFailed {
        String object = Ids.next().toString();
        objects.put(key(tenant, upload, object), part.content());
        return object;
    }

    void drop(TenantId tenant, UUID upload, String object) throws StoreUnavailable {
        objects.delete(key(tenant, upload, object));
    }

    /** All parts one after another; closes what is open. */
    InputStream whole(TenantId tenant, UUID upload, List<PartialFiles.Part> parts) {
        return new OneAfterAnother(parts.stream().map(it -> part(tenant, upload, it)).iterator());
    }

    private InputStream part(TenantId tenant, UUID upload, PartialFiles.Part part) {
        try {
            Optional<StoredObject> found = objects.get(key(tenant, upload, part.object()));
            return found.map(StoredObject::bytes)
                    .orElseThrow(() ->
                            new UncheckedIOException(
                                    new IOException("the store has lost a part of " + upload)));
        } catch (StoreUnavailable e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same as content that can be read more than once. */
    Content content(
            TenantId tenant,
            UUID upload,
            List<PartialFiles.Part> parts,
            long bytes,
            byte[] sha256) {
        return new Content() {
            @Override
            public long length() {
                return bytes;
            }

            @Override
            public InputStream open() {
                return whole(tenant, upload, parts);
            }

            @Override
            public byte[] sha256() {
                return sha256.clone();
            }
        };
    }

    /**
     * Takes away the parts from before a moment of all files but those on their way. What cannot be
     * taken away now is tried again next time.
     */
    void keepOnly(TenantId tenant, Set<UUID> uploads, Instant before) {
        Set<String> kept = new HashSet<>();
        uploads.forEach(it -> kept.add(it.toString()));
        String prefix = prefix(tenant);
        try {
            ObjectKey after = null;
            boolean more = true;
            while (more) {
                ListPage page = objects.list(prefix, after, ObjectStore.MAX_PAGE);
                for (ObjectStat it : page.objects()) {
                    after = it.key();
                    String[] rest = it.key().toString().substring(prefix.length()).split("/", 2);
                    if (!kept.contains(rest[0]) && madeBefore(rest[1], before)) {
                        objects.delete(it.key());
                    }
                }
                more = page.more();
            }
        } catch (StoreUnavailable e) {
            LOG.warn("parts of files of {} stay behind", tenant, e);
        }
    }

    /** By its name, which begins with its time (RFC 9562 §5.7): its row may not be there yet. */
    private static boolean madeBefore(String object, Instant before) {
        long millis = Ids.parse(object).getMostSignificantBits() >>> 16;
        return Instant.ofEpochMilli(millis).isBefore(before);
    }

    /** Takes away the parts of one file. */
    void forget(TenantId tenant, UUID upload, List<PartialFiles.Part> parts) {
        for (PartialFiles.Part part : parts) {
            try {
                drop(tenant, upload, part.object());
            } catch (StoreUnavailable e) {
                LOG.warn("a part of {} stays behind until the sweep", upload, e);
            }
        }
    }

    private static String prefix(TenantId tenant) {
        return "tenants/" + tenant + "/parts/";
    }

    private static ObjectKey key(TenantId tenant, UUID upload, String object) {
        return new ObjectKey(prefix(tenant) + upload + "/" + object);
    }
}
