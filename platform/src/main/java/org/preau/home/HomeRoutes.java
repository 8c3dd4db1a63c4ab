package org.preau.home;

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
import org.preau.media.MediaActs;
import org.preau.sql.Database;
import org.preau.text.Messages;
import org.preau.web.ApiDoc;
import org.preau.web.Pages;
import org.preau.web.Route;

/** The places of this feature. */
public final class HomeRoutes {

    private static final String DESK = "/espace/{association}/accueil";
    private static final String API = "/api/v1/associations/{association}/home";

    private HomeRoutes() {}

    public static List<Route> of(
            Database database,
            Pages pages,
            Messages messages,
            MediaActs media,
            HomePreview preview) {
        HomeRoom room =
                new HomeRoom(
                        database,
                        pages,
                        messages,
                        new SaveBlock(database),
                        new ChangeHome(database),
                        new PublishHome(database),
                        media,
                        preview);
        List<Route> routes = new ArrayList<>(desk(room));
        routes.addAll(interfaces(new HomeApi(room)));
        return List.copyOf(routes);
    }

    private static List<Route> desk(HomeRoom room) {
        HomePages home = new HomePages(room);
        BlockPages blocks = new BlockPages(room);
        String one = DESK + "/{block}";
        return List.of(
                holding(ARRANGE, GET, DESK, home::list),
                holding(ARRANGE, GET, DESK + "/apercu", home::preview),
                holding(ARRANGE, GET, DESK + "/nouveau", home::kinds),
                holding(ARRANGE, GET, DESK + "/nouveau/{kind}", blocks::create),
                holding(ARRANGE, POST, DESK + "/nouveau/{kind}", blocks::saveNew).takingFiles(),
                holding(ARRANGE, POST, DESK + "/composition", home::compose),
                holding(ARRANGE, POST, DESK + "/publication", home::publish),
                holding(ARRANGE, POST, DESK + "/abandon", home::giveUp),
                holding(ARRANGE, POST, DESK + "/precedent", home::former),
                holding(ARRANGE, GET, one, blocks::show),
                holding(ARRANGE, POST, one, blocks::save).takingFiles(),
                holding(ARRANGE, POST, one + "/position", home::move),
                holding(ARRANGE, POST, one + "/visibilite", home::hide),
                holding(ARRANGE, POST, one + "/copie", home::copy),
                holding(ARRANGE, POST, one + "/retrait", home::remove),
                holding(ARRANGE, POST, one + "/retour", home::back));
    }

    private static List<Route> interfaces(HomeApi home) {
        String blocks = API + "/blocks";
        String one = blocks + "/{block}";
        return List.of(
                api(
                        READ,
                        GET,
                        API,
                        whole("getHome", "Reads the blocks of the home page."),
                        home::get),
                api(
                        ARRANGE,
                        POST,
                        API + "/publication",
                        whole("publishHome", "Makes what was prepared public."),
                        home::publish),
                api(
                        ARRANGE,
                        DELETE,
                        API + "/draft",
                        whole("dropHomeDraft", "Puts aside what was prepared."),
                        home::giveUp),
                api(
                        ARRANGE,
                        POST,
                        API + "/former",
                        whole("takeFormerHome", "Prepares what was public or prepared before."),
                        home::takeFormer),
                api(
                        ARRANGE,
                        POST,
                        blocks,
                        ApiDoc.of("addBlock", "Adds a block at the end.")
                                .takes(BlockInput.class)
                                .gives(BlockJson.class),
                        home::add),
                api(
                        ARRANGE,
                        GET,
                        one,
                        ApiDoc.of("getBlock", "Reads a block.").gives(BlockJson.class),
                        home::show),
                api(
                        ARRANGE,
                        PUT,
                        one,
                        ApiDoc.of("replaceBlock", "Changes what a block says.")
                                .takes(BlockInput.class)
                                .gives(BlockJson.class),
                        home::replace),
                api(
                        ARRANGE,
                        DELETE,
                        one,
                        whole("removeBlock", "Takes a block away; it can come back.").with(200),
                        home::remove),
                api(
                        ARRANGE,
                        POST,
                        one + "/position",
                        whole("moveBlock", "Puts a block at a place.").takes(PlaceInput.class),
                        home::move),
                api(
                        ARRANGE,
                        POST,
                        one + "/hiding",
                        whole("hideBlock", "Hides a block from visitors."),
                        home::hide),
                api(
                        ARRANGE,
                        DELETE,
                        one + "/hiding",
                        whole("showBlock", "Shows a hidden block again."),
                        home::unhide),
                api(
                        ARRANGE,
                        POST,
                        one + "/copy",
                        whole("copyBlock", "Copies a block.").takes(CopyInput.class),
                        home::copy),
                api(
                        ARRANGE,
                        POST,
                        one + "/return",
                        whole("bringBlockBack", "Brings back a block that was taken away."),
                        home::back));
    }

    private static ApiDoc whole(String operation, String summary) {
        return ApiDoc.of(operation, summary).gives(HomeJson.class);
    }
}
