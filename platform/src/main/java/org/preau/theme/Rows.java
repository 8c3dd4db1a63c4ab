package org.preau.theme;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows that pages are made of, as the statements of {@link Published} give them. */
final class Rows {

    private Rows() {}

    /**
     * An article or a standing page, whole.
     *
     * @param dates what is to come, then what is over, as {@link ArticleDates} reads them; null
     *     where nobody asks
     * @param comments who may write below it: null as the site says
     * @param discussion what visitors see below it, as {@link Discussion} reads it; null where
     *     nobody asks
     */
    record Article(
            UUID id,
            String kind,
            @Nullable UUID sectionId,
            String slug,
            String title,
            String lead,
            String body,
            String authorName,
            List<String> tags,
            Instant publishedAt,
            Instant updatedAt,
            @Nullable String coverSha256,
            @Nullable String coverName,
            @Nullable Integer coverWidth,
            @Nullable Integer coverHeight,
            @Nullable String coverAlt,
            @Nullable String coverCaption,
            @Nullable String coverCredit,
            String language,
            List<String> translations,
            @Nullable List<String> dates,
            @Nullable String comments,
            @Nullable List<String> discussion) {

        boolean isPage() {
            return kind.equals("page");
        }

        Optional<Picture> cover() {
            return picture(
                    coverSha256,
                    coverName,
                    coverWidth,
                    coverHeight,
                    coverAlt,
                    coverCaption,
                    coverCredit);
        }
    }

    /**
     * An article in a list.
     *
     * @param opening the beginning of its text, Markdown, where it has no lead
     * @param total how many the whole list has
     */
    record Card(
            UUID id,
            @Nullable UUID sectionId,
            String slug,
            String title,
            String lead,
            String opening,
            String authorName,
            Instant publishedAt,
            long total,
            @Nullable String coverSha256,
            @Nullable String coverName,
            @Nullable Integer coverWidth,
            @Nullable Integer coverHeight) {

        Optional<Picture> cover() {
            return picture(coverSha256, coverName, coverWidth, coverHeight, "", "", "");
        }
    }

    /** What tells whether an article is akin to another one. */
    record Kin(UUID id, @Nullable UUID sectionId, List<String> tags) {}

    /**
     * A tag or an author.
     *
     * @param kind {@code tag} or {@code author}
     * @param articles how many carry it
     */
    record Label(String kind, String name, long articles) {}

    /** A place of the sitemap. */
    record Place(String slug, Instant updatedAt) {}

    /** A page that has translations, and its language. */
    record Tongued(UUID groupId, String language, String slug) {}

    private static Optional<Picture> picture(
            @Nullable String sha256,
            @Nullable String name,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable String alt,
            @Nullable String caption,
            @Nullable String credit) {
        if (sha256 == null || name == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Picture(sha256, name, width, height, text(alt), text(caption), text(credit)));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
