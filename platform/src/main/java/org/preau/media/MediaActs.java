package org.preau.media;

import java.time.Clock;
import org.preau.backup.store.ObjectStore;
import org.preau.sql.Database;

/** Everything that can be done to the files of a site, one act each. */
public record MediaActs(
        AddMedia addMedia, AddFile addFile, BringMedia bringMedia, MediaShelf shelf) {

    public static MediaActs of(Database database, Clock clock, ObjectStore objects) {
        MediaShelf shelf = new MediaShelf(objects);
        AddMedia add = new AddMedia(database, shelf, clock);
        return new MediaActs(
                add,
                new AddFile(database, shelf, add, clock),
                new BringMedia(database, add),
                shelf);
    }
}
