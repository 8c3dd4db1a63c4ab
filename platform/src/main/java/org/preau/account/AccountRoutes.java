package org.preau.account;

import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;

import java.util.List;
import org.preau.web.Route;

/** Who comes in how, and what one may change of one's own account. */
final class AccountRoutes {

    private static final String EMAIL = "/compte/courriel";
    private static final String PASSWORD = "/compte/mot-de-passe";
    private static final String CODE = "/compte/deux-etapes";
    private static final String KEYS = "/compte/cles";
    private static final String CLOSE = "/compte/effacer";
    private static final String DATA = "/compte/donnees";

    /** The pages that answer. */
    record Parts(
            SignInPages signIn,
            LinkPages links,
            CodePages codes,
            PasskeyPages keys,
            SessionPages sessions,
            ProfilePages profile,
            ProofPages proofs,
            PasswordPages password,
            EmailPages email,
            TotpPages totp,
            ClosePages close,
            DataPages data,
            Proof proof) {}

    private AccountRoutes() {}

    static List<Route> of(Parts to) {
        Proof proof = to.proof();
        return List.of(
                Route.anyone(GET, "/connexion", to.signIn()::show),
                Route.anyone(POST, "/connexion", to.signIn()::enter),
                Route.anyone(POST, "/connexion/code", to.codes()::enter),
                Route.anyone(POST, "/connexion/lien", to.links()::ask),
                Route.anyone(GET, "/connexion/lien", to.links()::show),
                Route.anyone(POST, "/connexion/lien/entrer", to.links()::enter),
                Route.anyone(POST, "/connexion/cle/options", to.keys()::request),
                Route.anyone(POST, "/connexion/cle", to.keys()::signIn),
                Route.signedIn(POST, "/deconnexion", to.sessions()::leave),
                Route.signedIn(GET, "/compte", to.profile()::show),
                Route.signedIn(POST, "/compte", to.profile()::change),
                Route.signedIn(GET, "/compte/preuve", to.proofs()::show),
                Route.signedIn(POST, "/compte/preuve", to.proofs()::prove),
                Route.signedIn(POST, "/compte/preuve/lien", to.proofs()::mail),
                Route.signedIn(GET, "/compte/appareils", to.sessions()::show),
                Route.signedIn(POST, "/compte/appareils/fermer", to.sessions()::endOthers),
                Route.signedIn(POST, "/compte/appareils/{session}/fermer", to.sessions()::end),
                Route.signedIn(GET, EMAIL, proof.before(EMAIL, to.email()::show)),
                Route.signedIn(POST, EMAIL, proof.before(EMAIL, to.email()::ask)),
                Route.anyone(GET, EMAIL + "/preuve", to.email()::link),
                Route.anyone(POST, EMAIL + "/preuve", to.email()::prove),
                Route.signedIn(GET, DATA, proof.before(DATA, to.data()::show)),
                Route.signedIn(POST, DATA, proof.before(DATA, to.data()::fetch)),
                Route.signedIn(GET, CLOSE, proof.before(CLOSE, to.close()::show)),
                Route.signedIn(POST, CLOSE, proof.before(CLOSE, to.close()::close)),
                Route.signedIn(GET, PASSWORD, proof.before(PASSWORD, to.password()::show)),
                Route.signedIn(POST, PASSWORD, proof.before(PASSWORD, to.password()::change)),
                Route.signedIn(POST, PASSWORD + "/force", to.password()::measure),
                Route.signedIn(GET, CODE, proof.before(CODE, to.totp()::show)),
                Route.signedIn(POST, CODE, proof.before(CODE, to.totp()::confirm)),
                Route.signedIn(POST, CODE + "/commencer", proof.before(CODE, to.totp()::begin)),
                Route.signedIn(POST, CODE + "/codes", proof.before(CODE, to.totp()::renew)),
                Route.signedIn(POST, CODE + "/arreter", proof.before(CODE, to.totp()::end)),
                Route.signedIn(GET, KEYS, proof.before(KEYS, to.keys()::show)),
                Route.signedIn(POST, KEYS, proof.before(KEYS, to.keys()::add)),
                Route.signedIn(POST, KEYS + "/options", proof.before(KEYS, to.keys()::creation)),
                Route.signedIn(POST, KEYS + "/{cle}/oter", proof.before(KEYS, to.keys()::remove)));
    }
}
