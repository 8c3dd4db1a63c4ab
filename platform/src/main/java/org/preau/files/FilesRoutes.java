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
import static org.preau.web.Method.PROPFIND;
import static org.preau.web.Method.PROPPATCH;
import static org.preau.web.Method.PUT;
import static org.preau.web.Method.UNLOCK;

import java.util.List;
import org.preau.tenancy.Right;
import org.preau.web.AppUse;
import org.preau.web.Method;
import org.preau.web.Route;

/** Who may do what to files. */
final class FilesRoutes {

    private static final String SPACE = "/dav/{association}/{path*}";

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

    private static Route program(Right right, Method method, Route.AtDesk handler) {
        return Route.byAppPassword(AppUse.FILES, right, method, SPACE, handler);
    }
}
