package org.preau.menu;

import static org.preau.tenancy.Right.ARRANGE;
import static org.preau.tenancy.Right.READ;
import static org.preau.web.Method.DELETE;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;
import static org.preau.web.Method.PUT;
import static org.preau.web.Route.api;
import static org.preau.web.Route.holding;

import java.util.ArrayList;
import java.util.List;
import org.preau.sql.Database;
import org.preau.text.Messages;
import org.preau.web.ApiDoc;
import org.preau.web.Pages;
import org.preau.web.Route;

/** The places of this feature. */
public final class MenuRoutes {

    private static final String DESK = "/espace/{association}/menus";
    private static final String API = "/api/v1/associations/{association}/menus";

    private MenuRoutes() {}

    public static List<Route> of(Database database, Pages pages, Messages messages) {
        MenuRoom room =
                new MenuRoom(
                        database,
                        pages,
                        messages,
                        new SaveEntry(database),
                        new ChangeMenu(database));
        List<Route> routes = new ArrayList<>(desk(room));
        routes.addAll(interfaces(new MenuApi(room)));
        return List.copyOf(routes);
    }

    private static List<Route> desk(MenuRoom room) {
        MenuPages menus = new MenuPages(room);
        EntryPages entries = new EntryPages(room);
        String one = DESK + "/{entry}";
        return List.of(
                holding(ARRANGE, GET, DESK, menus::list),
                holding(ARRANGE, POST, DESK + "/composition", menus::own),
                holding(ARRANGE, POST, DESK + "/automatique", menus::automatic),
                holding(ARRANGE, POST, DESK + "/precedent", menus::former),
                holding(ARRANGE, GET, DESK + "/nouvelle", entries::create),
                holding(ARRANGE, POST, DESK + "/nouvelle", entries::saveNew),
                holding(ARRANGE, GET, one, entries::show),
                holding(ARRANGE, POST, one, entries::save),
                holding(ARRANGE, POST, one + "/position", menus::move),
                holding(ARRANGE, POST, one + "/retrait", menus::remove),
                holding(ARRANGE, POST, one + "/retour", menus::back));
    }

    private static List<Route> interfaces(MenuApi menus) {
        String entries = API + "/entries";
        String one = entries + "/{entry}";
        return List.of(
                api(READ, GET, API, whole("getMenus", "Reads both menus."), menus::get),
                api(
                        ARRANGE,
                        POST,
                        API + "/own",
                        whole("makeOwnMenus", "Makes menus of what the automatic one shows."),
                        menus::own),
                api(
                        ARRANGE,
                        DELETE,
                        API + "/own",
                        whole("followSections", "Has the menu follow sections and pages again."),
                        menus::automatic),
                api(
                        ARRANGE,
                        POST,
                        API + "/former",
                        whole("takeFormerMenus", "Brings back the menus made before."),
                        menus::former),
                api(
                        ARRANGE,
                        POST,
                        entries,
                        ApiDoc.of("addEntry", "Adds an entry at the end of a menu.")
                                .takes(EntryInput.class)
                                .gives(EntryJson.class),
                        menus::add),
                api(
                        ARRANGE,
                        PUT,
                        one,
                        ApiDoc.of("replaceEntry", "Changes where an entry leads.")
                                .takes(EntryInput.class)
                                .gives(EntryJson.class),
                        menus::replace),
                api(
                        ARRANGE,
                        DELETE,
                        one,
                        whole("removeEntry", "Takes an entry away; it can come back.").with(200),
                        menus::remove),
                api(
                        ARRANGE,
                        POST,
                        one + "/position",
                        whole("moveEntry", "Puts an entry at a place.").takes(SpotInput.class),
                        menus::move),
                api(
                        ARRANGE,
                        POST,
                        one + "/return",
                        whole("bringEntryBack", "Brings back an entry that was taken away."),
                        menus::back));
    }

    private static ApiDoc whole(String operation, String summary) {
        return ApiDoc.of(operation, summary).gives(MenuJson.class);
    }
}
