package org.preau.operator;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.EmailAddress;
import org.preau.base.Slug;

/**
 * What it takes to open an association.
 *
 * @param sector 1 to 6, null when it belongs to none
 * @param theme the key of a theme
 * @param language the site's: {@code fr} or {@code en}
 * @param responsible who is invited as its president; null to invite nobody yet
 * @param responsibleName how the invitation greets; empty with no responsible
 * @param blueprint the model of a site that it begins with; null for the plain one
 * @param quotaBytes null for the platform's usual one
 */
public record NewAssociation(
        Slug slug,
        String name,
        @Nullable Integer sector,
        String theme,
        String language,
        @Nullable EmailAddress responsible,
        String responsibleName,
        @Nullable Long quotaBytes,
        @Nullable UUID blueprint) {

    /** An association of that name with nothing special about it. */
    public static NewAssociation named(Slug slug, String name) {
        return new NewAssociation(slug, name, null, "page-blanche", "fr", null, "", null, null);
    }
}
