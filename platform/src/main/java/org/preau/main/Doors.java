package org.preau.main;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.preau.people.AppPasswordDoor;
import org.preau.people.Places;
import org.preau.tenancy.Tenant;
import org.preau.web.AppUse;
import org.preau.web.Basic;
import org.preau.web.Desk;
import org.preau.web.Doorkeeper;
import org.preau.web.Person;

/** The gates' doorkeeper: sessions of the accounts, places of the people. */
record Doors(Function<String, Optional<Person>> sessions, Places places, AppPasswordDoor passwords)
        implements Doorkeeper {

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

    @Override
    public Shown byAppPassword(Basic shown, AppUse use, @Nullable Tenant tenant, String remote) {
        return passwords.open(shown, use, tenant, remote);
    }
}
