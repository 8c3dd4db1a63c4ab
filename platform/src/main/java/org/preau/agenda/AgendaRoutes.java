package org.preau.agenda;

import static org.preau.tenancy.Right.READ;
import static org.preau.tenancy.Right.WRITE;
import static org.preau.web.Method.DELETE;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;
import static org.preau.web.Method.PUT;
import static org.preau.web.Route.api;
import static org.preau.web.Route.holding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.preau.site.ArticleKind;
import org.preau.site.SaveArticle;
import org.preau.sql.Database;
import org.preau.text.Messages;
import org.preau.web.ApiDoc;
import org.preau.web.Pages;
import org.preau.web.Route;

/** The places of this feature. */
public final class AgendaRoutes {

    private static final String DESK = "/espace/{association}";
    private static final String API = "/api/v1/associations/{association}";

    private AgendaRoutes() {}

    public static List<Route> of(
            Database database, Pages pages, Messages messages, Clock clock, SaveArticle save) {
        AgendaRoom room =
                new AgendaRoom(
                        database,
                        pages,
                        messages,
                        clock,
                        new ChangeDates(database),
                        new MakeEvent(database, save));
        AgendaPages agenda = new AgendaPages(room);
        List<Route> routes = new ArrayList<>();
        routes.add(holding(READ, GET, DESK + "/agenda", agenda::list));
        routes.add(holding(WRITE, GET, DESK + "/agenda/nouveau", agenda::create));
        routes.add(holding(WRITE, POST, DESK + "/agenda/nouveau", agenda::make));
        routes.add(
                api(
                        READ,
                        GET,
                        API + "/agenda",
                        ApiDoc.of("listDates", "Lists the dates of all articles and pages.")
                                .asks("from", LocalDate.class, "the first day; today without it")
                                .asks(
                                        "to",
                                        LocalDate.class,
                                        "the last day; a year later without it")
                                .givesMany(DateJson.class),
                        new DateApi(room, ArticleKind.ARTICLE)::all));
        routes.addAll(texts(room, ArticleKind.ARTICLE, "Article"));
        routes.addAll(texts(room, ArticleKind.PAGE, "Page"));
        return List.copyOf(routes);
    }

    private static List<Route> texts(AgendaRoom room, ArticleKind kind, String noun) {
        DatedText dated = new DatedText(room, kind);
        DatePages pages = new DatePages(dated);
        OneDatePages ones = new OneDatePages(dated);
        DateApi api = new DateApi(room, kind);
        String text = ArticleDates.list(kind) + "/{" + kind.part() + "}/dates";
        String desk = DESK + text;
        String date = "/{" + AgendaRoom.part(kind) + "}";
        String one = desk + date;
        return List.of(
                holding(WRITE, GET, desk, pages::list),
                holding(WRITE, POST, desk, pages::add),
                holding(WRITE, GET, one, ones::show),
                holding(WRITE, POST, one, ones::save),
                holding(WRITE, GET, one + "/retrait", ones::confirm),
                holding(WRITE, POST, one + "/retrait", ones::remove),
                api(
                        READ,
                        GET,
                        API + text,
                        many("list" + noun + "Dates", "Lists when and where it takes place."),
                        api::list),
                api(
                        WRITE,
                        POST,
                        API + text,
                        many("add" + noun + "Dates", "Adds a date, or one that comes again.")
                                .takes(DateInput.class)
                                .with(201),
                        api::add),
                api(
                        WRITE,
                        PUT,
                        API + text + date,
                        many("replace" + noun + "Date", "Changes a date, or calls it off.")
                                .takes(DateInput.class),
                        api::replace),
                api(
                        WRITE,
                        DELETE,
                        API + text + date,
                        many("remove" + noun + "Date", "Removes a date that was never meant.")
                                .with(200),
                        api::remove));
    }

    private static ApiDoc many(String operation, String summary) {
        return ApiDoc.of(operation, summary).givesMany(DateJson.class);
    }
}
