package org.preau.snapshot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.preau.backup.store.Content;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.SourceFailed;
import org.preau.base.TenantId;

/**
 * Brings back the objects that belong to the rows of a restore, before the rows: so a row never
 * names bytes that are not there. What is there already is left alone. May run again.
 */
public final class RestoreObjects {

    private final ObjectStore objects;
    private final Path folder;

    /**
     * @param folder for one file at a time on its way
     */
    public RestoreObjects(ObjectStore objects, Path folder) {
        this.objects = objects;
        this.folder = folder;
    }

    /**
     * Brings them.
     *
     * @return how many were missing
     * @throws IOException if one cannot be had, or the store does not take it
     */
    public int run(TenantId tenant, Delta delta, Tree then) throws IOException {
        return run(tenant, delta, then, _ -> true);
    }

    /**
     * The same for those that are there.
     *
     * @param there asked for the path of each; for false, the row stays without its object
     */
    public int run(TenantId tenant, Delta delta, Tree then, Predicate<String> there)
            throws IOException {
        int[] brought = {0};
        for (Table table : delta.tables()) {
            Kept kept = table.kept();
            if (kept != null && delta.wanted(table) > 0) {
                Kept known = kept.knowing(row -> delta.all(table, row));
                delta.wanted(
                        table,
                        row ->
                                brought[0] +=
                                        delta.tookBytes(table, row)
                                                ? 0
                                                : bring(tenant, known, row, then, there));
            }
        }
        return brought[0];
    }

    /**
     * Brings into a hidden place what its owner's part of the store has no longer: the rest is read
     * there, by its hash, and copied nowhere.
     *
     * @param most bytes; what would be more is left out
     * @return how many bytes
     */
    public long missing(TenantId owner, TenantId place, Delta delta, Tree then, long most)
            throws IOException {
        long[] bytes = {0};
        for (Table table : delta.tables()) {
            Kept kept = table.kept();
            if (kept != null && delta.wanted(table) > 0) {
                Kept there = kept.knowing(row -> delta.all(table, row));
                delta.wanted(
                        table,
                        row -> {
                            Kept.Thing owned = there.of(owner, row).orElse(null);
                            Kept.Thing thing = there.of(place, row).orElse(null);
                            if (owned != null
                                    && thing != null
                                    && !delta.tookBytes(table, row)
                                    && bytes[0] + thing.bytes() <= most
                                    && bring(owned, thing, then) > 0) {
                                bytes[0] += thing.bytes();
                            }
                        });
            }
        }
        return bytes[0];
    }

    private int bring(
            TenantId tenant, Kept kept, ObjectNode row, Tree then, Predicate<String> there) {
        Kept.Thing thing = kept.of(tenant, row).orElse(null);
        return thing == null || !there.test(thing.path()) ? 0 : bring(thing, thing, then);
    }

    /**
     * Puts one where it shall be.
     *
     * @param there where it may be already
     */
    private int bring(Kept.Thing there, Kept.Thing thing, Tree then) {
        try {
            if (objects.stat(there.key()).isPresent()) {
                return 0;
            }
            put(thing, then);
            return 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(Kept.Thing thing, Tree then) throws IOException {
        Path file = Files.createTempFile(folder, "restore", "");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                then.copy(thing.path(), out);
            }
            objects.put(thing.key(), Content.of(file));
        } catch (SourceFailed e) {
            throw new IOException("a file changed while it was stored: " + thing.path(), e);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
