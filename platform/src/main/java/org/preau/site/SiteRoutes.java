package org.preau.site;

import static org.preau.tenancy.Right.ARRANGE;
import static org.preau.tenancy.Right.PUBLISH;
import static org.preau.tenancy.Right.READ;
import static org.preau.tenancy.Right.WRITE;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;
import static org.preau.web.Route.holding;

import java.util.ArrayList;
import java.util.List;
import org.preau.checks.CheckText;
import org.preau.sql.Database;
import org.preau.text.Messages;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.Route;

/** Where a site is worked on. */
public final class SiteRoutes {

    private static final String DESK = "/espace/{association}";

    private SiteRoutes() {}

    public static List<Route> of(
            Database database, Pages pages, Messages messages, Origins origins, SiteActs acts) {
        Room room =
                new Room(
                        database,
                        pages,
                        acts,
                        new ProsePreview(messages, origins),
                        new CheckText(origins));
        ArticleViews views = new ArticleViews(room, origins);
        List<Route> routes = new ArrayList<>();
        ArticleListPage articles = new ArticleListPage(room);
        routes.add(holding(READ, GET, DESK + "/articles", articles::show));
        routes.addAll(texts(ArticleKind.ARTICLE, DESK + "/articles", room, views, origins));
        PagesPage order = new PagesPage(room);
        routes.add(holding(READ, GET, DESK + "/pages", order::show));
        routes.add(holding(ARRANGE, POST, DESK + "/pages/{page}/position", order::move));
        routes.addAll(texts(ArticleKind.PAGE, DESK + "/pages", room, views, origins));
        routes.addAll(remarks(room));
        routes.addAll(writing(room, messages));
        routes.addAll(sections(room));
        routes.addAll(site(room, origins));
        routes.addAll(SiteApiRoutes.of(room, messages));
        return List.copyOf(routes);
    }

    private static List<Route> texts(
            ArticleKind kind, String list, Room room, ArticleViews views, Origins origins) {
        ArticleStates states = new ArticleStates(kind, room, views);
        ArticlePages pages = new ArticlePages(kind, room, views, states);
        SchedulePages schedule = new SchedulePages(kind, room, states);
        RemarkPages remarks = new RemarkPages(kind, room);
        VersionPages versions = new VersionPages(kind, room);
        ArticleCode code = new ArticleCode(kind, room, origins);
        String one = list + "/{" + kind.part() + "}";
        return List.of(
                holding(WRITE, GET, list + "/nouveau", pages::create),
                holding(WRITE, POST, list + "/nouveau", pages::saveNew),
                holding(READ, GET, one, pages::show),
                holding(WRITE, POST, one, pages::save),
                holding(READ, GET, one + "/apercu", pages::preview),
                holding(WRITE, GET, one + "/remarques", remarks::show),
                holding(WRITE, POST, one + "/remarques", remarks::say),
                holding(PUBLISH, GET, one + "/calendrier", schedule::show),
                holding(PUBLISH, POST, one + "/calendrier", schedule::save),
                holding(READ, GET, one + "/qr", code::show),
                holding(READ, GET, one + "/versions", versions::list),
                holding(READ, GET, one + "/versions/{version}", versions::show),
                holding(WRITE, POST, one + "/versions/{version}", versions::bringBack),
                holding(WRITE, POST, one + "/proposition", states::propose),
                holding(PUBLISH, POST, one + "/publication", states::publish),
                holding(PUBLISH, POST, one + "/depublication", states::withdraw),
                holding(PUBLISH, POST, one + "/refus", states::decline));
    }

    private static List<Route> remarks(Room room) {
        ThreadPages threads = new ThreadPages(room);
        String one = DESK + "/remarques/{remark}";
        return List.of(
                holding(WRITE, POST, one + "/reponse", threads::answer),
                holding(WRITE, POST, one + "/resolution", threads::resolve),
                holding(WRITE, POST, one + "/reouverture", threads::reopen));
    }

    private static List<Route> writing(Room room, Messages messages) {
        WritingDesk writing = new WritingDesk(room, messages);
        return List.of(
                holding(WRITE, POST, DESK + "/garde", writing::keep),
                holding(WRITE, GET, DESK + "/liens", writing::links),
                holding(WRITE, GET, DESK + "/images", writing::pictures),
                holding(WRITE, POST, DESK + "/images", writing::addPicture));
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

    private static List<Route> site(Room room, Origins origins) {
        PrivacyPages privacy = new PrivacyPages(room, origins);
        AppearancePages appearance = new AppearancePages(room);
        SettingsPages settings = new SettingsPages(room);
        return List.of(
                holding(ARRANGE, GET, DESK + "/apparence/accueil", appearance::show),
                holding(ARRANGE, POST, DESK + "/apparence/accueil", appearance::save),
                holding(ARRANGE, GET, DESK + "/confidentialite", privacy::show),
                holding(ARRANGE, POST, DESK + "/confidentialite", privacy::save),
                holding(ARRANGE, GET, DESK + "/reglages", settings::show),
                holding(ARRANGE, POST, DESK + "/reglages", settings::save));
    }
}
