package org.preau.media;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.preau.sql.TenantTx;

/**
 * What somebody looks for in the library.
 *
 * @param words of the name, the description, the caption or the credit; empty for all
 * @param kinds media types begin with one of these
 */
record MediaQuery(String words, Set<MediaKind> kinds) {

    private static final int WORDS = 100;

    private static final Set<MediaKind> ALL =
            Set.of(MediaKind.PICTURE, MediaKind.AUDIO, MediaKind.VIDEO, MediaKind.DOCUMENT);

    /**
     * @param kind one word of {@link MediaKind#word}; anything else stands for all kinds
     */
    static MediaQuery of(String typed, String kind) {
        String words = typed.strip();
        return new MediaQuery(
                words.length() > WORDS ? words.substring(0, WORDS) : words,
                kind(kind).map(Set::of).orElse(ALL));
    }

    static Optional<MediaKind> kind(String word) {
        for (MediaKind kind : MediaKind.values()) {
            if (kind.word().equals(word.toLowerCase(Locale.ROOT))) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Newest first. */
    List<Media> page(TenantTx tx, int page, int size) {
        return tx.query(
                        """
                        select id, sha256, name, type, bytes, width, height, alt, caption, credit,
                               focus_x, focus_y, version, created_at, created_by
                          from media
                         where media_kind(type) = any(:kinds)
                           and strpos(plain(name || ' ' || alt || ' ' || caption || ' ' || credit), plain(:words)) > 0
                         order by created_at desc, id
                         limit :size offset :skipped
                        """)
                .bind("kinds", kinds.stream().map(MediaKind::word).toList())
                .bind("words", words)
                .bind("size", size)
                .bind("skipped", (page - 1L) * size)
                .list(Media.class);
    }

    long count(TenantTx tx) {
        return tx.query(
                        """
                        select count(*)
                          from media
                         where media_kind(type) = any(:kinds)
                           and strpos(plain(name || ' ' || alt || ' ' || caption || ' ' || credit), plain(:words)) > 0
                        """)
                .bind("kinds", kinds.stream().map(MediaKind::word).toList())
                .bind("words", words)
                .one(Long.class);
    }
}
