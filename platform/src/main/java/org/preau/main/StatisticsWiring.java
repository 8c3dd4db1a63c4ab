package org.preau.main;

import java.util.List;
import org.preau.statistics.CountVisits;
import org.preau.statistics.FoldVisits;
import org.preau.statistics.KeepVisits;
import org.preau.statistics.StatisticsRoutes;
import org.preau.web.Route;
import org.preau.web.Visits;

/** Puts together the counting of visits and the page that shows them. */
final class StatisticsWiring {

    private StatisticsWiring() {}

    static List<Route> routes(House house) {
        return StatisticsRoutes.of(
                house.database(), house.pages(), house.messages(), house.origins(), house.clock());
    }

    /** Once for a server, before its jobs start. */
    static void jobs(House house) {
        house.jobs()
                .every(
                        FoldVisits.NAME,
                        FoldVisits.PAUSE,
                        new FoldVisits(house.database(), house.clock()));
    }

    /**
     * What counts the visits of this server. The platform keeps it before the server, so that it is
     * closed after the last request, and before the database.
     */
    static Visits visits(Platform platform, House house) {
        if (!house.settings().yes(Setting.VISITS)) {
            return Visits.NONE;
        }
        CountVisits counting = new CountVisits();
        platform.keep(new KeepVisits(counting, house.database(), house.clock())).start();
        return counting;
    }
}
