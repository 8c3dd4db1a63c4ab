package org.preau.main;

import java.util.List;
import org.preau.files.FilesFeature;
import org.preau.web.Route;

/** Puts together the file space of associations. */
final class FilesWiring {

    private FilesWiring() {}

    static List<Route> routes(House house) {
        return FilesFeature.routes(ground(house));
    }

    /** Once for a server, before its jobs start. */
    static void jobs(House house) {
        FilesFeature.jobs(ground(house));
    }

    private static FilesFeature.Ground ground(House house) {
        return new FilesFeature.Ground(
                house.clock(),
                house.database(),
                house.jobs(),
                house.store(),
                house.directory(),
                house.tenancies()::enter,
                house.secrets(),
                house.origins(),
                house.pages(),
                house.messages());
    }
}
