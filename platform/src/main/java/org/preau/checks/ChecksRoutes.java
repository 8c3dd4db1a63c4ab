package org.preau.checks;

import static org.preau.tenancy.Right.READ;
import static org.preau.tenancy.Right.WRITE;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;
import static org.preau.web.Route.api;
import static org.preau.web.Route.holding;

import java.util.List;
import org.preau.sql.Database;
import org.preau.text.Messages;
import org.preau.web.ApiDoc;
import org.preau.web.Pages;
import org.preau.web.Route;

/** Where a text is checked. */
public final class ChecksRoutes {

    private static final String API = "/api/v1/associations/{association}";

    private ChecksRoutes() {}

    public static List<Route> of(
            Database database, Pages pages, Messages messages, CheckText check) {
        ChecksDesk desk = new ChecksDesk(database, messages, check);
        ChecksApi programs = new ChecksApi(database, pages, messages, check);
        return List.of(
                holding(WRITE, POST, "/espace/{association}/verification", desk::check),
                api(
                        WRITE,
                        POST,
                        API + "/checks",
                        ApiDoc.of(
                                        "checkText",
                                        "Says what readers would miss in a text; keeps nothing.")
                                .takes(CheckInput.class)
                                .givesMany(RemarkJson.class),
                        programs::typed),
                api(
                        READ,
                        GET,
                        API + "/articles/{article}/checks",
                        ApiDoc.of("checkArticle", "Says what readers would miss in an article.")
                                .givesMany(RemarkJson.class),
                        programs::article),
                api(
                        READ,
                        GET,
                        API + "/pages/{page}/checks",
                        ApiDoc.of("checkPage", "Says what readers would miss in a page.")
                                .givesMany(RemarkJson.class),
                        programs::page));
    }
}
