package org.preau.site;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An article or a page as the API takes it: the whole of it, what is left out is empty.
 *
 * @param id of a new one, so that a request may be sent again; one is made otherwise
 * @param version of the one that is changed
 */
public record ArticleInput(
        @Nullable UUID id,
        @Nullable Integer version,
        @Nullable String title,
        @Nullable String lead,
        @Nullable String body,
        @Nullable UUID section,
        @Nullable String slug,
        @Nullable List<String> tags,
        @Nullable UUID cover,
        @Nullable String coverAlt,
        @Nullable String coverCaption) {

    Writing writing() {
        return new Writing(
                text(title),
                text(lead),
                text(body),
                section,
                text(slug),
                tags == null ? List.of() : tags,
                cover,
                text(coverAlt),
                text(coverCaption));
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
