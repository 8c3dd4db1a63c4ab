package org.preau.people;

import org.preau.tenancy.Office;
import org.preau.web.Desk;

/**
 * Nobody gives or takes more than they have: otherwise a token that may invite could invite itself
 * to everything.
 */
final class Reach {

    private Reach() {}

    static boolean covers(Desk desk, Office office) {
        return desk.rights().containsAll(office.rights());
    }
}
