package org.preau.site;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.media.Media;

/**
 * An article or a page as it stands.
 *
 * @param sectionId always null on a page
 * @param slug its current address on the site
 * @param body Markdown
 * @param stateNote the word that came with being declined; empty otherwise
 * @param authorId the account that wrote it first; null when none did (a token, the platform)
 * @param coverId its picture; what the picture shows is said in {@link Media#alt}
 * @param position the order of pages; 0 on articles
 * @param version counts the saved texts, from 1
 * @param publishedAt when it was first published; kept when it is withdrawn
 */
public record Article(
        UUID id,
        ArticleKind kind,
        @Nullable UUID sectionId,
        String slug,
        String title,
        String lead,
        String body,
        ArticleState state,
        String stateNote,
        @Nullable UUID authorId,
        String authorName,
        @Nullable UUID coverId,
        String coverCaption,
        List<String> tags,
        int position,
        int version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant proposedAt,
        @Nullable Instant publishedAt) {

    public Optional<UUID> section() {
        return Optional.ofNullable(sectionId);
    }

    public Optional<UUID> cover() {
        return Optional.ofNullable(coverId);
    }

    public boolean isPublished() {
        return state == ArticleState.PUBLISHED;
    }

    /** Whether visitors may have seen its address. */
    public boolean wasPublic() {
        return publishedAt != null;
    }

    /** The one of two names of an act in the audit log that fits its kind. */
    String act(String ofArticle, String ofPage) {
        return kind == ArticleKind.PAGE ? ofPage : ofArticle;
    }
}
