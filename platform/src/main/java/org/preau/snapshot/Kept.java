package org.preau.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.preau.backup.store.ObjectKey;
import org.preau.base.TenantId;

/** Says which object of the store belongs to a row, if any. */
@FunctionalInterface
public interface Kept {

    /** The object of this row of that tenant; empty if the row has none. */
    Optional<Thing> of(TenantId tenant, JsonNode row);

    /**
     * An object and its place in the tree.
     *
     * @param path in the tree, made by {@link SafeNames}
     * @param key in the object store
     * @param bytes how many it has
     * @param fingerprint what changes whenever the bytes do: a hash of them, or an identifier that
     *     never gets other bytes
     */
    record Thing(String path, ObjectKey key, long bytes, String fingerprint) {}
}
