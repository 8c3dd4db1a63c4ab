package org.preau.main;

import java.util.List;
import org.preau.account.LettersToStrangers;
import org.preau.comments.CommentsFeature;
import org.preau.theme.SitePart;
import org.preau.web.Route;

/** Puts together what readers write below articles. */
final class CommentsWiring {

    private CommentsWiring() {}

    static List<Route> routes(House house) {
        return feature(house).routes();
    }

    /** Once for a server, before its jobs start. */
    static void jobs(House house) {
        feature(house).register();
    }

    static SitePart part(House house) {
        return feature(house).part();
    }

    private static CommentsFeature feature(House house) {
        LettersToStrangers letters = new LettersToStrangers(house.database(), house.secrets());
        return new CommentsFeature(
                new CommentsFeature.Ground(
                        house.clock(),
                        house.database(),
                        house.jobs(),
                        house.post(),
                        house.secrets(),
                        house.origins(),
                        house.directory(),
                        house.messages(),
                        house.pages(),
                        letters::mayGo));
    }
}
