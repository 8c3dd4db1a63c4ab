package org.preau.moving;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.preau.backup.store.Content;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.StoredObject;
import org.preau.base.TenantId;

/** Where files wait that come in or go out: with the association's other objects. */
final class Storeroom {

    /** The parts of an arrival, and the file of a departure. */
    enum Part {
        FILE,
        MEDIA,
        MADE
    }

    private final ObjectStore objects;
    private final Path work;

    /**
     * @param work an existing folder for what is unpacked and made meanwhile
     */
    Storeroom(ObjectStore objects, Path work) {
        this.objects = objects;
        this.work = work;
    }

    void put(TenantId tenant, UUID id, Part part, Path file) throws IOException {
        objects.put(key(tenant, id, part), Content.of(file));
    }

    /** Close what you get. */
    Optional<StoredObject> open(TenantId tenant, UUID id, Part part) throws IOException {
        return objects.get(key(tenant, id, part));
    }

    /** Writes it into {@code to}; false when it is not there any more. */
    boolean copy(TenantId tenant, UUID id, Part part, Path to) throws IOException {
        Optional<StoredObject> found = open(tenant, id, part);
        if (found.isEmpty()) {
            return false;
        }
        try (InputStream in = found.get().bytes()) {
            Files.copy(in, to);
        }
        return true;
    }

    void forget(TenantId tenant, UUID id) throws IOException {
        for (Part part : Part.values()) {
            objects.delete(key(tenant, id, part));
        }
    }

    /** A folder of one's own; {@link #clear} it. */
    Path folder() throws IOException {
        return Files.createTempDirectory(work, "moving-");
    }

    static void clear(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }

    private static ObjectKey key(TenantId tenant, UUID id, Part part) {
        return new ObjectKey(
                "tenants/"
                        + tenant
                        + "/moving/"
                        + id
                        + "/"
                        + part.name().toLowerCase(java.util.Locale.ROOT));
    }
}
