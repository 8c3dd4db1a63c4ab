package org.preau.takeaway;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancy;

/** The job that forgets an archive whose time is over. */
final class ForgetTakeaway {

    private final Database database;
    private final Shelf shelf;

    ForgetTakeaway(Database database, Shelf shelf) {
        this.database = database;
        this.shelf = shelf;
    }

    void run(Tenancy tenancy, TakeawayJobs.ToDo todo) {
        try {
            shelf.forget(tenancy.tenant(), todo.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int _ = database.write(tenancy, tx -> Takeaway.delete(tx, todo.id()));
    }
}
