package org.preau.people;

import java.util.UUID;
import org.preau.base.AccountId;
import org.preau.tenancy.Office;
import org.preau.web.Desk;

/** Where the pages of people, tokens and the audit log lie in a workspace. */
final class Paths {

    private Paths() {}

    static String home(Desk desk) {
        return "/espace/" + desk.tenant().slug();
    }

    static String people(Desk desk) {
        return home(desk) + "/personnes";
    }

    static String invite(Desk desk) {
        return people(desk) + "/inviter";
    }

    static String invitation(Desk desk, UUID id) {
        return people(desk) + "/invitations/" + id;
    }

    static String office(Desk desk, AccountId account, Office office) {
        return people(desk) + "/" + account + "/" + Named.name(office);
    }

    static String tokens(Desk desk) {
        return home(desk) + "/jetons";
    }

    static String token(Desk desk, UUID id) {
        return tokens(desk) + "/" + id;
    }

    static String appPasswords(Desk desk) {
        return home(desk) + "/mots-de-passe";
    }

    static String audit(Desk desk) {
        return home(desk) + "/journal";
    }
}
