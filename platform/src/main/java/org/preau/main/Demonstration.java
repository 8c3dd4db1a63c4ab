package org.preau.main;

import java.util.ArrayList;
import java.util.List;
import org.preau.demo.MakeDemonstration;
import org.preau.portal.CopyEntry;
import org.preau.portal.PortalFeature;
import org.preau.tenancy.Tenant;

/** The fictional town that an empty data folder begins with. */
final class Demonstration {

    private Demonstration() {}

    /**
     * Makes it on a platform that was empty, or goes on where a start was cut short.
     *
     * @return what to tell whoever started the server; nothing when there was nothing to do
     */
    static List<String> make(House house, boolean empty) {
        CopyEntry copies = PortalFeature.copies(PortalWiring.ground(house));
        MakeDemonstration demonstration =
                new MakeDemonstration(
                        house.database(),
                        house.store(),
                        house.directory(),
                        house.tenancies(),
                        copies::run,
                        house.clock());
        if (empty) {
            demonstration.begin();
        }
        return demonstration.isUnfinished() ? told(house, demonstration.run()) : List.of();
    }

    private static List<String> told(House house, MakeDemonstration.Made made) {
        List<String> lines = new ArrayList<>();
        lines.add("A demonstration was made. Everything in it is invented.");
        lines.add("The portal: " + house.origins().portal() + "/");
        for (Tenant association : made.associations()) {
            lines.add(association.name() + ": " + house.origins().of(association) + "/");
        }
        return List.copyOf(lines);
    }
}
