package org.preau.media;

import static org.preau.tenancy.Right.ARRANGE;
import static org.preau.tenancy.Right.PUBLISH;
import static org.preau.tenancy.Right.READ;
import static org.preau.tenancy.Right.WRITE;
import static org.preau.web.Method.DELETE;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;
import static org.preau.web.Method.PUT;
import static org.preau.web.Route.api;
import static org.preau.web.Route.holding;

import java.util.ArrayList;
import java.util.List;
import org.preau.web.ApiDoc;
import org.preau.web.Route;

/** Where the library of a site is. */
public final class MediaRoutes {

    private static final String DESK = "/espace/{association}";
    private static final String API = "/api/v1/associations/{association}/media";

    private MediaRoutes() {}

    public static List<Route> of(MediaRoom room) {
        List<Route> routes = new ArrayList<>();
        routes.addAll(files(room));
        routes.addAll(pages(room));
        routes.addAll(programs(room));
        return List.copyOf(routes);
    }

    private static List<Route> files(MediaRoom room) {
        DeskFiles files = new DeskFiles(room);
        MediaChoice choice = new MediaChoice(room);
        return List.of(
                holding(READ, GET, DESK + "/images/{media}", files::show),
                holding(READ, GET, DESK + "/images/cle/{key}", files::byKey),
                holding(WRITE, GET, DESK + "/mediatheque/choix", choice::list),
                holding(WRITE, POST, DESK + "/mediatheque/fichiers", choice::add).takingFiles());
    }

    private static List<Route> pages(MediaRoom room) {
        LibraryPage library = new LibraryPage(room);
        MediaPages pages = new MediaPages(room);
        ErasePages erase = new ErasePages(room);
        String list = DESK + "/mediatheque";
        String one = list + "/{media}";
        return List.of(
                holding(READ, GET, list, library::show),
                holding(WRITE, POST, list, library::add).takingFiles(),
                holding(READ, GET, one, pages::show),
                holding(WRITE, POST, one, pages::save),
                holding(WRITE, POST, one + "/sous-titres", pages::addCaptions),
                holding(WRITE, POST, one + "/sous-titres/suppression", pages::removeCaptions),
                holding(PUBLISH, POST, one + "/remplacement", pages::replace).takingFiles(),
                holding(PUBLISH, POST, one + "/remise", pages::putBack),
                holding(PUBLISH, POST, one + "/oubli", pages::forget),
                holding(PUBLISH, GET, one + "/suppression", pages::confirmDelete),
                holding(PUBLISH, POST, one + "/suppression", pages::delete),
                holding(ARRANGE, GET, one + "/effacement", erase::ask),
                holding(ARRANGE, POST, one + "/effacement", erase::erase));
    }

    private static List<Route> programs(MediaRoom room) {
        MediaApi media = new MediaApi(room);
        MediaFilesApi files = new MediaFilesApi(room);
        return List.of(
                api(
                                WRITE,
                                POST,
                                API,
                                ApiDoc.of(
                                                "addMedia",
                                                "Takes a file in: the body is the file, ?name= and ?alt= say the rest.")
                                        .gives(MediaJson.class)
                                        .asks("name", String.class, "The file's name.")
                                        .asks("alt", String.class, "What it shows, in words."),
                                files::add)
                        .takingFiles(),
                api(
                        READ,
                        GET,
                        API,
                        ApiDoc.of("listMedia", "Lists files, newest first.")
                                .givesMany(MediaJson.class)
                                .asks(
                                        "q",
                                        String.class,
                                        "Words of the name or of what is said of it.")
                                .asks("kind", MediaKind.class, "Only files of this kind."),
                        media::list),
                api(
                        READ,
                        GET,
                        API + "/{media}",
                        ApiDoc.of("getMedia", "Reads what is known of a file.")
                                .gives(MediaJson.class),
                        media::get),
                api(
                        READ,
                        GET,
                        API + "/{media}/file",
                        ApiDoc.of("getMediaFile", "The bytes of a file, published or not."),
                        media::file),
                api(
                        READ,
                        GET,
                        API + "/{media}/about",
                        ApiDoc.of(
                                        "getMediaUses",
                                        "Reads its captions, its transcript, its former file and where it is shown.")
                                .gives(MediaApi.About.class),
                        media::about),
                api(
                        WRITE,
                        PUT,
                        API + "/{media}",
                        ApiDoc.of(
                                        "describeMedia",
                                        "Changes the words of a file and its focal point.")
                                .takes(MediaApi.WordsInput.class)
                                .gives(MediaJson.class),
                        media::describe),
                api(
                                PUBLISH,
                                PUT,
                                API + "/{media}/file",
                                ApiDoc.of(
                                                "replaceMedia",
                                                "Puts another file in its place wherever it is shown: the body is that file.")
                                        .gives(MediaJson.class)
                                        .with(201)
                                        .asks("name", String.class, "The new file's name."),
                                files::replace)
                        .takingFiles(),
                api(
                        PUBLISH,
                        DELETE,
                        API + "/{media}",
                        ApiDoc.of("deleteMedia", "Deletes a file and its captions.")
                                .asks(
                                        "seen",
                                        Integer.class,
                                        "How many places are known to show it."),
                        media::delete),
                api(
                        PUBLISH,
                        POST,
                        API + "/{media}/former",
                        ApiDoc.of("putMediaBack", "Puts the former file back wherever it stood.")
                                .gives(MediaJson.class),
                        files::putBack),
                api(
                        PUBLISH,
                        DELETE,
                        API + "/{media}/former",
                        ApiDoc.of("forgetFormerMedia", "Keeps the former file no longer."),
                        files::forget),
                api(
                        ARRANGE,
                        DELETE,
                        API + "/{media}/everywhere",
                        ApiDoc.of(
                                        "eraseMedia",
                                        "Deletes a file and takes it out of every snapshot, within two days.")
                                .asks(
                                        "seen",
                                        Integer.class,
                                        "How many places are known to show it."),
                        media::erase),
                api(
                        ARRANGE,
                        DELETE,
                        API + "/{media}/former/everywhere",
                        ApiDoc.of(
                                "eraseFormerMedia",
                                "Takes what the file was before out of every snapshot, within two days."),
                        files::eraseFormer),
                api(
                                WRITE,
                                PUT,
                                API + "/{media}/captions",
                                ApiDoc.of(
                                                "putCaptions",
                                                "Gives a recording captions: the body is a WebVTT file.")
                                        .gives(MediaJson.class)
                                        .with(201)
                                        .asks("language", String.class, "Two or three letters.")
                                        .asks("name", String.class, "The file's name."),
                                files::addCaptions)
                        .takingFiles(),
                api(
                        WRITE,
                        DELETE,
                        API + "/{media}/captions",
                        ApiDoc.of("deleteCaptions", "Takes its captions of a language away.")
                                .asks("language", String.class, "Two or three letters."),
                        files::removeCaptions));
    }
}
