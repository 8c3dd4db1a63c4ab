package org.preau.main;

import org.preau.account.Accounts;
import org.preau.operator.FoundPlatform;
import org.preau.operator.OperatorFeature;
import org.preau.people.MakeAppPassword;
import org.preau.people.MakeToken;
import org.preau.people.Places;

/**
 * The platform as a command works on it: opened beside a running server, or without one. What a
 * command commits is public on a running server at once, since PostgreSQL tells it.
 */
final class CommandPlatform implements AutoCloseable {

    private final Platform platform;
    private final House house;

    private CommandPlatform(Platform platform) {
        this.platform = platform;
        new FoundPlatform(platform.database()).run("Préau");
        platform.follow();
        this.house = Wiring.house(platform);
    }

    static CommandPlatform open(DataOptions data) {
        Platform platform = Platform.open(data.settings(PortFile.read(data.folder())), true);
        try {
            return new CommandPlatform(platform);
        } catch (RuntimeException | Error e) {
            platform.close();
            throw e;
        }
    }

    House house() {
        return house;
    }

    OperatorFeature operator() {
        return OperatorWiring.feature(house);
    }

    Accounts accounts() {
        return new Accounts(house.database(), house.origins());
    }

    /** The table at which an account sits, and the act that makes a token there. */
    Places places() {
        return PeopleWiring.places(house);
    }

    MakeAppPassword makeAppPassword() {
        return new MakeAppPassword(house.database(), house.clock());
    }

    MakeToken makeToken() {
        return new MakeToken(house.database(), house.clock());
    }

    @Override
    public void close() {
        platform.close();
    }
}
