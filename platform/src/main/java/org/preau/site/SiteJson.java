package org.preau.site;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an association says of itself and how its site looks, as the API tells it.
 *
 * @param version to be sent back with a change of either
 * @param legalNoticeMissing fields without which nothing can be published
 */
public record SiteJson(
        int version,
        String name,
        String language,
        @Nullable Integer sector,
        String about,
        String address,
        String phone,
        String email,
        String registration,
        String director,
        String theme,
        String tagline,
        @Nullable UUID logo,
        String homeTitle,
        String homeLead,
        @Nullable UUID featured,
        List<String> legalNoticeMissing) {

    static SiteJson of(Site site) {
        Home home = Home.read(site.home());
        return new SiteJson(
                site.version(),
                site.name(),
                site.language(),
                site.sector(),
                site.about(),
                site.address(),
                site.phone(),
                site.email(),
                site.registration(),
                site.director(),
                site.theme(),
                site.tagline(),
                site.logoId(),
                home.title(),
                home.lead(),
                home.featured(),
                LegalNotice.missing(site));
    }
}
