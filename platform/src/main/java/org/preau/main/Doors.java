package org.preau.main;

import java.util.Optional;
import java.util.function.Function;
import org.preau.people.Places;
import org.preau.tenancy.Tenant;
import org.preau.web.Desk;
import org.preau.web.Doorkeeper;
import org.preau.web.Person;

/** The gates' doorkeeper: sessions of the accounts, places of the people. */
record Doors(Function<String, Optional<Person>> sessions, Places places) implements Doorkeeper {

    @Override
    public Optional<Person> bySession(String secret) {
        return sessions.apply(secret);
    }

    @Override
    public Optional<Desk> desk(Person person, Tenant tenant, String remote) {
        return places.desk(person, tenant, remote);
    }

    @Override
    public Optional<Desk> byToken(String token, Tenant tenant, String remote) {
        return places.byToken(token, tenant, remote);
    }
}
