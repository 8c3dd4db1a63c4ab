package org.preau.main;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.preau.web.Person;
import org.preau.web.Route;

/** Puts together sign-in and the account itself. */
final class AccountWiring {

    private AccountWiring() {}

    static List<Route> routes(House house) {
        return List.of();
    }

    /** Who carries a session secret. */
    static Function<String, Optional<Person>> sessions(House house) {
        return secret -> Optional.empty();
    }
}
