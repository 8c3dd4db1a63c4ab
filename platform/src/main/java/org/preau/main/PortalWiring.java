package org.preau.main;

import java.util.List;
import org.preau.comments.WaitingComments;
import org.preau.forms.WaitingAnswers;
import org.preau.portal.PortalFeature;
import org.preau.portal.PortalFollower;
import org.preau.site.SiteDescribed;
import org.preau.site.WaitingTexts;
import org.preau.tenancy.Tenancy;
import org.preau.web.Route;
import org.preau.web.SitePages;
import org.preau.web.WaitingThings;

/** Puts together the portal's home, the directory, help, the workspace's home. */
final class PortalWiring {

    private PortalWiring() {}

    static List<Route> routes(House house) {
        PortalFollower follower = new PortalFollower(house.jobs(), house.clock());
        house.events().follow(SiteDescribed.class, (tx, event) -> follower.changed(tx));
        return PortalFeature.routes(ground(house));
    }

    /** Has the directory catch up with what changed while no server was there to follow. */
    static void catchUp(House house) {
        PortalFeature.comparison(ground(house)).run();
    }

    /** What the portal stands on. */
    static PortalFeature.Ground ground(House house) {
        SitePages pages = ThemeWiring.pages(house);
        return new PortalFeature.Ground(
                house.clock(),
                house.directory(),
                house.database(),
                house.jobs(),
                house.origins(),
                house.messages(),
                house.pages(),
                () -> portal(house),
                path -> pages.media(portal(house), house.directory().portal(), path),
                waiting());
    }

    /** What each feature has that waits for somebody, in this order. */
    private static List<WaitingThings> waiting() {
        return List.of(new WaitingTexts(), new WaitingComments(), new WaitingAnswers());
    }

    private static Tenancy portal(House house) {
        return house.tenancies().enter(house.directory().portal().id());
    }
}
