package org.preau.files;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.preau.account.LinkPasswords;
import org.preau.backup.store.ObjectStore;
import org.preau.base.TenantId;
import org.preau.jobs.Jobs;
import org.preau.media.SmallPictures;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Messages;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.Route;
import org.preau.web.Secrets;

/** The feature put together from the house's foundation: its acts and its routes. */
public final class FilesFeature {

    /**
     * What it stands on.
     *
     * @param enter the capability over an association, for whoever shows the secret of a link of it
     */
    public record Ground(
            Clock clock,
            Database database,
            Jobs jobs,
            ObjectStore store,
            TenantDirectory directory,
            Function<TenantId, Tenancy> enter,
            Secrets secrets,
            Origins origins,
            Pages pages,
            Messages messages) {}

    private FilesFeature() {}

    /** Has what never came whole swept away. Once for a server, before its jobs start. */
    public static void jobs(Ground ground) {
        SweepPartials sweep = sweep(ground);
        ground.jobs().register(SweepPartials.KIND, (tenancy, due) -> sweep.run(tenancy));
    }

    private static SweepPartials sweep(Ground ground) {
        return new SweepPartials(
                ground.database(), ground.jobs(), new PartShelf(ground.store()), ground.clock());
    }

    public static List<Route> routes(Ground ground) {
        FileShelf shelf = new FileShelf(ground.store());
        PutFile put = new PutFile(ground.database(), shelf);
        FilesRoom room =
                new FilesRoom(
                        ground.database(),
                        shelf,
                        new SmallPictures(ground.store()),
                        ground.pages(),
                        ground.messages(),
                        FilesRoom.FileActs.of(ground.database(), shelf, put));
        FolderZip zip = new FolderZip(ground.database(), shelf);
        FilePages files = new FilePages(room);
        List<Route> routes = new ArrayList<>();
        routes.addAll(dav(ground, shelf, put));
        routes.addAll(
                FilesRoutes.pages(
                        new FolderPages(room, zip),
                        files,
                        new VersionPages(room, files, ground.clock()),
                        new TrashPages(room),
                        new BackPages(room)));
        routes.addAll(
                FilesApiRoutes.programs(new FilesApi(room), new HistoryApi(room, ground.clock())));
        routes.addAll(links(ground, room, zip));
        routes.addAll(partials(ground, room));
        return List.copyOf(routes);
    }

    private static List<Route> dav(Ground ground, FileShelf shelf, PutFile put) {
        return FilesRoutes.dav(
                new DavSpace(ground.database(), shelf, put),
                new DavFind(ground.database()),
                new DavPatch(ground.database()),
                new DavLocks(ground.database(), put));
    }

    private static List<Route> links(Ground ground, FilesRoom room, FolderZip zip) {
        Clock clock = ground.clock();
        LinkPasswords passwords = new LinkPasswords(ground.database(), ground.secrets());
        LinkKeys keys = new LinkKeys(ground.secrets(), clock);
        MakeLink make = new MakeLink(ground.database(), passwords, clock);
        RevokeLink revoke = new RevokeLink(ground.database());
        OpenLink open =
                new OpenLink(ground.directory(), ground.enter(), ground.database(), keys, clock);
        List<Route> routes = new ArrayList<>();
        routes.addAll(LinkRoutes.pages(new LinkPages(room, make, revoke, ground.origins(), clock)));
        routes.addAll(
                LinkRoutes.programs(new LinksApi(room, make, revoke, ground.origins(), clock)));
        routes.addAll(LinkRoutes.shared(new SharedPages(room, open, zip, passwords, keys)));
        return routes;
    }

    private static List<Route> partials(Ground ground, FilesRoom room) {
        PartShelf shelf = new PartShelf(ground.store());
        FinishPartial finish = new FinishPartial(ground.database(), shelf, room.acts().put());
        PartialsApi partials =
                new PartialsApi(
                        room,
                        new BeginPartial(ground.database(), sweep(ground), ground.clock()),
                        new TakePart(ground.database(), shelf, finish),
                        finish,
                        new DropPartial(ground.database(), shelf));
        List<Route> routes = new ArrayList<>(PartialRoutes.pages(partials));
        routes.addAll(PartialRoutes.programs(partials));
        return routes;
    }
}
