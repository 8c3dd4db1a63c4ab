package org.preau.files;

import java.util.ArrayList;
import java.util.List;
import org.preau.backup.store.ObjectStore;
import org.preau.sql.Database;
import org.preau.text.Messages;
import org.preau.web.Pages;
import org.preau.web.Route;

/** The feature put together from the house's foundation: its acts and its routes. */
public final class FilesFeature {

    /** What it stands on. */
    public record Ground(Database database, ObjectStore store, Pages pages, Messages messages) {}

    private FilesFeature() {}

    public static List<Route> routes(Ground ground) {
        FileShelf shelf = new FileShelf(ground.store());
        PutFile put = new PutFile(ground.database(), shelf);
        List<Route> routes = new ArrayList<>();
        routes.addAll(
                FilesRoutes.dav(
                        new DavSpace(ground.database(), shelf, put),
                        new DavFind(ground.database()),
                        new DavPatch(ground.database()),
                        new DavLocks(ground.database(), put)));
        FilesRoom room =
                new FilesRoom(
                        ground.database(),
                        shelf,
                        ground.pages(),
                        ground.messages(),
                        FilesRoom.FileActs.of(ground.database(), shelf, put));
        routes.addAll(
                FilesRoutes.pages(
                        new FolderPages(room),
                        new FilePages(room),
                        new TrashPages(room),
                        new BackPages(room)));
        routes.addAll(FilesRoutes.programs(new FilesApi(room)));
        return List.copyOf(routes);
    }
}
