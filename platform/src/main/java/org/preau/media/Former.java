package org.preau.media;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;

/**
 * What a file was before another one took its place. Its address leads to the other one for ever;
 * its bytes are there while {@code kept}.
 */
record Former(
        String sha256,
        UUID mediaId,
        String name,
        String type,
        long bytes,
        @Nullable Integer width,
        @Nullable Integer height,
        boolean kept,
        Instant replacedAt,
        String replacedBy) {

    /** The name of what stands now where that content stood; empty when it never did. */
    static Optional<String> successor(TenantTx tx, String sha256) {
        return tx.query(
                        """
                        select m.name
                          from media_former f
                          join media m on m.id = f.media_id
                         where f.sha256 = :sha256
                        """)
                .bind("sha256", sha256)
                .first(String.class);
    }

    /** All that a file was before, the last one first. */
    static List<Former> of(TenantTx tx, UUID media) {
        return tx.query(
                        """
                        select sha256, media_id, name, type, bytes, width, height, kept, replaced_at, replaced_by
                          from media_former
                         where media_id = :media
                         order by replaced_at desc, sha256
                        """)
                .bind("media", media)
                .list(Former.class);
    }

    /** The one whose bytes are still there. */
    static Optional<Former> kept(TenantTx tx, UUID media) {
        return of(tx, media).stream().filter(Former::kept).findFirst();
    }
}
