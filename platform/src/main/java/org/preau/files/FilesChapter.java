package org.preau.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.base.TenantId;
import org.preau.snapshot.Chapter;
import org.preau.snapshot.Kept;
import org.preau.snapshot.Table;

/**
 * What snapshots carry of the file space: the files of now where people know them, {@code
 * files/Statuts/2024.pdf}; former bytes and what is in the trash under their SHA-256 beside them;
 * and all states as rows.
 */
public final class FilesChapter {

    private static final String ROOT = "00000000-0000-0000-0000-000000000000";
    private static final String HISTORY = "file-history";

    private FilesChapter() {}

    /** The chapter. */
    public static Chapter of() {
        return new Chapter(
                        "files",
                        Table.lines("file_object", HISTORY + "/objects"),
                        // A node has one state of now, and a place one node: while states change
                        // places, none is of now.
                        Table.linesBy("file_state", HISTORY + "/states", "parent_id")
                                .parked("until_at", "coalesce(until_at, now())")
                                .parked("ended", "coalesce(ended, 'changed')")
                                .keeping(new Unplaced()))
                .without("file_lock", "a lock is for minutes, of a program that is at work now")
                .without(
                        "file_link",
                        "a link is for a time: one that was ended must not come back by going back")
                .without("file_upload", "a file that is on its way is sent again")
                .without("file_upload_part", "a file that is on its way is sent again");
    }

    /** Knows nothing of the tree yet. */
    private static final class Unplaced implements Kept {

        @Override
        public Optional<Thing> of(TenantId tenant, JsonNode row) {
            throw new IllegalStateException("a file's path is known from all rows only");
        }

        @Override
        public Kept knowing(All rows) throws IOException {
            Map<String, Now> nodes = new HashMap<>();
            rows.each(row -> {
                if (row.path("until_at").isNull()) {
                    nodes.put(
                            row.path("node_id").asText(),
                            new Now(row.path("parent_id").asText(), row.path("name").asText()));
                }
            });
            Map<String, String> places = new HashMap<>();
            rows.each(row -> {
                String path = path(nodes, row);
                if (path != null && !row.path("folder").asBoolean()) {
                    places.merge(
                            row.path("sha256").asText(),
                            path,
                            (a, b) -> a.compareTo(b) <= 0 ? a : b);
                }
            });
            return (tenant, row) -> thing(tenant, row, nodes, places);
        }
    }

    /** A node as it is now. */
    private record Now(String parent, String name) {}

    private static Optional<Kept.Thing> thing(
            TenantId tenant, JsonNode row, Map<String, Now> nodes, Map<String, String> places) {
        if (row.path("folder").asBoolean()) {
            return Optional.empty();
        }
        String sha256 = row.path("sha256").asText();
        String path = path(nodes, row);
        if (path == null) {
            path = places.getOrDefault(sha256, HISTORY + "/bytes/" + sha256);
        }
        return Optional.of(
                new Kept.Thing(
                        path, FileShelf.key(tenant, sha256), row.path("bytes").asLong(), sha256));
    }

    /** Where a state of now lies; null for a former one, and for what is below the trash. */
    private static @Nullable String path(Map<String, Now> nodes, JsonNode row) {
        if (!row.path("until_at").isNull()) {
            return null;
        }
        Deque<String> names = new ArrayDeque<>();
        names.push(row.path("name").asText());
        String parent = row.path("parent_id").asText();
        while (!parent.equals(ROOT)) {
            Now folder = nodes.get(parent);
            if (folder == null || names.size() > FilePath.DEEPEST) {
                return null;
            }
            names.push(folder.name());
            parent = folder.parent();
        }
        return "files/" + String.join("/", names);
    }
}
