package org.preau.files;

import java.util.List;
import org.preau.sql.Database;
import org.preau.web.Desk;

/** Gives up a file on its way: what has arrived of it goes. */
final class DropPartial {

    private final Database database;
    private final PartShelf shelf;

    DropPartial(Database database, PartShelf shelf) {
        this.database = database;
        this.shelf = shelf;
    }

    void run(Desk desk, PartialFile file) {
        List<PartialFiles.Part> parts =
                database.write(
                        desk.tenancy(),
                        tx -> {
                            List<PartialFiles.Part> there = PartialFiles.parts(tx, file.id());
                            PartialFiles.delete(tx, file.id());
                            return there;
                        });
        shelf.forget(desk.tenant().id(), file.id(), parts);
    }
}
