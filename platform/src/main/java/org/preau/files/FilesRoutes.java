package org.preau.files;

import static org.preau.tenancy.Right.READ;
import static org.preau.tenancy.Right.WRITE;
import static org.preau.web.Method.COPY;
import static org.preau.web.Method.DELETE;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.LOCK;
import static org.preau.web.Method.MKCOL;
import static org.preau.web.Method.MOVE;
import static org.preau.web.Method.OPTIONS;
import static org.preau.web.Method.POST;
import static org.preau.web.Method.PROPFIND;
import static org.preau.web.Method.PROPPATCH;
import static org.preau.web.Method.PUT;
import static org.preau.web.Method.UNLOCK;
import static org.preau.web.Route.holding;

import java.util.List;
import org.preau.tenancy.Right;
import org.preau.web.AppUse;
import org.preau.web.Method;
import org.preau.web.Route;

/** Who may do what to files. */
final class FilesRoutes {

    private static final String SPACE = "/dav/{association}/{path*}";

    private static final String PAGES = "/espace/{association}/fichiers";
    private static final String FOLDER = PAGES + "/dossiers/{folder}";
    private static final String NODE = PAGES + "/{node}";

    private FilesRoutes() {}

    static List<Route> dav(DavSpace space, DavFind find, DavPatch patch, DavLocks locks) {
        return List.of(
                program(READ, OPTIONS, space::options),
                program(READ, PROPFIND, find::run),
                program(READ, GET, space::get),
                program(WRITE, PUT, space::put).takingFiles(),
                program(WRITE, DELETE, space::delete),
                program(WRITE, PROPPATCH, patch::run),
                program(WRITE, MKCOL, space::makeFolder),
                program(WRITE, COPY, space::copy),
                program(WRITE, MOVE, space::move),
                program(WRITE, LOCK, locks::lock),
                program(WRITE, UNLOCK, locks::unlock));
    }

    static List<Route> pages(
            FolderPages folders,
            FilePages files,
            VersionPages versions,
            TrashPages trash,
            BackPages back) {
        return List.of(
                holding(READ, GET, PAGES, folders::root),
                holding(READ, GET, FOLDER, folders::show),
                holding(READ, GET, FOLDER + "/zip", folders::zip),
                holding(WRITE, POST, FOLDER + "/envoi", folders::send).takingFiles(),
                holding(WRITE, POST, FOLDER + "/nouveau", folders::make),
                holding(WRITE, GET, FOLDER + "/avant", back::ask),
                holding(WRITE, POST, FOLDER + "/avant", back::put),
                holding(READ, GET, PAGES + "/corbeille", trash::show),
                holding(WRITE, POST, PAGES + "/corbeille/{trashed}", trash::restore),
                holding(WRITE, GET, PAGES + "/corbeille/vider", trash::ask),
                holding(WRITE, POST, PAGES + "/corbeille/vider", trash::empty),
                holding(READ, GET, NODE, files::show),
                holding(READ, GET, NODE + "/contenu", files::content),
                holding(READ, GET, NODE + "/telechargement", files::download),
                holding(WRITE, POST, NODE + "/nom", files::rename),
                holding(WRITE, POST, NODE + "/place", files::move),
                holding(WRITE, POST, NODE + "/suppression", files::remove),
                holding(READ, GET, NODE + "/versions/{version}", versions::version),
                holding(WRITE, POST, NODE + "/versions/{version}", versions::bringBack),
                holding(WRITE, GET, NODE + "/versions/{version}/oubli", versions::ask),
                holding(WRITE, POST, NODE + "/versions/{version}/oubli", versions::drop),
                holding(WRITE, GET, NODE + "/oubli", versions::askOlder),
                holding(WRITE, POST, NODE + "/oubli", versions::dropOlder),
                holding(WRITE, GET, PAGES + "/allegement", versions::askThin),
                holding(WRITE, POST, PAGES + "/allegement", versions::thin));
    }

    private static Route program(Right right, Method method, Route.AtDesk handler) {
        return Route.byAppPassword(AppUse.FILES, right, method, SPACE, handler);
    }
}
