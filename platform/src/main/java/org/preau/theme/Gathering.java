package org.preau.theme;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Which articles stand in a list or a feed.
 *
 * @param by what they have in common
 * @param keys sections, or names
 */
record Gathering(By by, Collection<?> keys) {

    /** What the articles of a list have in common; each has its two statements, as constants. */
    enum By {
        /** All of the site. */
        NOTHING("cast(:keys as text[]) is not null"),
        /** One of some sections. */
        SECTION("section_id = any(cast(:keys as uuid[]))"),
        /** A tag, in one of its spellings. */
        TAG("tags && :keys"),
        /** A name below them. */
        AUTHOR("author_name = any(:keys)");

        private final String cards;
        private final String whole;

        By(String condition) {
            cards =
                    """
                    select id, section_id, slug, title, lead,
                           case when lead = '' then left(body, 1200) else '' end as opening,
                           author_name, published_at, count(*) over () as total,
                           cover_sha256, cover_name, cover_width, cover_height
                      from visible_article
                     where kind = 'article'
                       and %s
                     order by published_at desc, id desc
                     limit :limit
                    offset :skip
                    """
                            .formatted(condition);
            whole =
                    """
                    select id, kind, section_id, slug, title, lead, body,
                           author_name, tags, published_at, updated_at,
                           cover_sha256, cover_name, cover_width, cover_height,
                           cover_alt, cover_caption, cover_credit,
                           '' as language, cast('{}' as text[]) as translations
                      from visible_article
                     where kind = 'article'
                       and %s
                     order by published_at desc, id desc
                     limit :limit
                    """
                            .formatted(condition);
        }

        String cards() {
            return cards;
        }

        String whole() {
            return whole;
        }
    }

    static Gathering all() {
        return new Gathering(By.NOTHING, List.of());
    }

    static Gathering in(Collection<UUID> sections) {
        return new Gathering(By.SECTION, sections);
    }
}
