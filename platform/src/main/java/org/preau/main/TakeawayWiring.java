package org.preau.main;

import java.util.List;
import org.preau.account.Accounts;
import org.preau.files.FilesPart;
import org.preau.forms.FormsPart;
import org.preau.media.MediaPart;
import org.preau.people.PeoplePart;
import org.preau.snapshot.OpenPart;
import org.preau.takeaway.BringTakeaway;
import org.preau.takeaway.Cover;
import org.preau.takeaway.InvitePeople;
import org.preau.takeaway.PackTakeaway;
import org.preau.takeaway.TakeawayFeature;
import org.preau.web.Route;

/** Puts together the archives of everything. */
public final class TakeawayWiring {

    private TakeawayWiring() {}

    /** What each feature adds for people; mailing lists and events will stand here as well. */
    private static List<OpenPart> parts(House house) {
        return List.of(
                new FilesPart(),
                new MediaPart(),
                new PeoplePart(house.messages(), house.clock()),
                new FormsPart(house.messages()));
    }

    /** What writes an archive. */
    public static PackTakeaway pack(House house) {
        return new PackTakeaway(
                new PackTakeaway.Ground(
                        house.database(),
                        ArchiveWiring.chapters(),
                        ArchiveWiring.vaults(house),
                        ArchiveWiring.take(house),
                        ArchiveWiring.words(house),
                        ExchangeWiring.exportStatic(house),
                        parts(house),
                        new Cover(house.templates()),
                        house.clock(),
                        Wiring.uploads(house.settings())));
    }

    /** What makes the association of an archive. */
    public static BringTakeaway bring(House house) {
        Accounts accounts = new Accounts(house.database(), house.origins());
        return new BringTakeaway(
                new BringTakeaway.Ground(
                        house.database(),
                        ArchiveWiring.chapters(),
                        house.store(),
                        OperatorWiring.feature(house).placing(),
                        house.tenancies()::enter,
                        email -> accounts.byEmail(email).map(Accounts.Known::id),
                        new InvitePeople(
                                PeopleWiring.invite(house), house.directory(), house.clock()),
                        ArchiveWiring.afterwards(house),
                        ArchiveWiring.vaults(house),
                        Wiring.uploads(house.settings())));
    }

    private static TakeawayFeature feature(House house) {
        return new TakeawayFeature(
                new TakeawayFeature.Ground(
                        house.clock(),
                        house.directory(),
                        house.database(),
                        house.jobs(),
                        house.post(),
                        house.store(),
                        Wiring.uploads(house.settings()),
                        house.messages(),
                        house.origins(),
                        house.pages(),
                        pack(house),
                        bring(house),
                        AccountWiring.proven(house),
                        () -> house.tenancies().enter(house.directory().portal().id())));
    }

    static List<Route> routes(House house) {
        return feature(house).routes();
    }

    /** Once for a server, before its jobs start. */
    static void jobs(House house) {
        feature(house).jobs();
    }
}
