package org.preau.site;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An article or a page as the API tells it.
 *
 * @param body Markdown; not told in lists
 * @param slug its address on the site, without the slash
 * @param scheduled whether it is public only from {@code publishedAt} on
 * @param expiresAt when it goes offline by itself, or did; absent for never
 * @param version to be sent back with a change
 */
public record ArticleJson(
        UUID id,
        ArticleKind kind,
        ArticleState state,
        @Nullable String stateNote,
        String title,
        @Nullable String lead,
        @Nullable String body,
        @Nullable UUID section,
        @Nullable String slug,
        @Nullable List<String> tags,
        @Nullable UUID cover,
        @Nullable String coverAlt,
        @Nullable String coverCaption,
        String author,
        int version,
        @Nullable Instant createdAt,
        Instant updatedAt,
        @Nullable Instant proposedAt,
        @Nullable Instant publishedAt,
        boolean scheduled,
        @Nullable Instant expiresAt) {

    static ArticleJson of(Article it, @Nullable String alt) {
        return new ArticleJson(
                it.id(),
                it.kind(),
                it.state(),
                it.stateNote(),
                it.title(),
                it.lead(),
                it.body(),
                it.sectionId(),
                it.slug(),
                it.tags(),
                it.coverId(),
                alt,
                it.coverCaption(),
                it.authorName(),
                it.version(),
                it.createdAt(),
                it.updatedAt(),
                it.proposedAt(),
                it.publishedAt(),
                it.scheduled(),
                it.expiresAt());
    }

    static ArticleJson of(ArticleKind kind, ArticleQuery.Row row) {
        return new ArticleJson(
                row.id(),
                kind,
                row.state(),
                null,
                row.title(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                row.authorName(),
                row.version(),
                null,
                row.updatedAt(),
                null,
                row.publishedAt(),
                row.scheduled(),
                row.expiresAt());
    }
}
