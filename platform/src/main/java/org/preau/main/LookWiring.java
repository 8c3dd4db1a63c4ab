package org.preau.main;

import java.util.List;
import org.preau.look.LookRoutes;
import org.preau.look.Offers;
import org.preau.look.PublishLook;
import org.preau.theme.PublicSite;
import org.preau.theme.Theme;
import org.preau.web.Route;

/** Puts together the choosing of looks. */
final class LookWiring {

    private LookWiring() {}

    static List<Route> routes(House house) {
        PublicSite site = ThemeWiring.site(house);
        return LookRoutes.of(
                house.database(),
                house.pages(),
                house.messages(),
                offers(),
                site,
                publish(house),
                SiteWiring.acts(house).addMedia());
    }

    static PublishLook publish(House house) {
        return new PublishLook(house.database(), offers(), house.clock());
    }

    static Offers offers() {
        return new Offers(ThemeWiring.themes().all().stream().map(Theme::offer).toList());
    }
}
