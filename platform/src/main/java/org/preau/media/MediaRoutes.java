package org.preau.media;

import static org.preau.tenancy.Right.READ;
import static org.preau.tenancy.Right.WRITE;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;
import static org.preau.web.Route.api;
import static org.preau.web.Route.holding;

import java.util.ArrayList;
import java.util.List;
import org.preau.web.ApiDoc;
import org.preau.web.Route;

/** Where the library of a site is. */
public final class MediaRoutes {

    private static final String DESK = "/espace/{association}";
    private static final String API = "/api/v1/associations/{association}/media";

    private MediaRoutes() {}

    public static List<Route> of(MediaRoom room) {
        List<Route> routes = new ArrayList<>();
        routes.addAll(files(room));
        routes.addAll(programs(room));
        return List.copyOf(routes);
    }

    private static List<Route> files(MediaRoom room) {
        DeskFiles files = new DeskFiles(room);
        MediaChoice choice = new MediaChoice(room);
        return List.of(
                holding(READ, GET, DESK + "/images/{media}", files::show),
                holding(READ, GET, DESK + "/images/cle/{key}", files::byKey),
                holding(WRITE, GET, DESK + "/mediatheque/choix", choice::list),
                holding(WRITE, POST, DESK + "/mediatheque/fichiers", choice::add).takingFiles());
    }

    private static List<Route> programs(MediaRoom room) {
        MediaApi media = new MediaApi(room);
        return List.of(
                api(
                                WRITE,
                                POST,
                                API,
                                ApiDoc.of(
                                                "addMedia",
                                                "Takes a file in: the body is the file, ?name= and ?alt= say the rest.")
                                        .gives(MediaJson.class)
                                        .asks("name", String.class, "The file's name.")
                                        .asks("alt", String.class, "What it shows, in words."),
                                media::add)
                        .takingFiles(),
                api(
                        READ,
                        GET,
                        API,
                        ApiDoc.of("listMedia", "Lists files, newest first.")
                                .givesMany(MediaJson.class)
                                .asks(
                                        "q",
                                        String.class,
                                        "Words of the name or of what is said of it.")
                                .asks("kind", MediaKind.class, "Only files of this kind."),
                        media::list),
                api(
                        READ,
                        GET,
                        API + "/{media}",
                        ApiDoc.of("getMedia", "Reads what is known of a file.")
                                .gives(MediaJson.class),
                        media::get),
                api(
                        READ,
                        GET,
                        API + "/{media}/file",
                        ApiDoc.of("getMediaFile", "The bytes of a file, published or not."),
                        media::file));
    }
}
