package org.preau.portal;

import static org.preau.web.Method.GET;
import static org.preau.web.Route.anyone;
import static org.preau.web.Route.api;
import static org.preau.web.Route.holding;
import static org.preau.web.Route.signedIn;

import java.util.List;
import java.util.function.Function;
import org.preau.tenancy.Right;
import org.preau.web.ApiDoc;
import org.preau.web.Reply;
import org.preau.web.Route;

/** What the portal answers to. */
final class PortalRoutes {

    private PortalRoutes() {}

    static List<Route> of(
            HomePage home,
            DirectoryPage directory,
            NewsPages news,
            RulePages rules,
            HelpPages help,
            CrawlerFiles files,
            MyAssociations mine,
            DeskHome desk,
            WaitingApi waiting,
            Function<String, Reply> media) {
        return List.of(
                anyone(GET, "/", home::show),
                anyone(GET, "/associations", directory::show),
                anyone(GET, "/actualites", news::list),
                anyone(GET, "/actualites/{slug}", news::article),
                anyone(GET, "/pages/{slug}", news::page),
                anyone(GET, "/media/{key}/{name}", exchange -> media.apply(exchange.path())),
                anyone(GET, "/mentions-legales", rules::legal),
                anyone(GET, "/accessibilite", rules::accessibility),
                anyone(GET, "/confidentialite", rules::privacy),
                anyone(GET, "/aide", help::contents),
                anyone(GET, "/aide/{page}", help::page),
                anyone(GET, "/robots.txt", files::robots),
                anyone(GET, "/sitemap.xml", files::sitemap),
                anyone(GET, "/favicon.ico", files::icon),
                signedIn(GET, "/espace", mine::show),
                holding(Right.READ, GET, "/espace/{association}", desk::show),
                holding(Right.READ, GET, "/espace/{association}/en-attente", desk::all),
                api(
                        Right.READ,
                        GET,
                        "/api/v1/associations/{association}/waiting",
                        ApiDoc.of("listWaiting", "Lists what waits for whoever holds the token.")
                                .givesMany(WaitingApi.Waits.class),
                        waiting::list));
    }
}
