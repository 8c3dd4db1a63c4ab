package org.preau.api;

import java.util.List;
import java.util.function.Supplier;
import org.preau.web.ApiDoc;
import org.preau.web.Method;
import org.preau.web.Pages;
import org.preau.web.Route;

/** The routes of the API's description. */
public final class ApiFeature {

    private ApiFeature() {}

    /**
     * @param all gives the whole route table, these routes among it, once it is complete
     */
    public static List<Route> routes(Pages pages, Supplier<List<Route>> all) {
        ApiPages api = new ApiPages(pages, all);
        return List.of(
                Route.openApi(
                        Method.GET,
                        "/api/v1/openapi.json",
                        ApiDoc.of("getOpenApi", "This document.").gives(Object.class).with(200),
                        api::document),
                Route.anyone(Method.GET, "/api", api::page),
                Route.anyone(Method.GET, "/api/{chapter}", api::chapter));
    }
}
