package org.preau.template;

import static org.preau.tenancy.Right.TEMPLATES;
import static org.preau.web.Method.DELETE;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;
import static org.preau.web.Method.PUT;
import static org.preau.web.Route.api;
import static org.preau.web.Route.holding;

import java.util.List;
import org.preau.web.ApiDoc;
import org.preau.web.Route;

/** Where templates are written. */
public final class TemplateRoutes {

    private static final String LIST = "/espace/{association}/gabarits";
    private static final String ONE = LIST + "/{fragment}";
    private static final String API = "/api/v1/associations/{association}/templates";

    private TemplateRoutes() {}

    public static List<Route> of(TemplateGround ground) {
        SaveTemplate save =
                new SaveTemplate(ground.database(), new CheckTemplate(ground.sandbox()));
        TakeThemeBack back = new TakeThemeBack(ground.database());
        TemplatePages pages = new TemplatePages(ground, save, back);
        TemplateVersions versions = new TemplateVersions(ground, save);
        TemplateApi programs = new TemplateApi(ground, save, back);
        return List.of(
                holding(TEMPLATES, GET, LIST, pages::list),
                holding(TEMPLATES, GET, ONE, pages::show),
                holding(TEMPLATES, POST, ONE, pages::save),
                holding(TEMPLATES, POST, ONE + "/habillage", pages::takeBack),
                holding(TEMPLATES, GET, ONE + "/versions", versions::list),
                holding(TEMPLATES, GET, ONE + "/versions/{version}", versions::show),
                holding(TEMPLATES, POST, ONE + "/versions/{version}", versions::bringBack),
                api(
                        TEMPLATES,
                        GET,
                        API,
                        ApiDoc.of("listTemplates", "Lists the templates that can be rewritten.")
                                .givesMany(TemplateApi.TemplateJson.class),
                        programs::list),
                api(
                        TEMPLATES,
                        GET,
                        API + "/{fragment}",
                        ApiDoc.of("getTemplate", "Reads a template and the theme's own.")
                                .gives(TemplateApi.TemplateJson.class),
                        programs::get),
                api(
                        TEMPLATES,
                        PUT,
                        API + "/{fragment}",
                        ApiDoc.of("publishTemplate", "Gives visitors this text.")
                                .takes(TemplateApi.TemplateInput.class)
                                .gives(TemplateApi.TemplateJson.class),
                        programs::publish),
                api(
                        TEMPLATES,
                        PUT,
                        API + "/{fragment}/draft",
                        ApiDoc.of("keepTemplateDraft", "Keeps a draft that one can look at.")
                                .takes(TemplateApi.TemplateInput.class)
                                .gives(TemplateApi.DraftJson.class),
                        programs::keep),
                api(
                        TEMPLATES,
                        DELETE,
                        API + "/{fragment}",
                        ApiDoc.of("resetTemplate", "Gives visitors the theme's own again."),
                        programs::takeBack));
    }
}
