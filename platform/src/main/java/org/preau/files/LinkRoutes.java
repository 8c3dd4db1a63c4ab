package org.preau.files;

import static org.preau.tenancy.Right.WRITE;
import static org.preau.web.Method.DELETE;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;
import static org.preau.web.Route.anyone;
import static org.preau.web.Route.api;
import static org.preau.web.Route.holding;

import java.util.List;
import org.preau.web.ApiDoc;
import org.preau.web.Route;

/** Who may share files by a link, and who may see them so. */
final class LinkRoutes {

    private static final String PAGES = "/espace/{association}/fichiers";
    private static final String API = "/api/v1/associations/{association}/files";
    private static final String SHARED = "/partage/{association}/{shared}";

    private LinkRoutes() {}

    static List<Route> pages(LinkPages links) {
        return List.of(
                holding(WRITE, GET, PAGES + "/liens", links::list),
                holding(WRITE, POST, PAGES + "/liens/{link}/revocation", links::revoke),
                holding(WRITE, GET, PAGES + "/{node}/lien", links::ask),
                holding(WRITE, POST, PAGES + "/{node}/lien", links::make));
    }

    static List<Route> programs(LinksApi links) {
        return List.of(
                api(
                        WRITE,
                        GET,
                        API + "/links",
                        ApiDoc.of("listFileLinks", "The links to files, those that work first.")
                                .givesMany(LinksApi.LinkJson.class),
                        links::list),
                api(
                        WRITE,
                        POST,
                        API + "/{node}/links",
                        ApiDoc.of(
                                        "shareFile",
                                        "Makes a link by which people without an account see a file or folder.")
                                .takes(LinksApi.NewLink.class)
                                .gives(LinksApi.MadeLink.class)
                                .with(201),
                        links::make),
                api(
                        WRITE,
                        DELETE,
                        API + "/links/{link}",
                        ApiDoc.of("revokeFileLink", "Ends a link before its time."),
                        links::revoke));
    }

    /** Whoever holds the link: its secret is what opens it. */
    static List<Route> shared(SharedPages pages) {
        return List.of(
                anyone(GET, SHARED, pages::show),
                anyone(POST, SHARED, pages::unlock),
                anyone(GET, SHARED + "/{node}", pages::within),
                anyone(GET, SHARED + "/{node}/contenu", pages::content),
                anyone(GET, SHARED + "/{node}/telechargement", pages::download),
                anyone(GET, SHARED + "/{node}/zip", pages::zip));
    }
}
