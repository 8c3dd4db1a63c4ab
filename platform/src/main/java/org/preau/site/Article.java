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
 * @param publishedAt when it was first published; kept when it is withdrawn; while it is scheduled,
 *     when it will be
 * @param scheduled whether it waits for {@code publishedAt}
 * @param expiresAt when it goes offline by itself, or did; null for never
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
        @Nullable Instant publishedAt,
        boolean scheduled,
        @Nullable Instant expiresAt) {

    public Optional<UUID> section() {
        return Optional.ofNullable(sectionId);
    }

    public Optional<UUID> cover() {
        return Optional.ofNullable(coverId);
    }

    /** Also while it waits for its day. */
    public boolean isPublished() {
        return state == ArticleState.PUBLISHED;
    }

    /** When it will be public by itself; empty when it does not wait. */
    public Optional<Instant> waitsFor() {
        return scheduled ? Optional.ofNullable(publishedAt) : Optional.empty();
    }

    /** When it goes offline by itself; empty when it stays, or is not public. */
    public Optional<Instant> leaves() {
        return isPublished() ? Optional.ofNullable(expiresAt) : Optional.empty();
    }

    /** When it went offline by itself; empty when somebody took it offline. */
    public Optional<Instant> left() {
        return state == ArticleState.WITHDRAWN ? Optional.ofNullable(expiresAt) : Optional.empty();
    }

    /** Whether visitors may have seen its address, or been told of it. */
    public boolean wasPublic() {
        return publishedAt != null;
    }

    /** The one of two names of an act in the audit log that fits its kind. */
    String act(String ofArticle, String ofPage) {
        return kind == ArticleKind.PAGE ? ofPage : ofArticle;
    }
}
