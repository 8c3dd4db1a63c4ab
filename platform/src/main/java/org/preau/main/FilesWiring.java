package org.preau.main;

import java.util.List;
import org.preau.files.FilesFeature;
import org.preau.web.Route;

/** Puts together the file space of associations. */
final class FilesWiring {

    private FilesWiring() {}

    static List<Route> routes(House house) {
        return FilesFeature.routes(
                new FilesFeature.Ground(
                        house.database(), house.store(), house.pages(), house.messages()));
    }
}
