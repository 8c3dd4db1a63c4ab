package org.preau.moving;

import static org.preau.tenancy.Right.ARRANGE;
import static org.preau.web.Method.DELETE;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;
import static org.preau.web.Route.api;
import static org.preau.web.Route.holding;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.preau.backup.store.ObjectStore;
import org.preau.exchange.BringSite;
import org.preau.exchange.ExportMarkdown;
import org.preau.exchange.ExportStatic;
import org.preau.exchange.ExportWxr;
import org.preau.jobs.Jobs;
import org.preau.media.DeleteMedia;
import org.preau.snapshot.Safeguard;
import org.preau.sql.Database;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Messages;
import org.preau.web.ApiDoc;
import org.preau.web.Pages;
import org.preau.web.Route;

/** The feature put together: its acts, its jobs, and where sites come and go. */
public final class MovingFeature {

    private static final String DESK = "/espace/{association}";
    private static final String API = "/api/v1/associations/{association}";

    /**
     * What it stands on.
     *
     * @param work an existing folder for what is unpacked and made meanwhile
     */
    public record Ground(
            Clock clock,
            TenantDirectory directory,
            Database database,
            Jobs jobs,
            ObjectStore objects,
            Path work,
            Messages messages,
            Pages pages,
            BringSite bring,
            ExportStatic files,
            ExportMarkdown markdown,
            ExportWxr wxr,
            DeleteMedia delete,
            Safeguard safeguard) {}

    private final Ground ground;
    private final Storeroom storeroom;

    public MovingFeature(Ground ground) {
        this.ground = ground;
        this.storeroom = new Storeroom(ground.objects(), ground.work());
    }

    /** Once for a server, before its jobs start. */
    public void jobs() {
        RunArrival arrival =
                new RunArrival(
                        ground.database(),
                        ground.directory(),
                        storeroom,
                        ground.bring(),
                        ground.safeguard());
        RunDeparture departure =
                new RunDeparture(
                        ground.database(),
                        ground.directory(),
                        storeroom,
                        new RunDeparture.Exports(ground.files(), ground.markdown(), ground.wxr()));
        ForgetMoved forget = new ForgetMoved(ground.database(), storeroom);
        ground.jobs().register(MovingJobs.ARRIVAL, arrival::run);
        ground.jobs().register(MovingJobs.DEPARTURE, departure::run);
        ground.jobs().register(MovingJobs.FORGET, forget::run);
    }

    public List<Route> routes() {
        Database database = ground.database();
        TakeSite take = new TakeSite(database, storeroom, ground.jobs(), ground.clock());
        ConfirmArrival confirm = new ConfirmArrival(database, ground.jobs(), ground.clock());
        UndoArrival undo = new UndoArrival(database, ground.delete());
        AskDeparture ask = new AskDeparture(database, ground.jobs(), ground.clock());
        List<Route> routes = new ArrayList<>();
        routes.addAll(
                arrivals(
                        new ArrivalPages(
                                database, ground.pages(), ground.messages(), take, confirm, undo)));
        routes.addAll(departures(new DeparturePages(database, ground.pages(), storeroom, ask)));
        routes.addAll(
                arrivalsApi(
                        new ArrivalsApi(
                                database, ground.pages(), ground.messages(), take, confirm, undo)));
        routes.addAll(departuresApi(new DeparturesApi(database, ground.pages(), storeroom, ask)));
        return List.copyOf(routes);
    }

    private static List<Route> arrivals(ArrivalPages pages) {
        String list = DESK + "/import";
        String one = list + "/{arrival}";
        return List.of(
                holding(ARRANGE, GET, list, pages::start),
                holding(ARRANGE, POST, list, pages::send).takingFiles(),
                holding(ARRANGE, GET, one, pages::show),
                holding(ARRANGE, POST, one, pages::confirm),
                holding(ARRANGE, GET, one + "/rapport.csv", pages::report),
                holding(ARRANGE, GET, one + "/retrait", pages::askUndo),
                holding(ARRANGE, POST, one + "/retrait", pages::undo));
    }

    private static List<Route> departures(DeparturePages pages) {
        String list = DESK + "/export";
        String one = list + "/{departure}";
        return List.of(
                holding(ARRANGE, GET, list, pages::start),
                holding(ARRANGE, POST, list, pages::ask),
                holding(ARRANGE, GET, one, pages::show),
                holding(ARRANGE, GET, one + "/fichier", pages::file));
    }

    private static List<Route> arrivalsApi(ArrivalsApi arrivals) {
        String list = API + "/arrivals";
        String one = list + "/{arrival}";
        return List.of(
                api(
                        ARRANGE,
                        GET,
                        list,
                        ApiDoc.of("listArrivals", "Lists sites that came, newest first.")
                                .givesMany(ArrivalJson.class),
                        arrivals::list),
                api(
                                ARRANGE,
                                POST,
                                list,
                                ApiDoc.of(
                                                "createArrival",
                                                "Takes a former site in: the body is the file, ?name= says its name. A job looks at it.")
                                        .asks("name", String.class, "How the file is called.")
                                        .asks(
                                                "fetch",
                                                boolean.class,
                                                "Whether pictures are asked of the former site.")
                                        .gives(ArrivalJson.class)
                                        .with(201),
                                arrivals::create)
                        .takingFiles(),
                api(
                        ARRANGE,
                        GET,
                        one,
                        ApiDoc.of("getArrival", "Reads how far it is, and its loss report.")
                                .gives(ArrivalJson.class),
                        arrivals::get),
                api(
                        ARRANGE,
                        POST,
                        one + "/confirmation",
                        ApiDoc.of("confirmArrival", "Has a site that was looked at come.")
                                .gives(ArrivalJson.class)
                                .with(202),
                        arrivals::confirm),
                api(
                        ARRANGE,
                        DELETE,
                        one,
                        ApiDoc.of("undoArrival", "Takes away what it brought and nobody touched.")
                                .gives(ArrivalJson.class),
                        arrivals::undo));
    }

    private static List<Route> departuresApi(DeparturesApi departures) {
        String list = API + "/departures";
        String one = list + "/{departure}";
        return List.of(
                api(
                        ARRANGE,
                        GET,
                        list,
                        ApiDoc.of("listDepartures", "Lists files made of the site, newest first.")
                                .givesMany(DepartureJson.class),
                        departures::list),
                api(
                        ARRANGE,
                        POST,
                        list,
                        ApiDoc.of("createDeparture", "Has the site made into a file.")
                                .takes(DepartureInput.class)
                                .gives(DepartureJson.class)
                                .with(201),
                        departures::create),
                api(
                        ARRANGE,
                        GET,
                        one,
                        ApiDoc.of("getDeparture", "Reads how far it is.")
                                .gives(DepartureJson.class),
                        departures::get),
                api(
                        ARRANGE,
                        GET,
                        one + "/file",
                        ApiDoc.of("downloadDeparture", "Gives the file itself."),
                        departures::file));
    }
}
