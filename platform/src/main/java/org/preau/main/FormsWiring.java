package org.preau.main;

import java.util.List;
import org.preau.account.LettersToStrangers;
import org.preau.forms.FormsFeature;
import org.preau.sql.TenantTx;
import org.preau.theme.SitePart;
import org.preau.web.Route;

/** Puts together forms, and what visitors answer. */
final class FormsWiring {

    private FormsWiring() {}

    static List<Route> routes(House house) {
        return feature(house).routes();
    }

    /** Once for a server, before its jobs start. */
    static void jobs(House house) {
        feature(house).register();
    }

    static void restored(House house, TenantTx tx) {
        feature(house).restored(tx);
    }

    static SitePart part(House house) {
        return feature(house).part();
    }

    private static FormsFeature feature(House house) {
        LettersToStrangers letters = new LettersToStrangers(house.database(), house.secrets());
        return new FormsFeature(
                new FormsFeature.Ground(
                        house.clock(),
                        house.database(),
                        house.jobs(),
                        house.post(),
                        house.store(),
                        house.secrets(),
                        house.origins(),
                        house.directory(),
                        house.messages(),
                        house.pages(),
                        letters::mayGo));
    }
}
