package org.preau.main;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.preau.account.AccountFeature;
import org.preau.account.Sessions;
import org.preau.archive.CloseAccount;
import org.preau.archive.GatherOwnData;
import org.preau.takeaway.Proven;
import org.preau.web.Person;
import org.preau.web.Route;

/** Puts together sign-in and the account itself. */
final class AccountWiring {

    private AccountWiring() {}

    static List<Route> routes(House house) {
        return AccountFeature.routes(
                new AccountFeature.Ground(
                        house.clock(),
                        house.directory(),
                        house.database(),
                        house.jobs(),
                        house.post(),
                        house.secrets(),
                        house.origins(),
                        house.messages(),
                        house.pages(),
                        () -> house.tenancies().enter(house.directory().portal().id()),
                        new CloseAccount(
                                house.database(), house.jobs(), house.directory(), house.clock()),
                        new GatherOwnData(
                                house.database(),
                                ArchiveWiring.chapters(),
                                house.messages(),
                                house.clock()),
                        Wiring.uploads(house.settings())));
    }

    /** Whether whoever carries a session has proven who they are within a quarter of an hour. */
    static Proven proven(House house) {
        return new Sessions(house.database())::isProven;
    }

    /** Who carries a session secret. */
    static Function<String, Optional<Person>> sessions(House house) {
        return new Sessions(house.database())::bySecret;
    }
}
