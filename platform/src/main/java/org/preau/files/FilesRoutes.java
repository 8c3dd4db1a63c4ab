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
import static org.preau.web.Route.api;
import static org.preau.web.Route.holding;

import java.util.List;
import org.preau.tenancy.Right;
import org.preau.web.ApiDoc;
import org.preau.web.AppUse;
import org.preau.web.Method;
import org.preau.web.Route;

/** Who may do what to files. */
final class FilesRoutes {

    private static final String SPACE = "/dav/{association}/{path*}";

    private static final String PAGES = "/espace/{association}/fichiers";
    private static final String FOLDER = PAGES + "/dossiers/{folder}";
    private static final String NODE = PAGES + "/{node}";

    private static final String API = "/api/v1/associations/{association}/files";
    private static final String API_FOLDER = API + "/folders/{folder}";
    private static final String API_NODE = API + "/{node}";

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
            FolderPages folders, FilePages files, TrashPages trash, BackPages back) {
        return List.of(
                holding(READ, GET, PAGES, folders::root),
                holding(READ, GET, FOLDER, folders::show),
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
                holding(READ, GET, NODE + "/versions/{version}", files::version),
                holding(WRITE, POST, NODE + "/versions/{version}", files::bringBack));
    }

    static List<Route> programs(FilesApi api) {
        return List.of(
                api(
                        READ,
                        GET,
                        API_FOLDER,
                        ApiDoc.of(
                                        "listFiles",
                                        "What a folder holds; the root is 00000000-0000-0000-0000-000000000000.")
                                .givesMany(FilesApi.FileJson.class),
                        api::list),
                api(
                                WRITE,
                                PUT,
                                API_FOLDER + "/content",
                                ApiDoc.of(
                                                "putFile",
                                                "Puts a file into a folder, or another version of the one of that name: the body is the file.")
                                        .asks("name", String.class, "What it is called.")
                                        .gives(FilesApi.FileJson.class),
                                api::put)
                        .takingFiles(),
                api(
                        WRITE,
                        POST,
                        API_FOLDER + "/folders",
                        ApiDoc.of("makeFolder", "Makes a folder in a folder.")
                                .takes(FilesApi.NewFolder.class)
                                .gives(FilesApi.FileJson.class),
                        api::makeFolder),
                api(
                        WRITE,
                        POST,
                        API_FOLDER + "/moment",
                        ApiDoc.of(
                                        "putFolderBack",
                                        "Puts a folder back to how it was at a moment, or says what that would do.")
                                .takes(FilesApi.MomentJson.class)
                                .gives(FilesApi.BackJson.class),
                        api::back),
                api(
                        READ,
                        GET,
                        API_NODE,
                        ApiDoc.of("getFile", "A file or folder.").gives(FilesApi.FileJson.class),
                        api::show),
                api(
                        READ,
                        GET,
                        API_NODE + "/content",
                        ApiDoc.of("getFileContent", "The bytes of a file; Range is honoured."),
                        api::content),
                api(
                        WRITE,
                        PUT,
                        API_NODE + "/place",
                        ApiDoc.of("placeFile", "Moves or renames; nothing is replaced by it.")
                                .takes(FilesApi.PlaceJson.class)
                                .gives(FilesApi.FileJson.class),
                        api::place),
                api(
                        WRITE,
                        DELETE,
                        API_NODE,
                        ApiDoc.of("removeFile", "Puts a file or folder into the trash."),
                        api::remove),
                api(
                        READ,
                        GET,
                        API_NODE + "/versions",
                        ApiDoc.of("listFileVersions", "The versions of a file, newest first.")
                                .givesMany(FilesApi.FileVersionJson.class),
                        api::versions),
                api(
                        WRITE,
                        POST,
                        API_NODE + "/versions/{version}",
                        ApiDoc.of("bringVersionBack", "Gives a file the bytes again that it had.")
                                .gives(FilesApi.FileJson.class),
                        api::bringBack),
                api(
                        READ,
                        GET,
                        API + "/trash",
                        ApiDoc.of("listTrash", "What was thrown away, newest first.")
                                .givesMany(FilesApi.TrashedJson.class),
                        api::trash),
                api(
                        WRITE,
                        POST,
                        API + "/trash/{trashed}",
                        ApiDoc.of("restoreFile", "Brings something back from the trash.")
                                .gives(FilesApi.FileJson.class),
                        api::restore),
                api(
                        WRITE,
                        DELETE,
                        API + "/trash",
                        ApiDoc.of("emptyTrash", "Empties the trash for good.")
                                .gives(FilesApi.EmptiedJson.class),
                        api::empty));
    }

    private static Route program(Right right, Method method, Route.AtDesk handler) {
        return Route.byAppPassword(AppUse.FILES, right, method, SPACE, handler);
    }
}
