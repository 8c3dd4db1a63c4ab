package org.preau.site;

import static org.preau.tenancy.Right.ARRANGE;
import static org.preau.tenancy.Right.PUBLISH;
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
import org.preau.sql.Database;
import org.preau.text.Messages;
import org.preau.web.ApiDoc;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.Route;

/** Where a site is worked on. */
public final class SiteRoutes {

    private static final String DESK = "/espace/{association}";
    private static final String API = "/api/v1/associations/{association}";

    private SiteRoutes() {}

    public static List<Route> of(
            Database database, Pages pages, Messages messages, Origins origins, SiteActs acts) {
        Room room = new Room(database, pages, acts, new ProsePreview(messages, origins));
        ArticleViews views = new ArticleViews(room, origins);
        ApiAnswers answers = new ApiAnswers(messages);
        List<Route> routes = new ArrayList<>();
        ArticleListPage articles = new ArticleListPage(room);
        routes.add(holding(READ, GET, DESK + "/articles", articles::show));
        routes.addAll(texts(ArticleKind.ARTICLE, DESK + "/articles", room, views));
        PagesPage order = new PagesPage(room);
        routes.add(holding(READ, GET, DESK + "/pages", order::show));
        routes.add(holding(ARRANGE, POST, DESK + "/pages/{page}/position", order::move));
        routes.addAll(texts(ArticleKind.PAGE, DESK + "/pages", room, views));
        routes.addAll(writing(room, messages));
        routes.addAll(sections(room));
        routes.addAll(site(room));
        routes.addAll(textsApi(ArticleKind.ARTICLE, "Article", API + "/articles", room, answers));
        routes.addAll(textsApi(ArticleKind.PAGE, "Page", API + "/pages", room, answers));
        ArticleApi pageOrder = new ArticleApi(ArticleKind.PAGE, room, answers);
        routes.add(
                api(
                        ARRANGE,
                        POST,
                        API + "/pages/{page}/position",
                        ApiDoc.of("movePage", "Moves a page one place up or down.")
                                .takes(DirectionInput.class)
                                .gives(ArticleJson.class),
                        pageOrder::move));
        routes.addAll(sectionsApi(room, answers));
        routes.addAll(siteApi(room, answers));
        return List.copyOf(routes);
    }

    private static List<Route> texts(ArticleKind kind, String list, Room room, ArticleViews views) {
        ArticleStates states = new ArticleStates(kind, room, views);
        ArticlePages pages = new ArticlePages(kind, room, views, states);
        VersionPages versions = new VersionPages(kind, room);
        String one = list + "/{" + kind.part() + "}";
        return List.of(
                holding(WRITE, GET, list + "/nouveau", pages::create),
                holding(WRITE, POST, list + "/nouveau", pages::saveNew),
                holding(READ, GET, one, pages::show),
                holding(WRITE, POST, one, pages::save),
                holding(READ, GET, one + "/apercu", pages::preview),
                holding(READ, GET, one + "/versions", versions::list),
                holding(READ, GET, one + "/versions/{version}", versions::show),
                holding(WRITE, POST, one + "/versions/{version}", versions::bringBack),
                holding(WRITE, POST, one + "/proposition", states::propose),
                holding(PUBLISH, POST, one + "/publication", states::publish),
                holding(PUBLISH, POST, one + "/depublication", states::withdraw),
                holding(PUBLISH, POST, one + "/refus", states::decline));
    }

    private static List<Route> writing(Room room, Messages messages) {
        WritingDesk writing = new WritingDesk(room, messages);
        DeskPictures pictures = new DeskPictures(room);
        return List.of(
                holding(WRITE, POST, DESK + "/garde", writing::keep),
                holding(WRITE, GET, DESK + "/liens", writing::links),
                holding(WRITE, GET, DESK + "/images", writing::pictures),
                holding(WRITE, POST, DESK + "/images", writing::addPicture),
                holding(READ, GET, DESK + "/images/{media}", pictures::show),
                holding(READ, GET, DESK + "/images/cle/{key}", pictures::byKey));
    }

    private static List<Route> sections(Room room) {
        SectionPages sections = new SectionPages(room);
        String list = DESK + "/rubriques";
        String one = list + "/{section}";
        return List.of(
                holding(ARRANGE, GET, list, sections::list),
                holding(ARRANGE, GET, list + "/nouvelle", sections::create),
                holding(ARRANGE, POST, list + "/nouvelle", sections::saveNew),
                holding(ARRANGE, GET, one, sections::show),
                holding(ARRANGE, POST, one, sections::save),
                holding(ARRANGE, POST, one + "/position", sections::move),
                holding(ARRANGE, GET, one + "/suppression", sections::confirmDelete),
                holding(ARRANGE, POST, one + "/suppression", sections::delete));
    }

    private static List<Route> site(Room room) {
        AppearancePages appearance = new AppearancePages(room);
        SettingsPages settings = new SettingsPages(room);
        return List.of(
                holding(ARRANGE, GET, DESK + "/apparence", appearance::show),
                holding(ARRANGE, POST, DESK + "/apparence", appearance::save),
                holding(ARRANGE, GET, DESK + "/reglages", settings::show),
                holding(ARRANGE, POST, DESK + "/reglages", settings::save));
    }

    private static List<Route> textsApi(
            ArticleKind kind, String noun, String list, Room room, ApiAnswers answers) {
        ArticleApi texts = new ArticleApi(kind, room, answers);
        String one = list + "/{" + kind.part() + "}";
        return List.of(
                api(
                        READ,
                        GET,
                        list,
                        ApiDoc.of(
                                        "list" + noun + "s",
                                        "Lists " + kind.part() + "s, newest change first.")
                                .givesMany(ArticleJson.class),
                        texts::list),
                api(
                        WRITE,
                        POST,
                        list,
                        ApiDoc.of("create" + noun, "Begins a draft.")
                                .takes(ArticleInput.class)
                                .gives(ArticleJson.class),
                        texts::create),
                api(
                        READ,
                        GET,
                        one,
                        ApiDoc.of("get" + noun, "Reads one with its text.")
                                .gives(ArticleJson.class),
                        texts::get),
                api(
                        WRITE,
                        PUT,
                        one,
                        ApiDoc.of("replace" + noun, "Saves its next version.")
                                .takes(ArticleInput.class)
                                .gives(ArticleJson.class),
                        texts::replace),
                api(
                        WRITE,
                        POST,
                        one + "/proposal",
                        ApiDoc.of("propose" + noun, "Asks for it to be published.")
                                .takes(StateInput.class)
                                .gives(ArticleJson.class),
                        texts::propose),
                api(
                        PUBLISH,
                        POST,
                        one + "/publication",
                        ApiDoc.of("publish" + noun, "Puts it online.")
                                .takes(StateInput.class)
                                .gives(ArticleJson.class),
                        texts::publish),
                api(
                        PUBLISH,
                        DELETE,
                        one + "/publication",
                        ApiDoc.of("withdraw" + noun, "Takes it offline.").gives(ArticleJson.class),
                        texts::withdraw),
                api(
                        PUBLISH,
                        POST,
                        one + "/refusal",
                        ApiDoc.of("decline" + noun, "Sends it back to its writer with a word.")
                                .takes(StateInput.class)
                                .gives(ArticleJson.class),
                        texts::decline));
    }

    private static List<Route> sectionsApi(Room room, ApiAnswers answers) {
        SectionApi sections = new SectionApi(room, answers);
        String list = API + "/sections";
        String one = list + "/{section}";
        return List.of(
                api(
                        READ,
                        GET,
                        list,
                        ApiDoc.of("listSections", "Lists sections, each before those within it.")
                                .givesMany(Section.class),
                        sections::list),
                api(
                        ARRANGE,
                        POST,
                        list,
                        ApiDoc.of("createSection", "Makes a section.")
                                .takes(SectionInput.class)
                                .gives(Section.class),
                        sections::create),
                api(
                        READ,
                        GET,
                        one,
                        ApiDoc.of("getSection", "Reads a section.").gives(Section.class),
                        sections::get),
                api(
                        ARRANGE,
                        PUT,
                        one,
                        ApiDoc.of("replaceSection", "Changes a section or moves it elsewhere.")
                                .takes(SectionInput.class)
                                .gives(Section.class),
                        sections::replace),
                api(
                        ARRANGE,
                        POST,
                        one + "/position",
                        ApiDoc.of("moveSection", "Moves a section one place up or down.")
                                .takes(DirectionInput.class)
                                .gives(Section.class),
                        sections::move),
                api(
                        ARRANGE,
                        DELETE,
                        one,
                        ApiDoc.of("deleteSection", "Removes a section that holds nothing."),
                        sections::delete));
    }

    private static List<Route> siteApi(Room room, ApiAnswers answers) {
        SiteApi site = new SiteApi(room, answers);
        return List.of(
                api(
                        READ,
                        GET,
                        API + "/site",
                        ApiDoc.of("getSite", "Reads settings and appearance.")
                                .gives(SiteJson.class),
                        site::get),
                api(
                        ARRANGE,
                        PUT,
                        API + "/site/settings",
                        ApiDoc.of("replaceSettings", "Changes who the association is.")
                                .takes(SettingsInput.class)
                                .gives(SiteJson.class),
                        site::settings),
                api(
                        ARRANGE,
                        PUT,
                        API + "/site/appearance",
                        ApiDoc.of("replaceAppearance", "Changes how the site looks.")
                                .takes(AppearanceInput.class)
                                .gives(SiteJson.class),
                        site::appearance),
                api(
                        WRITE,
                        POST,
                        API + "/media",
                        ApiDoc.of(
                                        "addMedia",
                                        "Takes a picture in: the body is the file, ?name= and ?alt= say the rest.")
                                .gives(MediaJson.class),
                        site::addMedia),
                api(
                        READ,
                        GET,
                        API + "/media/{media}",
                        ApiDoc.of("getMedia", "Reads what is known of a picture.")
                                .gives(MediaJson.class),
                        site::media));
    }
}
