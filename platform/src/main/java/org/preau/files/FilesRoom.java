package org.preau.files;

import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.media.SmallPictures;
import org.preau.sql.Database;
import org.preau.tenancy.Right;
import org.preau.text.Messages;
import org.preau.web.Desk;
import org.preau.web.Pages;

/** What the pages and the API of the file space stand on. */
record FilesRoom(
        Database database,
        FileShelf shelf,
        SmallPictures small,
        Pages pages,
        Messages messages,
        FileActs acts) {

    /** Every act on files. */
    record FileActs(
            PutFile put,
            MakeFolder make,
            RemoveNode remove,
            RelocateNode relocate,
            RestoreNode restore,
            EmptyTrash empty,
            BringBackVersion bring,
            DropVersions drop,
            PutFolderBack back) {

        static FileActs of(Database database, FileShelf shelf, PutFile put) {
            ForgetBytes forget = new ForgetBytes(database, shelf);
            return new FileActs(
                    put,
                    new MakeFolder(database),
                    new RemoveNode(database),
                    new RelocateNode(database),
                    new RestoreNode(database),
                    new EmptyTrash(database, forget),
                    new BringBackVersion(database),
                    new DropVersions(database, forget),
                    new PutFolderBack(database));
        }
    }

    /** What a part of an address names; empty for what cannot be one. */
    static Optional<UUID> id(String sent) {
        return Ids.read(sent);
    }

    Optional<Trail> find(Desk desk, String sent) {
        return id(sent).flatMap(it -> database.read(desk.tenancy(), tx -> Tree.find(tx, it)));
    }

    Optional<Trail> folder(Desk desk, String sent) {
        return find(desk, sent).filter(it -> it.nodes().getLast().folder());
    }

    static boolean mayWrite(Desk desk) {
        return desk.may(Right.WRITE) && desk.tenant().state().writable();
    }
}
