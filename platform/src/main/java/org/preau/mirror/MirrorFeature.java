package org.preau.mirror;

import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;
import static org.preau.web.Route.operator;
import static org.preau.web.Route.operatorApi;

import java.time.Clock;
import java.util.List;
import org.preau.backup.store.ObjectStore;
import org.preau.jobs.Jobs;
import org.preau.mail.ToOperators;
import org.preau.mirror.MirrorApi.MirrorJson;
import org.preau.sql.Database;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Messages;
import org.preau.web.ApiDoc;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.Route;

/** The feature put together: its jobs, its screen, its API. */
public final class MirrorFeature {

    private static final String API = "/api/v1/platform/mirror";

    /** What it stands on. */
    public record Ground(
            Clock clock,
            TenantDirectory directory,
            Database database,
            Jobs jobs,
            ToOperators letters,
            Messages messages,
            Origins origins,
            Pages pages,
            ObjectStore vaults,
            MirrorPlace place) {}

    private final Ground ground;
    private final RunMirror run;
    private final EraseInMirror erase;
    private final TellLate late;
    private final MirrorJobs jobs;

    public MirrorFeature(Ground ground) {
        this.ground = ground;
        TellOperators tell =
                new TellOperators(
                        ground.database(),
                        ground.directory(),
                        ground.origins(),
                        ground.letters(),
                        ground.clock());
        RunMirror.Ground under =
                new RunMirror.Ground(
                        ground.database(), ground.vaults(), ground.place(), tell, ground.clock());
        run = new RunMirror(under);
        erase = new EraseInMirror(under);
        late =
                new TellLate(
                        new TellLate.Ground(
                                ground.database(),
                                ground.directory(),
                                ground.origins(),
                                ground.messages(),
                                ground.letters(),
                                ground.place(),
                                ground.clock()));
        jobs =
                new MirrorJobs(
                        ground.database(),
                        ground.jobs(),
                        ground.directory(),
                        ground.place(),
                        run,
                        erase,
                        late,
                        ground.clock());
    }

    /** Once for a server, before its jobs start. */
    public void jobs() {
        jobs.register();
    }

    /** Where it stands, for programs. */
    public Object standing() {
        return MirrorApi.json(ground.place(), now(), ground.clock().instant());
    }

    /** The same in lines for people. */
    public String told() {
        return TellStanding.lines(ground.place(), now(), ground.clock().instant());
    }

    /** Whether nobody need look after it; a platform without one is none of its business. */
    public boolean isWell() {
        String word = now().word(ground.place().isSet(), ground.clock().instant());
        return List.of("off", "never", "well").contains(word);
    }

    private MirrorStanding now() {
        return MirrorStanding.read(ground.database(), ground.clock().instant());
    }

    /**
     * Runs it at once, without its job.
     *
     * @return why it did not get to its end; empty if it did
     */
    public String run() {
        return jobs.run();
    }

    /** Has erasures reach the mirror at once, without their job; how many vaults are done. */
    public int erase() {
        return erase.run();
    }

    /** Looks at once whether it is late, and writes to the operators what is new. */
    void tellLate() {
        late.run();
    }

    /** When it runs. */
    MirrorJobs acts() {
        return jobs;
    }

    public List<Route> routes() {
        MirrorPages pages =
                new MirrorPages(
                        ground.database(), ground.pages(), ground.place(), jobs, ground.clock());
        MirrorApi api = new MirrorApi(ground.database(), ground.place(), jobs, ground.clock());
        return List.of(
                operator(GET, MirrorPages.PAGE, pages::show),
                operator(POST, MirrorPages.PAGE, pages::run),
                operatorApi(
                        GET,
                        API,
                        ApiDoc.of("getMirror", "Says how the second copy of all snapshots stands.")
                                .gives(MirrorJson.class)
                                .with(200),
                        api::get),
                operatorApi(
                        POST,
                        API + "/runs",
                        ApiDoc.of("runMirror", "Has the mirror brought up to date now.")
                                .gives(MirrorJson.class)
                                .with(202),
                        api::run));
    }
}
