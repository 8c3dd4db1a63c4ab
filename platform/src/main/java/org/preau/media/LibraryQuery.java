package org.preau.media;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.preau.sql.TenantTx;

/**
 * What somebody looks for in the library.
 *
 * @param words of the name, the description, the caption or the credit; empty for all
 * @param shelf which files
 */
record LibraryQuery(String words, Shelf shelf, Order order, int page) {

    static final int SIZE = 48;

    private static final int WORDS = 100;

    /** A part of the library. Captions are found at their recordings. */
    enum Shelf {
        ALL,
        PICTURE,
        AUDIO,
        VIDEO,
        DOCUMENT,
        /** What no text, no cover, no logo shows. */
        UNUSED,
        /** Pictures that nobody has described. */
        UNDESCRIBED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        Set<String> kinds() {
            return switch (this) {
                case PICTURE, AUDIO, VIDEO, DOCUMENT -> Set.of(word());
                case UNDESCRIBED -> Set.of(PICTURE.word());
                case ALL, UNUSED -> Set.of("picture", "audio", "video", "document");
            };
        }
    }

    /** In which order. */
    enum Order {
        NEWEST,
        NAME,
        HEAVIEST;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How many files of each kind there are, whatever is looked for. */
    record Counts(long picture, long audio, long video, long document, long undescribed) {
        long all() {
            return picture + audio + video + document;
        }
    }

    static LibraryQuery of(String typed, String shelf, String order, String page) {
        String words = typed.strip();
        return new LibraryQuery(
                words.length() > WORDS ? words.substring(0, WORDS) : words,
                named(Shelf.values(), shelf, Shelf.ALL),
                named(Order.values(), order, Order.NEWEST),
                Math.max(1, MediaRoom.number(page, 1)));
    }

    private static <E extends Enum<E>> E named(E[] values, String word, E otherwise) {
        for (E value : values) {
            if (value.name().toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT))) {
                return value;
            }
        }
        return otherwise;
    }

    static Counts counts(TenantTx tx) {
        return tx.query(
                        """
                        select count(*) filter (where media_kind(type) = 'picture') as picture,
                               count(*) filter (where media_kind(type) = 'audio') as audio,
                               count(*) filter (where media_kind(type) = 'video') as video,
                               count(*) filter (where media_kind(type) = 'document') as document,
                               count(*) filter (where media_kind(type) = 'picture' and alt = '') as undescribed
                          from media
                        """)
                .one(Counts.class);
    }

    List<Media> rows(TenantTx tx, int size) {
        return tx.query(
                        """
                        select id, sha256, name, type, bytes, width, height, alt, caption, credit,
                               focus_x, focus_y, version, created_at, created_by
                          from media
                         where media_kind(type) = any(:kinds)
                           and strpos(plain(concat_ws(' ', name, alt, caption, credit)), plain(:words)) > 0
                           and (not cast(:undescribed as boolean) or alt = '')
                           and (not cast(:unused as boolean)
                                or id not in (select media_id from media_use where media_id is not null))
                         order by case cast(:order as text) when 'name' then plain(name) end,
                                  case cast(:order as text) when 'heaviest' then bytes end desc,
                                  created_at desc,
                                  id
                         limit :size offset :skipped
                        """)
                .bind("kinds", shelf.kinds())
                .bind("words", words)
                .bind("undescribed", shelf == Shelf.UNDESCRIBED)
                .bind("unused", shelf == Shelf.UNUSED)
                .bind("order", order.word())
                .bind("size", size)
                .bind("skipped", (page - 1L) * size)
                .list(Media.class);
    }

    long total(TenantTx tx) {
        return tx.query(
                        """
                        select count(*)
                          from media
                         where media_kind(type) = any(:kinds)
                           and strpos(plain(concat_ws(' ', name, alt, caption, credit)), plain(:words)) > 0
                           and (not cast(:undescribed as boolean) or alt = '')
                           and (not cast(:unused as boolean)
                                or id not in (select media_id from media_use where media_id is not null))
                        """)
                .bind("kinds", shelf.kinds())
                .bind("words", words)
                .bind("undescribed", shelf == Shelf.UNDESCRIBED)
                .bind("unused", shelf == Shelf.UNUSED)
                .one(Long.class);
    }
}
