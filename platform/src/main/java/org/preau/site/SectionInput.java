package org.preau.site;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A section as the API takes it: the whole of it, what is left out is empty.
 *
 * @param id of a new one, so that a request may be sent again; one is made otherwise
 * @param version of the one that is changed
 * @param parent left out at the top
 * @param prepared whether visitors are not to see it yet; left out, they see it
 */
public record SectionInput(
        @Nullable UUID id,
        @Nullable Integer version,
        @Nullable UUID parent,
        @Nullable String title,
        @Nullable String description,
        @Nullable String slug,
        @Nullable Boolean prepared) {

    SaveSection.Command command(UUID known, int edited) {
        return new SaveSection.Command(
                known,
                edited,
                parent,
                ArticleInput.text(title),
                ArticleInput.text(description),
                ArticleInput.text(slug),
                prepared != null && prepared);
    }
}
