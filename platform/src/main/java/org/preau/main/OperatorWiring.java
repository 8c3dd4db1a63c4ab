package org.preau.main;

import java.util.List;
import org.preau.operator.Inviter;
import org.preau.operator.OperatorFeature;
import org.preau.portal.PortalFollower;
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
                        inviter(house),
                        new PortalFollower(house.jobs(), house.clock())::changed,
                        List.of("page-blanche", "placette"),
                        house.settings().text(Setting.DNS_SERVER),
                        List.of("tenants/")));
    }

    private static Inviter inviter(House house) {
        return (tenancy, actor, name, email) -> {
            throw new IllegalStateException("invitations are not there yet");
        };
    }
}
