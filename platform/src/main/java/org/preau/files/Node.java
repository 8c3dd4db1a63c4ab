package org.preau.files;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder as it is, or as it was for a time.
 *
 * @param nodeId stays the same whatever it is called and wherever it lies
 * @param parentId of the folder that it lies in
 * @param sha256 of its bytes, in hexadecimal; null for a folder
 * @param properties what programs noted about it: JSON, XML by name
 * @param fromAt since when it is so
 * @param madeAt when it came into being
 * @param modifiedAt when its bytes last changed, in a folder's case its name or place
 * @param byName who made it so
 */
record Node(
        UUID nodeId,
        UUID parentId,
        String name,
        boolean folder,
        @Nullable String sha256,
        long bytes,
        String properties,
        Instant fromAt,
        Instant madeAt,
        Instant modifiedAt,
        String byName) {

    /** What the root is called in rows; it has none of its own. */
    static final UUID ROOT_ID = new UUID(0, 0);

    /** The folder that holds all others. */
    static final Node ROOT =
            new Node(
                    ROOT_ID,
                    ROOT_ID,
                    "",
                    true,
                    null,
                    0,
                    "{}",
                    Instant.EPOCH,
                    Instant.EPOCH,
                    Instant.EPOCH,
                    "");

    boolean isRoot() {
        return nodeId.equals(ROOT_ID);
    }

    /** Strong, quoted: the same bytes have the same one. Empty for a folder. */
    String etag() {
        return sha256 == null ? "" : "\"" + sha256.substring(0, 32) + "\"";
    }

    Node at(UUID otherParent, String otherName) {
        return new Node(
                nodeId,
                otherParent,
                otherName,
                folder,
                sha256,
                bytes,
                properties,
                fromAt,
                madeAt,
                modifiedAt,
                byName);
    }

    Node holding(String otherSha256, long otherBytes, Instant when) {
        return new Node(
                nodeId,
                parentId,
                name,
                folder,
                otherSha256,
                otherBytes,
                properties,
                fromAt,
                madeAt,
                when,
                byName);
    }
}
