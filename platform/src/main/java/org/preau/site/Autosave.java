package org.preau.site;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody typed and has not saved.
 *
 * @param articleId may be of no text yet
 * @param version the one that was edited; 0 for a new text
 */
record Autosave(
        UUID articleId,
        ArticleKind kind,
        int version,
        String title,
        String lead,
        String body,
        Instant typedAt) {

    /** Whether it says anything else than {@code article}. */
    boolean differs(Article article) {
        return !title.strip().equals(article.title().strip())
                || !lead.strip().equals(article.lead().strip())
                || !body.strip().equals(article.body().strip());
    }

    /** Whether anything was typed at all. */
    boolean isBlank() {
        return title.isBlank() && lead.isBlank() && body.isBlank();
    }
}
