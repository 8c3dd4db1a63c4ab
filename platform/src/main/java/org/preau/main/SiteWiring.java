package org.preau.main;

import java.util.List;
import java.util.Map;
import org.preau.checks.CheckText;
import org.preau.checks.ChecksRoutes;
import org.preau.site.ArticleTimed;
import org.preau.site.ComeAndGo;
import org.preau.site.SiteActs;
import org.preau.site.SiteLetters;
import org.preau.site.SiteRoutes;
import org.preau.site.ThemeChoice;
import org.preau.text.Language;
import org.preau.theme.Theme;
import org.preau.web.Route;

/** Puts together the workspace's articles, pages, sections, appearance and settings. */
final class SiteWiring {

    private SiteWiring() {}

    static List<Route> routes(House house) {
        return SiteRoutes.of(
                house.database(), house.pages(), house.messages(), house.origins(), acts(house));
    }

    /** Has what is planned come to pass; for whatever acts on sites, the command line too. */
    static void follow(House house) {
        ComeAndGo comeAndGo = comeAndGo(house);
        house.events().follow(ArticleTimed.class, comeAndGo::planned);
    }

    /** Once for a server, before its jobs start. */
    static void jobs(House house) {
        house.jobs().register(ComeAndGo.KIND, comeAndGo(house)::run);
    }

    static ComeAndGo comeAndGo(House house) {
        return new ComeAndGo(house.database(), house.events(), house.jobs(), house.clock());
    }

    /** The reading of texts before others read them. */
    static List<Route> checks(House house) {
        return ChecksRoutes.of(
                house.database(), house.pages(), house.messages(), new CheckText(house.origins()));
    }

    /** What can be done to a site, for other features and the demonstration too. */
    static SiteActs acts(House house) {
        return SiteActs.of(
                house.database(),
                house.clock(),
                house.store(),
                house.events(),
                house.safeguard(),
                new SiteLetters(house.post(), house.messages(), house.origins()),
                ThemeWiring.themes().all().stream().map(SiteWiring::choice).toList());
    }

    private static ThemeChoice choice(Theme theme) {
        return new ThemeChoice(
                theme.key(),
                Map.of(
                        Language.FR, theme.name(Language.FR),
                        Language.EN, theme.name(Language.EN)),
                Map.of(
                        Language.FR, theme.description(Language.FR),
                        Language.EN, theme.description(Language.EN)),
                theme.preview());
    }
}
