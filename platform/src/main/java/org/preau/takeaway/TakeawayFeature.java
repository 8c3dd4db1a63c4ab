package org.preau.takeaway;

import static org.preau.tenancy.Right.PEOPLE;
import static org.preau.web.Method.DELETE;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;
import static org.preau.web.Route.api;
import static org.preau.web.Route.holding;
import static org.preau.web.Route.operator;
import static org.preau.web.Route.operatorApi;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.preau.backup.store.ObjectStore;
import org.preau.jobs.Jobs;
import org.preau.mail.Post;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Messages;
import org.preau.web.ApiDoc;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.Route;

/**
 * The feature put together: its jobs, its screens, its API. Archives hold the addresses of people,
 * so they are made and downloaded by whoever answers for people.
 */
public final class TakeawayFeature {

    private static final String DESK = "/espace/{association}/tout-emporter";
    private static final String CONSOLE = "/console/associations/archive";
    private static final String PLATFORM = "/api/v1/platform/takeaways";
    private static final String API = "/api/v1/associations/{association}/takeaways";

    /**
     * What it stands on.
     *
     * @param work an existing folder for what is made meanwhile
     */
    public record Ground(
            Clock clock,
            TenantDirectory directory,
            Database database,
            Jobs jobs,
            Post post,
            ObjectStore objects,
            Path work,
            Messages messages,
            Origins origins,
            Pages pages,
            PackTakeaway pack,
            BringTakeaway bring,
            Proven proven,
            Supplier<Tenancy> portal) {}

    private final Ground ground;
    private final Shelf shelf;

    public TakeawayFeature(Ground ground) {
        this.ground = ground;
        this.shelf = new Shelf(ground.objects(), ground.work());
    }

    /** Once for a server, before its jobs start. */
    public void jobs() {
        RunTakeaway make =
                new RunTakeaway(
                        ground.database(),
                        ground.directory(),
                        shelf,
                        ground.pack(),
                        new RunTakeaway.Mouth(ground.post(), ground.messages(), ground.origins()));
        ForgetTakeaway forget = new ForgetTakeaway(ground.database(), shelf);
        ground.jobs().register(TakeawayJobs.MAKE, make::run);
        RunComing bring = new RunComing(ground.database(), shelf, ground.bring());
        ground.jobs().register(TakeawayJobs.FORGET, forget::run);
        ground.jobs().register(TakeawayJobs.BRING, bring::run);
    }

    public List<Route> routes() {
        AskTakeaway ask = new AskTakeaway(ground.database(), ground.jobs(), ground.clock());
        CancelTakeaway cancel = new CancelTakeaway(ground.database(), shelf);
        DownloadTakeaway download = new DownloadTakeaway(ground.database(), shelf);
        List<Route> routes = new ArrayList<>();
        routes.addAll(
                pages(
                        new TakeawayPages(
                                ground.database(),
                                ground.pages(),
                                download,
                                ask,
                                cancel,
                                ground.proven())));
        routes.addAll(
                programs(
                        new TakeawaysApi(
                                ground.database(), ground.pages(), download, ask, cancel)));
        TakeArchive take = new TakeArchive(ground.database(), shelf, ground.jobs(), ground.clock());
        routes.addAll(
                console(new ComingPages(ground.database(), ground.pages(), take, ground.portal())));
        routes.addAll(
                platform(
                        new ComingApi(ground.database(), ground.pages(), ground.messages(), take)));
        return List.copyOf(routes);
    }

    private static List<Route> console(ComingPages pages) {
        String one = CONSOLE + "/{id}";
        return List.of(
                operator(GET, CONSOLE, pages::start),
                operator(POST, CONSOLE, pages::send).takingFiles(),
                operator(GET, one, pages::show));
    }

    private static List<Route> platform(ComingApi archives) {
        return List.of(
                operatorApi(
                        GET,
                        PLATFORM,
                        ApiDoc.of(
                                        "listTakeawayArrivals",
                                        "Lists archives of associations that came, newest first.")
                                .givesMany(ComingApi.Arrived.class),
                        archives::list),
                operatorApi(
                                POST,
                                PLATFORM,
                                ApiDoc.of(
                                                "createTakeawayArrival",
                                                "Brings an association from an archive: the body is the archive. A job does it.")
                                        .asks("name", String.class, "How the file is called.")
                                        .asks(
                                                "slug",
                                                String.class,
                                                "Its short name here; the one it had unless said.")
                                        .gives(ComingApi.Arrived.class)
                                        .with(202),
                                archives::create)
                        .takingFiles(),
                operatorApi(
                        GET,
                        PLATFORM + "/{id}",
                        ApiDoc.of("getTakeawayArrival", "Reads how far it is, or what came.")
                                .gives(ComingApi.Arrived.class),
                        archives::get));
    }

    private static List<Route> pages(TakeawayPages pages) {
        String one = DESK + "/{takeaway}";
        return List.of(
                holding(PEOPLE, GET, DESK, pages::start),
                holding(PEOPLE, POST, DESK, pages::ask),
                holding(PEOPLE, GET, one, pages::show),
                holding(PEOPLE, GET, one + "/fichier", pages::file),
                holding(PEOPLE, POST, one + "/retrait", pages::cancel));
    }

    private static List<Route> programs(TakeawaysApi takeaways) {
        String one = API + "/{takeaway}";
        return List.of(
                api(
                        PEOPLE,
                        GET,
                        API,
                        ApiDoc.of("listTakeaways", "Lists archives of everything, newest first.")
                                .givesMany(TakeawayJson.class),
                        takeaways::list),
                api(
                        PEOPLE,
                        POST,
                        API,
                        ApiDoc.of(
                                        "createTakeaway",
                                        "Has everything put into one archive, or gives the one under way.")
                                .takes(TakeawayInput.class)
                                .gives(TakeawayJson.class)
                                .with(202),
                        takeaways::create),
                api(
                        PEOPLE,
                        GET,
                        one,
                        ApiDoc.of("getTakeaway", "Reads how far it is.").gives(TakeawayJson.class),
                        takeaways::get),
                api(
                        PEOPLE,
                        GET,
                        one + "/file",
                        ApiDoc.of(
                                "downloadTakeaway", "Gives the archive itself; Range is honoured."),
                        takeaways::file),
                api(
                        PEOPLE,
                        DELETE,
                        one,
                        ApiDoc.of("deleteTakeaway", "Stops it, or erases it before its time."),
                        takeaways::delete));
    }
}
