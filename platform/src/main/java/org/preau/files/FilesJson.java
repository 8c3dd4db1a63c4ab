package org.preau.files;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What programs send and get of the file space: its shapes in JSON. */
final class FilesJson {

    private FilesJson() {}

    /**
     * A file or folder.
     *
     * @param folder whether it is a folder
     * @param parent the folder that it lies in; the root is all zeros
     * @param changedAt since when it is so
     */
    record FileJson(
            UUID id,
            String name,
            boolean folder,
            UUID parent,
            long bytes,
            @Nullable String sha256,
            Instant changedAt,
            String changedBy) {

        static FileJson of(Node node) {
            return new FileJson(
                    node.nodeId(),
                    node.name(),
                    node.folder(),
                    node.parentId(),
                    node.bytes(),
                    node.sha256(),
                    node.fromAt(),
                    node.byName());
        }
    }

    /** A version of a file, from 1, the oldest. */
    record FileVersionJson(int version, Instant at, long bytes, String sha256, String by) {}

    /** Something in the trash. */
    record TrashedJson(
            UUID id, String name, boolean folder, long bytes, Instant at, @Nullable String by) {}

    /** A list, whole. */
    record Listed<T>(List<T> items, @Nullable String next) {}

    /** A folder to make. */
    record NewFolder(@Nullable String name) {}

    /**
     * Where something is to be, and what it is to be called.
     *
     * @param folder null to leave it where it is
     * @param name null to leave it as it is called
     */
    record PlaceJson(@Nullable String folder, @Nullable String name) {}

    /**
     * A moment to put a folder back to.
     *
     * @param moment such as {@code 2026-11-17T20:00:00Z}
     * @param rehearse whether to say only what would happen
     */
    record MomentJson(@Nullable String moment, @Nullable Boolean rehearse) {}

    /**
     * What a folder put back takes.
     *
     * @param before the last moment at which it was as it was; absent in a rehearsal
     */
    record BackJson(
            List<FileJson> returning,
            List<FileJson> older,
            List<FileJson> leaving,
            @Nullable Instant before) {}

    /** What went for good: of the trash, or of former versions; the bytes that are free now. */
    record EmptiedJson(int count, long bytes) {}
}
