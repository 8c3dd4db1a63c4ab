package org.preau.main;

import java.util.List;
import java.util.Optional;
import org.preau.account.Accounts;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.people.AppPasswordDoor;
import org.preau.people.InvitationLetter;
import org.preau.people.Invite;
import org.preau.people.Newcomers;
import org.preau.people.PeopleFeature;
import org.preau.people.Places;
import org.preau.text.Language;
import org.preau.web.Route;

/** Puts together offices, mandates, invitations, tokens and the audit log of an association. */
final class PeopleWiring {

    private PeopleWiring() {}

    static List<Route> routes(House house) {
        return PeopleFeature.routes(
                new PeopleFeature.Ground(
                        house.clock(),
                        house.directory(),
                        house.tenancies(),
                        house.database(),
                        house.post(),
                        house.origins(),
                        house.messages(),
                        house.pages(),
                        newcomers(house)));
    }

    /** Once for a server, before its jobs start. */
    static void jobs(House house) {
        PeopleFeature.jobs(house.jobs(), house.database(), house.clock());
    }

    /** Offers an office to somebody. */
    static Invite invite(House house) {
        return new Invite(
                house.database(),
                new InvitationLetter(house.post(), house.messages(), house.origins()),
                house.clock());
    }

    /** Gives people and tokens their place in an association. */
    static Places places(House house) {
        return new Places(house.database(), house.tenancies(), house.clock());
    }

    /** Lets programs in by their members' passwords. */
    static AppPasswordDoor passwords(House house) {
        return new AppPasswordDoor(house.database(), house.tenancies(), house.clock());
    }

    private static Newcomers newcomers(House house) {
        Accounts accounts = new Accounts(house.database(), house.origins());
        return new Newcomers() {
            @Override
            public Optional<AccountId> find(EmailAddress email) {
                return accounts.byEmail(email).map(Accounts.Known::id);
            }

            @Override
            public AccountId findOrMake(String name, EmailAddress email, Language language) {
                return accounts.create(name, email, language).id();
            }

            @Override
            public String wayIn(AccountId account) {
                return accounts.signInLink(account).substring(house.origins().portal().length());
            }
        };
    }
}
