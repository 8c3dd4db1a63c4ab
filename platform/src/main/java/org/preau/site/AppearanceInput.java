package org.preau.site;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An appearance as the API takes it: the whole of it, what is left out is empty.
 *
 * @param version of the site that was read; left out for whichever stands
 * @param logo a picture of this site
 * @param featured a published article
 */
public record AppearanceInput(
        @Nullable Integer version,
        @Nullable String theme,
        @Nullable String tagline,
        @Nullable UUID logo,
        @Nullable String homeTitle,
        @Nullable String homeLead,
        @Nullable UUID featured) {

    EditAppearance.Command command() {
        return new EditAppearance.Command(
                version == null ? 0 : version,
                ArticleInput.text(theme),
                ArticleInput.text(tagline),
                logo,
                new Home(ArticleInput.text(homeTitle), ArticleInput.text(homeLead), featured));
    }
}
