package org.preau.account;

import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;

import java.util.List;
import org.preau.web.Route;

/** Who comes in how, and what one may change of one's own account. */
final class AccountRoutes {

    private AccountRoutes() {}

    static List<Route> of(
            SignInPages signIn, LinkPages links, CodePages codes, SessionPages sessions) {
        return List.of(
                Route.anyone(GET, "/connexion", signIn::show),
                Route.anyone(POST, "/connexion", signIn::enter),
                Route.anyone(POST, "/connexion/code", codes::enter),
                Route.anyone(POST, "/connexion/lien", links::ask),
                Route.anyone(GET, "/connexion/lien", links::show),
                Route.anyone(POST, "/connexion/lien/entrer", links::enter),
                Route.signedIn(POST, "/deconnexion", sessions::leave));
    }
}
