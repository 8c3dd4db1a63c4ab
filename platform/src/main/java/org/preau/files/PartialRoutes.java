package org.preau.files;

import static org.preau.tenancy.Right.WRITE;
import static org.preau.web.Method.DELETE;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.PATCH;
import static org.preau.web.Method.POST;
import static org.preau.web.Route.api;
import static org.preau.web.Route.holding;

import java.util.List;
import org.preau.web.ApiDoc;
import org.preau.web.Route;

/** Who may send files in parts. */
final class PartialRoutes {

    private static final String PAGES = "/espace/{association}/fichiers";
    private static final String API = "/api/v1/associations/{association}/files";

    private PartialRoutes() {}

    /** For the script of the page, which shows a session and its form's token. */
    static List<Route> pages(PartialsApi partials) {
        return List.of(
                holding(WRITE, POST, PAGES + "/dossiers/{folder}/envois", partials::begin),
                holding(WRITE, GET, PAGES + "/envois/{upload}", partials::show),
                holding(WRITE, POST, PAGES + "/envois/{upload}", partials::take).takingFiles(),
                holding(WRITE, POST, PAGES + "/envois/{upload}/abandon", partials::dropOnPage));
    }

    static List<Route> programs(PartialsApi partials) {
        return List.of(
                api(
                        WRITE,
                        POST,
                        API + "/folders/{folder}/uploads",
                        ApiDoc.of(
                                        "beginUpload",
                                        "Announces a file that will come in parts, or finds the one announced before: see taken.")
                                .takes(PartialsApi.NewPartial.class)
                                .gives(PartialsApi.PartialJson.class)
                                .with(201),
                        partials::begin),
                api(
                        WRITE,
                        GET,
                        API + "/uploads/{upload}",
                        ApiDoc.of(
                                        "getUpload",
                                        "How far it is; HEAD says it in Upload-Offset, Upload-Length and Upload-Complete.")
                                .gives(PartialsApi.PartialJson.class),
                        partials::show),
                api(
                                WRITE,
                                PATCH,
                                API + "/uploads/{upload}",
                                ApiDoc.of(
                                                "sendPart",
                                                "Takes the bytes from Upload-Offset on; Content-Digest is checked. The last part, or an empty one at the end, finishes.")
                                        .gives(PartialsApi.PartialJson.class),
                                partials::take)
                        .takingFiles(),
                api(
                        WRITE,
                        DELETE,
                        API + "/uploads/{upload}",
                        ApiDoc.of("dropUpload", "Gives up a file on its way."),
                        partials::drop));
    }
}
