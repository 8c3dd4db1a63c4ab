package org.preau.theme;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a site, as visitors see them.
 *
 * @param home what the home page shows, JSON
 * @param files how often files of the site were replaced
 * @param focal of the pictures that are not cut around their middle: mark, space, classes, each
 *     after a semicolon
 * @param menu the menus that the association made, JSON; empty while they follow sections and pages
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
        String menu,
        Instant createdAt,
        @Nullable Instant nextChange,
        @Nullable String logoSha256,
        @Nullable String logoName,
        @Nullable String logoType,
        @Nullable Integer logoWidth,
        @Nullable Integer logoHeight,
        int files,
        String focal) {

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
                "",
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                "");
    }

    /** The same with another home page. */
    SiteDetails with(String otherHome) {
        return new SiteDetails(
                tagline,
                about,
                address,
                phone,
                email,
                registration,
                director,
                otherHome,
                menu,
                createdAt,
                nextChange,
                logoSha256,
                logoName,
                logoType,
                logoWidth,
                logoHeight,
                files,
                focal);
    }

    Optional<Picture> logo() {
        if (logoSha256 == null || logoName == null) {
            return Optional.empty();
        }
        return Optional.of(new Picture(logoSha256, logoName, logoWidth, logoHeight, "", "", ""));
    }

    /** The classes that say which point of a picture is never cut away; empty for its middle. */
    String focus(String mark) {
        int at = focal.indexOf(";" + mark + " ");
        if (at < 0) {
            return "";
        }
        int start = at + mark.length() + 2;
        int end = focal.indexOf(';', start);
        return focal.substring(start, end < 0 ? focal.length() : end);
    }

    /** Until when pages made of these rows are true, if the revision stays. */
    Instant until() {
        return nextChange == null ? Instant.MAX : nextChange;
    }
}
