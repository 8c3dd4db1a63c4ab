package org.preau.main;

import java.nio.file.Path;
import java.util.List;
import org.preau.media.MediaActs;
import org.preau.media.MediaRoom;
import org.preau.media.MediaRoutes;
import org.preau.media.MediaShelf;
import org.preau.media.ReadDocument;
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
                        acts(house)));
    }

    /** What can be done to the files of a site, for whatever takes some in. */
    static MediaActs acts(House house) {
        return MediaActs.of(
                house.database(),
                house.clock(),
                house.store(),
                (tx, media) -> ReadDocument.schedule(tx, house.jobs(), house.clock(), media));
    }

    /** Once for a server, before its jobs start. */
    static void jobs(House house, Path folder) {
        ReadDocument reading =
                new ReadDocument(house.database(), new MediaShelf(house.store()), folder);
        house.jobs().register(ReadDocument.KIND, reading::run);
    }
}
