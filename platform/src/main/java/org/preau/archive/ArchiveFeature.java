package org.preau.archive;

import static org.preau.tenancy.Right.ARRANGE;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;
import static org.preau.web.Route.api;
import static org.preau.web.Route.holding;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.preau.archive.SnapshotShapes.DifferenceJson;
import org.preau.archive.SnapshotShapes.PlanJson;
import org.preau.archive.SnapshotShapes.RestorationInput;
import org.preau.archive.SnapshotShapes.RestorationJson;
import org.preau.archive.SnapshotShapes.SnapshotJson;
import org.preau.archive.SnapshotShapes.TakenJson;
import org.preau.backup.store.ObjectStore;
import org.preau.jobs.Jobs;
import org.preau.site.SaveArticle;
import org.preau.snapshot.Chapters;
import org.preau.sql.Database;
import org.preau.text.Messages;
import org.preau.web.ApiDoc;
import org.preau.web.AppUse;
import org.preau.web.Method;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.Route;
import org.preau.web.SitePages;

/** The feature put together: its jobs, its screens, its API. */
public final class ArchiveFeature {

    private static final String DESK = "/espace/{association}";
    private static final String GIT = "/git/{association}.git";
    private static final String API = "/api/v1/associations/{association}";

    /** What it stands on. */
    public record Ground(
            Clock clock,
            Database database,
            Jobs jobs,
            Pages pages,
            Chapters chapters,
            Vaults vaults,
            TakeSnapshot take,
            RestoreSnapshot restore,
            SaveArticle save,
            FillPlace fill,
            ScratchPlaces places,
            SitePages site,
            ObjectStore objects,
            Origins origins,
            Messages messages,
            String bandCss,
            Words words) {}

    private final Ground ground;

    public ArchiveFeature(Ground ground) {
        this.ground = ground;
    }

    /** Once for a server, before its jobs start. */
    public void jobs() {
        new KeepUp(
                        ground.database(),
                        ground.jobs(),
                        ground.vaults(),
                        ground.take(),
                        ground.words(),
                        ground.clock())
                .register();
        new EraseFromVersions(
                        ground.database(),
                        ground.jobs(),
                        ground.chapters(),
                        ground.vaults(),
                        ground.clock())
                .register();
        new ErasePerson(ground.database(), ground.chapters(), ground.vaults())
                .register(ground.jobs());
        RestoreJob restoring = new RestoreJob(ground.database(), ground.restore(), ground.words());
        ground.jobs().register(RestoreJob.KIND, restoring::run);
        new FillJob(ground.database(), ground.fill(), ground.places()).register(ground.jobs());
    }

    public List<Route> routes() {
        Room room =
                new Room(
                        ground.database(),
                        ground.pages(),
                        ground.vaults(),
                        ground.take(),
                        ground.restore(),
                        new RestoreText(
                                ground.database(),
                                ground.vaults(),
                                ground.restore(),
                                ground.save(),
                                ground.words()),
                        new AskRestore(
                                ground.database(), ground.vaults(), ground.jobs(), ground.clock()),
                        ground.places(),
                        ground.messages(),
                        ground.clock(),
                        ground.words());
        List<Route> routes =
                new ArrayList<>(pages(new MomentPages(room, site()), new PlanPages(room)));
        routes.add(
                holding(
                        ARRANGE,
                        GET,
                        DESK + "/retour/{restoration}",
                        new RestorationPages(room)::show));
        routes.addAll(programs(new SnapshotsApi(room)));
        routes.addAll(git(new OpenVaults(ground.vaults())));
        return List.copyOf(routes);
    }

    private MomentSite site() {
        return new MomentSite(
                new MomentSite.Ground(
                        ground.database(),
                        ground.fill(),
                        ground.site(),
                        ground.objects(),
                        ground.origins(),
                        ground.messages(),
                        ground.bandCss()));
    }

    private static List<Route> pages(MomentPages pages, PlanPages plans) {
        String list = DESK + "/retours";
        String one = list + "/{version}";
        return List.of(
                holding(ARRANGE, GET, list, pages::list),
                holding(ARRANGE, POST, list, pages::take),
                holding(ARRANGE, GET, one, pages::show),
                holding(ARRANGE, GET, one + "/site", pages::site),
                holding(ARRANGE, GET, one + "/plan", plans::plan),
                holding(ARRANGE, POST, one, plans::restore),
                holding(ARRANGE, POST, one + "/textes/{article}", plans::text));
    }

    /** Everything in all its versions: for whoever may look at snapshots and bring them back. */
    private List<Route> git(OpenVaults vaults) {
        GitSpace git = new GitSpace(ground.database(), vaults);
        LfsSpace lfs = new LfsSpace(vaults);
        return List.of(
                byGit(GET, "/info/refs", git::refs),
                byGit(POST, "/git-upload-pack", git::fetch),
                byGit(POST, "/git-receive-pack", git::push),
                byGit(POST, "/info/lfs/objects/batch", lfs::batch),
                byGit(GET, "/info/lfs/objects/{oid}", lfs::object));
    }

    private static Route byGit(Method method, String path, Route.AtDesk handler) {
        return Route.byAppPassword(AppUse.GIT, ARRANGE, method, GIT + path, handler);
    }

    private static List<Route> programs(SnapshotsApi snapshots) {
        String list = API + "/snapshots";
        String one = list + "/{version}";
        return List.of(
                api(
                        ARRANGE,
                        GET,
                        list,
                        ApiDoc.of("listSnapshots", "Lists the snapshots, newest first.")
                                .givesMany(SnapshotJson.class),
                        snapshots::list),
                api(
                        ARRANGE,
                        POST,
                        list,
                        ApiDoc.of("createSnapshot", "Takes a snapshot, if anything changed.")
                                .gives(TakenJson.class)
                                .with(201),
                        snapshots::create),
                api(
                        ARRANGE,
                        GET,
                        one + "/difference",
                        ApiDoc.of(
                                        "compareSnapshots",
                                        "Says which files are not the same in an earlier one and this one.")
                                .asks("from", Long.class, "The earlier one's number.")
                                .gives(DifferenceJson.class),
                        snapshots::difference),
                api(
                        ARRANGE,
                        GET,
                        one + "/plan",
                        ApiDoc.of("planRestoration", "Says what going back to it would do.")
                                .asks("only", String.class, "Chapters, with commas between.")
                                .asks("people", Boolean.class, "People's offices too.")
                                .gives(PlanJson.class),
                        snapshots::plan),
                api(
                        ARRANGE,
                        POST,
                        one + "/restorations",
                        ApiDoc.of("createRestoration", "Has a job bring it back.")
                                .takes(RestorationInput.class)
                                .gives(RestorationJson.class)
                                .with(202),
                        snapshots::restore),
                api(
                        ARRANGE,
                        GET,
                        API + "/restorations/{restoration}",
                        ApiDoc.of("getRestoration", "Reads how far it is, and what it did.")
                                .gives(RestorationJson.class),
                        snapshots::restoration));
    }
}
