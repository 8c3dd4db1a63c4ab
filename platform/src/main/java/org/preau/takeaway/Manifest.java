package org.preau.takeaway;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an archive says of itself: {@code MANIFEST.json}. The checksums stand beside it, in {@code
 * MANIFEST}.
 *
 * @param format always {@value #FORMAT}
 * @param version of the format: a reader refuses a greater one than it knows
 * @param schema the last migration of the rows in {@code data}: a reader refuses a greater one
 * @param slug the short name that the association had
 * @param host its own domain; empty for none
 * @param snapshot the version of its vault that this is
 * @param files how many lie in each folder; those beside the folders under ""
 * @param things how many things the folders tell of, where that is not files
 * @param bytes of all of them, unpacked
 * @param missing what the store had lost, by the paths of snapshots
 */
record Manifest(
        String format,
        int version,
        int schema,
        String slug,
        String name,
        String language,
        String host,
        Instant madeAt,
        long snapshot,
        Map<String, Long> files,
        Map<String, Long> things,
        long bytes,
        List<String> missing) {

    /** Copies the maps and the list; nothing may be absent. */
    Manifest {
        requireNonNull(format);
        requireNonNull(slug);
        requireNonNull(name);
        requireNonNull(language);
        requireNonNull(host);
        requireNonNull(madeAt);
        files = Map.copyOf(files);
        things = Map.copyOf(things);
        missing = List.copyOf(missing);
    }

    static final String FORMAT = "preau-takeaway";
    static final int VERSION = 1;

    /** The file of checksums. */
    static final String SUMS = "MANIFEST";

    /** The file that this is. */
    static final String NAME = "MANIFEST.json";

    /** Where the rows lie, and the two lists beside them. */
    static final String DATA = "data/";

    /** Which object of the tree lies where in the archive: a line of JSON each. */
    static final String OBJECTS = "objects.jsonl";

    /** Who stands behind the offices: a line of JSON each. */
    static final String ACCOUNTS = "accounts.jsonl";

    /** A line of {@link #OBJECTS}. */
    record Lying(String path, String at) {}
}
