package org.preau.media;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.preau.base.TenantId;
import org.preau.snapshot.Chapter;
import org.preau.snapshot.Kept;
import org.preau.snapshot.SafeNames;
import org.preau.snapshot.Table;

/** What snapshots carry of the library: the files themselves and all that is known of them. */
public final class MediaChapter {

    private MediaChapter() {}

    /** The chapter. */
    public static Chapter of() {
        return new Chapter(
                "media",
                Table.each("media", "media/about")
                        .parked("sha256", "md5(id::text) || md5(id::text)")
                        .keeping(MediaChapter::file),
                Table.lines("media_caption", "media/captions"),
                Table.lines("media_former", "media/former").keeping(MediaChapter::former),
                Table.each("media_text", "media/words"));
    }

    private static Optional<Kept.Thing> file(TenantId tenant, JsonNode row) {
        return Optional.of(thing(tenant, row, "media/files", row.path("id").asText()));
    }

    /** Only what can be put back was kept; of the rest the row tells where it went. */
    private static Optional<Kept.Thing> former(TenantId tenant, JsonNode row) {
        return row.path("kept").asBoolean()
                ? Optional.of(thing(tenant, row, "media/replaced", row.path("sha256").asText()))
                : Optional.empty();
    }

    private static Kept.Thing thing(TenantId tenant, JsonNode row, String folder, String key) {
        String sha256 = row.path("sha256").asText();
        return new Kept.Thing(
                SafeNames.path(folder, List.of(key, row.path("name").asText())),
                MediaShelf.key(tenant, sha256),
                row.path("bytes").asLong(),
                sha256);
    }
}
