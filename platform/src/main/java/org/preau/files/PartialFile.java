package org.preau.files;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way, in parts: what has arrived is kept until the rest follows.
 *
 * @param path where it will lie below the folder, names parted by slashes
 * @param bytes how many it will have
 * @param sha256 what they must be, in hexadecimal; null when its sender did not say
 * @param mark what its sender tells it apart by; empty for nothing
 * @param taken how many have arrived
 * @param byId of the account or token that began it: its list shows it to nobody else
 * @param nodeId of the file that it became; null while it is on its way
 */
record PartialFile(
        UUID id,
        UUID folderId,
        String path,
        long bytes,
        @Nullable String sha256,
        String mark,
        long taken,
        UUID byId,
        Instant touchedAt,
        @Nullable UUID nodeId) {

    boolean isWhole() {
        return taken == bytes;
    }

    /** Its last name. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
