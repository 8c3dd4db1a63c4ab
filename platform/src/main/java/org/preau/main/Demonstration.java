package org.preau.main;

import java.util.ArrayList;
import java.util.List;
import org.preau.account.Accounts;
import org.preau.demo.MakeDemonstration;
import org.preau.operator.OpenAssociation;
import org.preau.portal.CopyEntry;
import org.preau.portal.PortalFeature;
import org.preau.tenancy.Tenant;

/** The fictional town that an empty data folder begins with. */
public final class Demonstration {

    private Demonstration() {}

    /**
     * Makes it on a platform that was empty, or goes on where a start was cut short.
     *
     * @return what to tell whoever started the server; nothing when there was nothing to do
     */
    public static List<String> make(House house, boolean empty) {
        CopyEntry copies = PortalFeature.copies(PortalWiring.ground(house));
        Accounts accounts = new Accounts(house.database(), house.origins());
        MakeDemonstration demonstration =
                new MakeDemonstration(
                        house.database(),
                        house.store(),
                        house.directory(),
                        house.tenancies(),
                        new OpenAssociation(house.database(), house.jobs()),
                        accounts,
                        copies::run,
                        SiteWiring.comeAndGo(house)::planned,
                        house.clock());
        if (empty) {
            demonstration.begin();
        }
        return demonstration.isUnfinished()
                ? told(house, demonstration.run(), accounts)
                : List.of();
    }

    private static List<String> told(House house, MakeDemonstration.Made made, Accounts accounts) {
        List<String> lines = new ArrayList<>();
        lines.add("A demonstration was made. Everything in it is invented.");
        lines.add("The portal: " + house.origins().portal() + "/");
        for (Tenant association : made.associations()) {
            lines.add(association.name() + ": " + house.origins().of(association) + "/");
        }
        lines.add(
                "Sign in as the operator, once, within 15 minutes: "
                        + accounts.signInLink(made.operator()));
        return List.copyOf(lines);
    }
}
