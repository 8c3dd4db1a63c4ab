package org.preau.main;

import java.util.List;
import org.preau.operator.OperatorFeature;
import org.preau.web.Route;

/** Puts together the operator's console, applications, announcements. */
final class OperatorWiring {

    private OperatorWiring() {}

    static List<Route> routes(House house) {
        OperatorFeature feature = feature(house);
        feature.register();
        return feature.routes();
    }

    static OperatorFeature feature(House house) {
        return new OperatorFeature(
                new OperatorFeature.Ground(
                        house.clock(),
                        house.directory(),
                        house.database(),
                        house.jobs(),
                        house.post(),
                        house.store(),
                        house.secrets(),
                        house.origins(),
                        house.messages(),
                        house.pages(),
                        PeopleWiring.inviter(house),
                        List.of("page-blanche", "placette"),
                        house.settings().text(Setting.DNS_SERVER),
                        List.of("tenants/", "media/")));
    }
}
