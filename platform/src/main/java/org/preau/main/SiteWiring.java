package org.preau.main;

import java.util.List;
import org.preau.web.Route;

/** Puts together the workspace's articles, pages, sections, appearance and settings. */
final class SiteWiring {

    private SiteWiring() {}

    static List<Route> routes(House house) {
        return List.of();
    }
}
