package org.preau.site;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.media.Media;
import org.preau.web.Exchange;

/**
 * The form of an article or a page exactly as it was typed, so that it can be shown again whatever
 * is wrong with it.
 *
 * @param version the one that was edited; 0 for a new text
 * @param section the identifier as sent; empty for none
 * @param cover the identifier as sent; empty for none
 */
record Typed(
        UUID id,
        int version,
        String title,
        String lead,
        String body,
        String section,
        String slug,
        String tags,
        String cover,
        String coverAlt,
        String coverCaption) {

    /** Stands for what no site has, so that nonsense is answered like what is absent. */
    private static final UUID NOBODY = new UUID(0, 0);

    static Typed blank(UUID id, String section) {
        return new Typed(id, 0, "", "", "", section, "", "", "", "", "");
    }

    static Typed of(Article article, Optional<Media> cover) {
        return new Typed(
                article.id(),
                article.version(),
                article.title(),
                article.lead(),
                article.body(),
                article.section().map(UUID::toString).orElse(""),
                article.slug(),
                String.join(", ", article.tags()),
                article.cover().map(UUID::toString).orElse(""),
                cover.map(Media::alt).orElse(""),
                article.coverCaption());
    }

    static Typed of(Exchange exchange, UUID id) {
        return new Typed(
                id,
                Math.max(0, Room.number(exchange.form("version"), 0)),
                exchange.form("title"),
                exchange.form("lead"),
                exchange.form("body"),
                exchange.form("section"),
                exchange.form("slug"),
                exchange.form("tags"),
                exchange.formHas("dropCover") ? "" : exchange.form("cover"),
                exchange.form("coverAlt"),
                exchange.form("coverCaption"));
    }

    Typed withCover(UUID picture) {
        return new Typed(
                id,
                version,
                title,
                lead,
                body,
                section,
                slug,
                tags,
                picture.toString(),
                coverAlt,
                coverCaption);
    }

    boolean isSameAs(Autosave kept) {
        return title.strip().equals(kept.title().strip())
                && lead.strip().equals(kept.lead().strip())
                && body.strip().equals(kept.body().strip());
    }

    /** The words that were being typed, in place of these. */
    Typed resuming(Autosave kept) {
        return new Typed(
                id,
                kept.version(),
                kept.title(),
                kept.lead(),
                kept.body(),
                section,
                slug,
                tags,
                cover,
                coverAlt,
                coverCaption);
    }

    Typed at(int other) {
        return new Typed(
                id, other, title, lead, body, section, slug, tags, cover, coverAlt, coverCaption);
    }

    Writing writing() {
        return new Writing(
                title,
                lead,
                body,
                section.isEmpty() ? null : Room.id(section).orElse(NOBODY),
                slug,
                List.of(tags.split(",", -1)),
                cover.isEmpty() ? null : Room.id(cover).orElse(NOBODY),
                cover.isEmpty() ? "" : coverAlt,
                cover.isEmpty() ? "" : coverCaption);
    }
}
