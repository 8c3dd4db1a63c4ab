package org.preau.files;

import java.util.UUID;
import org.preau.text.Message;
import org.preau.web.Desk;

/** Where the pages of the file space are. */
final class FilesPaths {

    private FilesPaths() {}

    static String root(Desk desk) {
        return "/espace/" + desk.tenant().slug() + "/fichiers";
    }

    static String folder(Desk desk, UUID folder) {
        return folder.equals(Node.ROOT_ID) ? root(desk) : root(desk) + "/dossiers/" + folder;
    }

    /** Where a folder's forms are sent; the root has such an address too. */
    static String forms(Desk desk, UUID folder) {
        return root(desk) + "/dossiers/" + folder;
    }

    /** The page of a file, or of what can be done with a folder. */
    static String node(Desk desk, UUID node) {
        return root(desk) + "/" + node;
    }

    static String trash(Desk desk) {
        return root(desk) + "/corbeille";
    }

    static String links(Desk desk) {
        return root(desk) + "/liens";
    }

    /** Where files that come in parts are. */
    static String parts(Desk desk) {
        return root(desk) + "/envois";
    }

    /** A name that people gave, where a message is wanted. */
    static Message named(String name) {
        return Message.of("files.name", "name", name);
    }
}
