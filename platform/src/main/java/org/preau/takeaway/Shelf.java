package org.preau.takeaway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.preau.backup.store.ByteRange;
import org.preau.backup.store.Content;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.StoredObject;
import org.preau.base.TenantId;

/** Where archives wait to be taken away, or to come: with the other objects of their tenant. */
final class Shelf {

    private final ObjectStore objects;
    private final Path work;

    /**
     * @param work an existing folder for what is made meanwhile
     */
    Shelf(ObjectStore objects, Path work) {
        this.objects = objects;
        this.work = work;
    }

    void put(TenantId tenant, UUID id, Path file) throws IOException {
        objects.put(key(tenant, id), Content.of(file));
    }

    /**
     * A part of one.
     *
     * @throws UncheckedIOException if it cannot be had now
     */
    InputStream open(TenantId tenant, UUID id, long from, long length) {
        try {
            return objects.get(key(tenant, id), new ByteRange(from, length))
                    .map(StoredObject::bytes)
                    .orElseThrow(() -> new IOException("the store has lost archive " + id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes one into {@code to}; false when it is not there any more. */
    boolean copy(TenantId tenant, UUID id, Path to) throws IOException {
        Optional<StoredObject> found = objects.get(key(tenant, id));
        if (found.isEmpty()) {
            return false;
        }
        try (InputStream in = found.get().bytes()) {
            Files.copy(in, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        return true;
    }

    void forget(TenantId tenant, UUID id) throws IOException {
        objects.delete(key(tenant, id));
    }

    /** A file of one's own, to be deleted. */
    Path file() throws IOException {
        return Files.createTempFile(work, "takeaway-", ".zip");
    }

    private static ObjectKey key(TenantId tenant, UUID id) {
        return new ObjectKey("tenants/" + tenant + "/takeaway/" + id);
    }
}
