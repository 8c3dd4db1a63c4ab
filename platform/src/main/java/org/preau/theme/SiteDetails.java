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
 * @param look what was chosen of the theme, JSON
 * @param comments who may write below articles: {@code none}, {@code moderated} or {@code open}
 * @param commentsDays for how many days after an article; 0 for ever
 * @param nextChange when something comes or goes by itself, without a change of the revision
 * @param dated whether any of its texts has dates
 * @param agenda where the agenda stands
 * @param overridden whether the association has templates of its own
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
        String look,
        String comments,
        int commentsDays,
        Instant createdAt,
        @Nullable Instant nextChange,
        @Nullable String logoSha256,
        @Nullable String logoName,
        @Nullable String logoType,
        @Nullable Integer logoWidth,
        @Nullable Integer logoHeight,
        @Nullable String bannerSha256,
        @Nullable String bannerName,
        @Nullable Integer bannerWidth,
        @Nullable Integer bannerHeight,
        boolean overridden,
        boolean translated,
        boolean dated,
        String agenda,
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
                "{}",
                "none",
                0,
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                false,
                AgendaPlace.AGENDA,
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
                look,
                comments,
                commentsDays,
                createdAt,
                nextChange,
                logoSha256,
                logoName,
                logoType,
                logoWidth,
                logoHeight,
                bannerSha256,
                bannerName,
                bannerWidth,
                bannerHeight,
                overridden,
                translated,
                dated,
                agenda,
                files,
                focal);
    }

    Optional<Picture> logo() {
        if (logoSha256 == null || logoName == null) {
            return Optional.empty();
        }
        return Optional.of(new Picture(logoSha256, logoName, logoWidth, logoHeight, "", "", ""));
    }

    /** The picture of the header, for the forms of it that have one. */
    Optional<Picture> banner() {
        if (bannerSha256 == null || bannerName == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Picture(bannerSha256, bannerName, bannerWidth, bannerHeight, "", "", ""));
    }

    /** The same with other pictures, to try them on. */
    SiteDetails with(@Nullable Picture logo, @Nullable Picture banner) {
        return new SiteDetails(
                tagline,
                about,
                address,
                phone,
                email,
                registration,
                director,
                home,
                menu,
                look,
                comments,
                commentsDays,
                createdAt,
                nextChange,
                logo == null ? null : logo.sha256(),
                logo == null ? null : logo.name(),
                null,
                logo == null ? null : logo.width(),
                logo == null ? null : logo.height(),
                banner == null ? null : banner.sha256(),
                banner == null ? null : banner.name(),
                banner == null ? null : banner.width(),
                banner == null ? null : banner.height(),
                overridden,
                translated,
                dated,
                agenda,
                files,
                focal);
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
