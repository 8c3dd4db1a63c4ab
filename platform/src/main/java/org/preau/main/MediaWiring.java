package org.preau.main;

import java.util.List;
import org.preau.media.MediaActs;
import org.preau.media.MediaRoom;
import org.preau.media.MediaRoutes;
import org.preau.web.Route;

/** Puts together the library of pictures, recordings and documents. */
final class MediaWiring {

    private MediaWiring() {}

    static List<Route> routes(House house) {
        return MediaRoutes.of(
                new MediaRoom(
                        house.database(),
                        house.pages(),
                        house.messages(),
                        house.origins(),
                        MediaActs.of(house.database(), house.clock(), house.store())));
    }
}
