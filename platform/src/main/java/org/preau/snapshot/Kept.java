package org.preau.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.preau.backup.store.ObjectKey;
import org.preau.base.TenantId;

/** Says which object of the store belongs to a row, if any. */
@FunctionalInterface
public interface Kept {

    /** The object of this row of that tenant; empty if the row has none. */
    Optional<Thing> of(TenantId tenant, JsonNode row);

    /**
     * The same, for one tree: for a table whose rows tell only together where an object lies.
     *
     * @param rows all of the table in that tree, to be read now, as often as need be
     */
    default Kept knowing(All rows) throws IOException {
        return this;
    }

    /** All rows of a table. */
    @FunctionalInterface
    interface All {
        void each(Consumer<JsonNode> row) throws IOException;
    }

    /**
     * An object and its place in the tree.
     *
     * @param path in the tree; of several things with one path, which have the same bytes, one is
     *     kept
     * @param key in the object store
     * @param bytes how many it has
     * @param fingerprint what changes whenever the bytes do: a hash of them, or an identifier that
     *     never gets other bytes
     */
    record Thing(String path, ObjectKey key, long bytes, String fingerprint) {}
}
