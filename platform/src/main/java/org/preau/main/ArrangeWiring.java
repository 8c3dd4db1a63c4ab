package org.preau.main;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.preau.agenda.AgendaRoutes;
import org.preau.home.HomePreview;
import org.preau.home.HomeRoutes;
import org.preau.menu.MenuRoutes;
import org.preau.redirect.RedirectRoutes;
import org.preau.tenancy.Tenant;
import org.preau.theme.PublicSite;
import org.preau.translation.TranslationRoutes;
import org.preau.web.Reply;
import org.preau.web.Route;

/** Puts together what volunteers arrange on their site: home page, menus, old addresses. */
final class ArrangeWiring {

    private static final String THEME_FILES = "=\"/_/";

    private ArrangeWiring() {}

    static List<Route> routes(House house) {
        List<Route> routes = new ArrayList<>();
        routes.addAll(
                HomeRoutes.of(
                        house.database(),
                        house.pages(),
                        house.messages(),
                        MediaWiring.acts(house),
                        preview(house)));
        routes.addAll(MenuRoutes.of(house.database(), house.pages(), house.messages()));
        routes.addAll(
                RedirectRoutes.of(
                        house.database(), house.pages(), house.messages(), house.origins()));
        routes.addAll(
                TranslationRoutes.of(
                        house.database(),
                        house.pages(),
                        house.messages(),
                        SiteWiring.acts(house).saveArticle(),
                        SiteWiring.acts(house).saveSection()));
        routes.addAll(
                AgendaRoutes.of(
                        house.database(),
                        house.pages(),
                        house.messages(),
                        house.clock(),
                        SiteWiring.acts(house).saveArticle()));
        return List.copyOf(routes);
    }

    /**
     * A page of the association's own host, shown on the portal's: its links and pictures lead to
     * the host where they live, the theme's files are the same here. Nothing in it runs.
     */
    private static HomePreview preview(House house) {
        PublicSite site = ThemeWiring.pages(house);
        return (tenancy, tenant, home) -> {
            String page = new String(site.home(tenancy, tenant, home), StandardCharsets.UTF_8);
            String there = house.origins().of(tenant);
            String shown =
                    page.replace(THEME_FILES, "=\"" + house.origins().portal() + "/_/")
                            .replaceFirst("<head>", "<head>\n<base href=\"" + there + "/\">");
            return Reply.html(shown).with("content-security-policy", policy(house, tenant));
        };
    }

    private static String policy(House house, Tenant tenant) {
        String there = house.origins().of(tenant);
        return "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' "
                + there
                + "; media-src "
                + there
                + "; form-action "
                + there
                + "; base-uri "
                + there
                + "; frame-ancestors 'none'";
    }
}
