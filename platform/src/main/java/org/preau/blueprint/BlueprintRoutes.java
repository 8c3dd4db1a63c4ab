package org.preau.blueprint;

import static org.preau.web.Method.DELETE;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;
import static org.preau.web.Method.PUT;

import java.util.List;
import org.preau.sql.Database;
import org.preau.tenancy.Right;
import org.preau.text.Messages;
import org.preau.web.ApiDoc;
import org.preau.web.Pages;
import org.preau.web.Route;

/** Where models of sites are made, read over and offered. */
public final class BlueprintRoutes {

    private static final String DESK = "/espace/{association}/modele";
    private static final String CONSOLE = "/console/modeles";
    private static final String API = "/api/v1/platform/blueprints";

    private BlueprintRoutes() {}

    public static List<Route> of(
            Database database,
            Pages pages,
            Messages messages,
            MakeBlueprint make,
            ReviewBlueprint review,
            DeleteBlueprint delete,
            Outline.Names names) {
        BlueprintPages own = new BlueprintPages(pages, make, names);
        BlueprintConsole console = new BlueprintConsole(pages, database, review, delete, names);
        BlueprintApi programs = new BlueprintApi(database, messages, make, review, delete);
        return List.of(
                Route.holding(Right.ARRANGE, GET, DESK, own::show),
                Route.holding(Right.ARRANGE, POST, DESK, own::make),
                Route.operator(GET, CONSOLE, console::list),
                Route.operator(GET, CONSOLE + "/{blueprint}", console::show),
                Route.operator(POST, CONSOLE + "/{blueprint}", console::change),
                Route.operator(GET, CONSOLE + "/{blueprint}/suppression", console::asking),
                Route.operator(POST, CONSOLE + "/{blueprint}/suppression", console::delete),
                Route.api(
                        Right.ARRANGE,
                        POST,
                        "/api/v1/associations/{association}/blueprint",
                        ApiDoc.of(
                                        "makeBlueprint",
                                        "Hands the model of the site to the portal, without people or texts.")
                                .takes(BlueprintApi.NewOne.class)
                                .gives(BlueprintApi.Handed.class),
                        programs::make),
                Route.operatorApi(
                        GET,
                        API,
                        ApiDoc.of("listBlueprints", "Lists the models of sites.")
                                .givesMany(BlueprintApi.Given.class),
                        programs::list),
                Route.operatorApi(
                        GET,
                        API + "/{blueprint}",
                        ApiDoc.of("getBlueprint", "Reads a model, every word of it.")
                                .gives(BlueprintApi.Given.class),
                        programs::get),
                Route.operatorApi(
                        PUT,
                        API + "/{blueprint}",
                        ApiDoc.of(
                                        "replaceBlueprint",
                                        "Names a model, offers or retires it; what is left out stays.")
                                .takes(BlueprintApi.Change.class)
                                .gives(BlueprintApi.Given.class),
                        programs::change),
                Route.operatorApi(
                        DELETE,
                        API + "/{blueprint}",
                        ApiDoc.of(
                                "deleteBlueprint",
                                "Deletes a model for good; sites that began with it stay."),
                        programs::delete));
    }
}
