package org.preau.main;

import java.util.List;
import java.util.Optional;
import org.preau.tenancy.Tenant;
import org.preau.web.Desk;
import org.preau.web.Doorkeeper;
import org.preau.web.Person;
import org.preau.web.Route;

/** Puts together sign-in, the account itself, offices and invitations. */
final class AccountWiring {

    private AccountWiring() {}

    static List<Route> routes(House house) {
        return List.of();
    }

    static Doorkeeper doorkeeper(House house) {
        return new Doorkeeper() {
            @Override
            public Optional<Person> bySession(String secret) {
                return Optional.empty();
            }

            @Override
            public Optional<Desk> desk(Person person, Tenant tenant, String remote) {
                return Optional.empty();
            }

            @Override
            public Optional<Desk> byToken(String token, Tenant tenant, String remote) {
                return Optional.empty();
            }
        };
    }
}
