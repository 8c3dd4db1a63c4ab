package org.preau.main;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.preau.operator.Inviter;
import org.preau.operator.OperatorFeature;
import org.preau.operator.ThemeShelf;
import org.preau.people.Invite;
import org.preau.portal.PortalFollower;
import org.preau.snapshot.Safeguard;
import org.preau.tenancy.Office;
import org.preau.tenancy.Right;
import org.preau.tenancy.Tenant;
import org.preau.text.Language;
import org.preau.theme.Theme;
import org.preau.theme.Themes;
import org.preau.web.Desk;
import org.preau.web.Route;

/** Puts together the operator's console, applications, announcements. */
final class OperatorWiring {

    private OperatorWiring() {}

    static List<Route> routes(House house) {
        OperatorFeature feature = feature(house);
        List<Route> routes = new ArrayList<>(feature.routes());
        routes.addAll(feature.api());
        return routes;
    }

    /** Once for a server, before its jobs start. */
    static void jobs(House house) {
        feature(house).register();
    }

    /** The feature's acts, for the command line too. */
    static OperatorFeature feature(House house) {
        return new OperatorFeature(
                new OperatorFeature.Ground(
                        house.clock(),
                        house.directory(),
                        house.database(),
                        house.jobs(),
                        house.post(),
                        house.store(),
                        house.vaults(),
                        house.secrets(),
                        house.origins(),
                        house.messages(),
                        house.pages(),
                        inviter(house),
                        new PortalFollower(house.jobs(), house.clock())::changed,
                        themes(ThemeWiring.themes()),
                        house.settings().text(Setting.DNS_SERVER),
                        (tenant, who) ->
                                house.safeguard()
                                        .before(
                                                house.tenancies().enter(tenant),
                                                Safeguard.Danger.DELETION,
                                                who),
                        List.of("tenants/")));
    }

    /** Invites by the people's own act, as the board of the association would. */
    private static Inviter inviter(House house) {
        Invite invite = PeopleWiring.invite(house);
        return (tenancy, actor, name, email) -> {
            Tenant tenant = house.directory().byId(tenancy.tenant()).orElseThrow();
            Set<Right> rights = Office.PRESIDENT.rights();
            Desk desk = new Desk(tenant, tenancy, rights, actor, null, false);
            String seed = tenancy.tenant() + " " + email;
            UUID id = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
            invite.run(desk, new Invite.Command(id, name, email, Office.PRESIDENT, null, null));
        };
    }

    private static ThemeShelf themes(Themes themes) {
        List<String> keys = new ArrayList<>();
        keys.add(Themes.FALLBACK);
        themes.all().stream()
                .map(Theme::key)
                .filter(key -> !key.equals(Themes.FALLBACK))
                .forEach(keys::add);
        return new ThemeShelf() {
            @Override
            public List<String> keys() {
                return List.copyOf(keys);
            }

            @Override
            public String name(String key, Language language) {
                return keys.contains(key) ? themes.named(key).name(language) : key;
            }
        };
    }
}
