package org.preau.moving;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancy;

/** The job that forgets a file that nobody needs any more, and what was known of it. */
final class ForgetMoved {

    private final Database database;
    private final Storeroom storeroom;

    ForgetMoved(Database database, Storeroom storeroom) {
        this.database = database;
        this.storeroom = storeroom;
    }

    void run(Tenancy tenancy, MovingJobs.ToDo todo) {
        try {
            storeroom.forget(tenancy.tenant(), todo.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database.write(
                tenancy,
                tx ->
                        tx.query("delete from departure where id = :id")
                                        .bind("id", todo.id())
                                        .execute()
                                + tx.query("delete from arrival where id = :id")
                                        .bind("id", todo.id())
                                        .execute());
    }
}
