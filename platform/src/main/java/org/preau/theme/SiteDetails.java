package org.preau.theme;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a site, as visitors see them.
 *
 * @param home what the home page shows, JSON
 * @param nextChange when something comes or goes by itself, without a change of the revision
 */
record SiteDetails(
        String tagline,
        String about,
        String address,
        String phone,
        String email,
        String registration,
        String director,
        String home,
        Instant createdAt,
        @Nullable Instant nextChange,
        @Nullable String logoSha256,
        @Nullable String logoName,
        @Nullable String logoType,
        @Nullable Integer logoWidth,
        @Nullable Integer logoHeight) {

    /** What a site has that nobody has set up. */
    static SiteDetails none() {
        return new SiteDetails(
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "{}",
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    Optional<Picture> logo() {
        if (logoSha256 == null || logoName == null) {
            return Optional.empty();
        }
        return Optional.of(new Picture(logoSha256, logoName, logoWidth, logoHeight, "", "", ""));
    }

    /** Until when pages made of these rows are true, if the revision stays. */
    Instant until() {
        return nextChange == null ? Instant.MAX : nextChange;
    }
}
