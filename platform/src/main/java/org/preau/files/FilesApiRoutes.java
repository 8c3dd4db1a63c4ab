package org.preau.files;

import static org.preau.tenancy.Right.READ;
import static org.preau.tenancy.Right.WRITE;
import static org.preau.web.Method.DELETE;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;
import static org.preau.web.Method.PUT;
import static org.preau.web.Route.api;

import java.util.List;
import org.preau.web.ApiDoc;
import org.preau.web.Route;

/** Who may do what to files by the API. */
final class FilesApiRoutes {

    private static final String API = "/api/v1/associations/{association}/files";
    private static final String API_FOLDER = API + "/folders/{folder}";
    private static final String API_NODE = API + "/{node}";

    private FilesApiRoutes() {}

    static List<Route> programs(FilesApi api, HistoryApi history) {
        return List.of(
                api(
                        READ,
                        GET,
                        API_FOLDER,
                        ApiDoc.of(
                                        "listFiles",
                                        "What a folder holds; the root is 00000000-0000-0000-0000-000000000000.")
                                .givesMany(FilesJson.FileJson.class),
                        api::list),
                api(
                                WRITE,
                                PUT,
                                API_FOLDER + "/content",
                                ApiDoc.of(
                                                "putFile",
                                                "Puts a file into a folder, or another version of the one of that name: the body is the file.")
                                        .asks("name", String.class, "What it is called.")
                                        .gives(FilesJson.FileJson.class),
                                api::put)
                        .takingFiles(),
                api(
                        WRITE,
                        POST,
                        API_FOLDER + "/folders",
                        ApiDoc.of("makeFolder", "Makes a folder in a folder.")
                                .takes(FilesJson.NewFolder.class)
                                .gives(FilesJson.FileJson.class),
                        api::makeFolder),
                api(
                        WRITE,
                        POST,
                        API_FOLDER + "/moment",
                        ApiDoc.of(
                                        "putFolderBack",
                                        "Puts a folder back to how it was at a moment, or says what that would do.")
                                .takes(FilesJson.MomentJson.class)
                                .gives(FilesJson.BackJson.class),
                        history::back),
                api(
                        READ,
                        GET,
                        API_NODE,
                        ApiDoc.of("getFile", "A file or folder.").gives(FilesJson.FileJson.class),
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
                                .takes(FilesJson.PlaceJson.class)
                                .gives(FilesJson.FileJson.class),
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
                                .givesMany(FilesJson.FileVersionJson.class),
                        history::versions),
                api(
                        WRITE,
                        POST,
                        API_NODE + "/versions/{version}",
                        ApiDoc.of("bringVersionBack", "Gives a file the bytes again that it had.")
                                .gives(FilesJson.FileJson.class),
                        history::bringBack),
                api(
                        WRITE,
                        DELETE,
                        API_NODE + "/versions/{version}",
                        ApiDoc.of("dropFileVersion", "Lets go of a former version for good.")
                                .gives(FilesJson.EmptiedJson.class),
                        history::drop),
                api(
                        WRITE,
                        DELETE,
                        API_NODE + "/versions",
                        ApiDoc.of(
                                        "dropFormerVersions",
                                        "Lets go of all versions but the one in place.")
                                .gives(FilesJson.EmptiedJson.class),
                        history::dropOlder),
                api(
                        WRITE,
                        POST,
                        API + "/thinning",
                        ApiDoc.of(
                                        "thinFileVersions",
                                        "Keeps all versions of a day, one a day of a month, one a week of a year, one a month before.")
                                .gives(FilesJson.EmptiedJson.class),
                        history::thin),
                api(
                        READ,
                        GET,
                        API + "/trash",
                        ApiDoc.of("listTrash", "What was thrown away, newest first.")
                                .givesMany(FilesJson.TrashedJson.class),
                        history::trash),
                api(
                        WRITE,
                        POST,
                        API + "/trash/{trashed}",
                        ApiDoc.of("restoreFile", "Brings something back from the trash.")
                                .gives(FilesJson.FileJson.class),
                        history::restore),
                api(
                        WRITE,
                        DELETE,
                        API + "/trash",
                        ApiDoc.of("emptyTrash", "Empties the trash for good.")
                                .gives(FilesJson.EmptiedJson.class),
                        history::empty));
    }
}
