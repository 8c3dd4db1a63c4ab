package org.preau.translation;

import static org.preau.tenancy.Right.ARRANGE;
import static org.preau.tenancy.Right.READ;
import static org.preau.tenancy.Right.WRITE;
import static org.preau.web.Method.DELETE;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;
import static org.preau.web.Method.PUT;
import static org.preau.web.Route.api;
import static org.preau.web.Route.holding;

import java.util.ArrayList;
import java.util.List;
import org.preau.site.SaveArticle;
import org.preau.site.SaveSection;
import org.preau.sql.Database;
import org.preau.tenancy.Right;
import org.preau.text.Messages;
import org.preau.web.ApiDoc;
import org.preau.web.Pages;
import org.preau.web.Route;

/** The places of this feature. */
public final class TranslationRoutes {

    private static final String DESK = "/espace/{association}";
    private static final String API = "/api/v1/associations/{association}";

    private TranslationRoutes() {}

    public static List<Route> of(
            Database database,
            Pages pages,
            Messages messages,
            SaveArticle save,
            SaveSection saveSection) {
        TranslationRoom room =
                new TranslationRoom(
                        database,
                        pages,
                        messages,
                        new ChangeTranslation(database),
                        new StartTranslation(database, save, saveSection),
                        save);
        List<Route> routes = new ArrayList<>();
        MissingPages missing = new MissingPages(room);
        routes.add(holding(WRITE, GET, DESK + "/traductions", missing::show));
        routes.add(
                api(
                        READ,
                        GET,
                        API + "/translations/missing",
                        ApiDoc.of(
                                        "listMissingTranslations",
                                        "Lists the texts that lack a translation, or whose translation is older than they are.")
                                .givesMany(MissingTranslation.class),
                        missing::list));
        routes.addAll(texts(room, "article", "Article", "/articles", "/articles"));
        routes.addAll(texts(room, "page", "Page", "/pages", "/pages"));
        routes.addAll(shared(room, "section", "Section", "/rubriques", "/sections", ARRANGE));
        return List.copyOf(routes);
    }

    private static List<Route> texts(
            TranslationRoom room, String kind, String noun, String list, String apiList) {
        TranslatePages translate = new TranslatePages(room, kind);
        String one = DESK + list + "/{" + kind + "}/traduire";
        List<Route> routes = new ArrayList<>(shared(room, kind, noun, list, apiList, WRITE));
        routes.add(holding(WRITE, GET, one, translate::show));
        routes.add(holding(WRITE, POST, one, translate::save));
        return routes;
    }

    private static List<Route> shared(
            TranslationRoom room,
            String kind,
            String noun,
            String list,
            String apiList,
            Right right) {
        TranslationPages pages = new TranslationPages(room, kind);
        TranslationApi api = new TranslationApi(room, kind);
        String desk = DESK + list + "/{" + kind + "}/traductions";
        String one = API + apiList + "/{" + kind + "}";
        return List.of(
                holding(right, GET, desk, pages::show),
                holding(right, POST, desk, pages::save),
                api(
                        right,
                        POST,
                        one + "/translations",
                        ApiDoc.of(
                                        "translate" + noun,
                                        "Begins a draft in another language, linked to it.")
                                .takes(LanguageInput.class)
                                .gives(StartedJson.class),
                        api::start),
                api(
                        READ,
                        GET,
                        one + "/translations",
                        ApiDoc.of("get" + noun + "Translations", "Reads language and translations.")
                                .gives(TranslationJson.class),
                        api::get),
                api(
                        right,
                        PUT,
                        one + "/language",
                        ApiDoc.of("set" + noun + "Language", "Says which language it is in.")
                                .takes(LanguageInput.class)
                                .gives(TranslationJson.class),
                        api::speak),
                api(
                        right,
                        PUT,
                        one + "/translation",
                        ApiDoc.of("link" + noun + "Translation", "Links it to a translation.")
                                .takes(LinkInput.class)
                                .gives(TranslationJson.class),
                        api::link),
                api(
                        right,
                        POST,
                        one + "/translation/current",
                        ApiDoc.of(
                                        "confirm" + noun + "Translation",
                                        "Says that it still says what its original does, which has changed.")
                                .gives(TranslationJson.class),
                        api::look),
                api(
                        right,
                        DELETE,
                        one + "/translation",
                        ApiDoc.of(
                                        "unlink" + noun + "Translation",
                                        "Takes it out of its translations.")
                                .gives(TranslationJson.class)
                                .with(200),
                        api::unlink));
    }
}
