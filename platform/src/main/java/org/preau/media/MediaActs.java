package org.preau.media;

import java.time.Clock;
import org.preau.backup.store.ObjectStore;
import org.preau.sql.Database;

/** Everything that can be done to the files of a site, one act each. */
public record MediaActs(
        AddMedia addMedia,
        AddFile addFile,
        BringMedia bringMedia,
        DescribeMedia describe,
        ReplaceMedia replace,
        PutBack putBack,
        ForgetFormer forgetFormer,
        AddCaptions addCaptions,
        RemoveCaptions removeCaptions,
        DeleteMedia delete,
        EraseMedia erase,
        MediaShelf shelf,
        Renditions renditions) {

    /** The same where nothing follows: pictures need no more. */
    public static MediaActs of(Database database, Clock clock, ObjectStore objects) {
        return of(database, clock, objects, Following.NOTHING);
    }

    /**
     * @param following what has to be done about a file that was kept
     */
    public static MediaActs of(
            Database database, Clock clock, ObjectStore objects, Following following) {
        MediaShelf shelf = new MediaShelf(objects);
        AddMedia pictures = new AddMedia(database, shelf, clock);
        AddFile add = new AddFile(database, shelf, pictures, following, clock);
        DeleteMedia delete = new DeleteMedia(database, shelf);
        AddCaptions captions = new AddCaptions(database, shelf, add);
        return new MediaActs(
                pictures,
                add,
                new BringMedia(database, pictures, add, captions),
                new DescribeMedia(database),
                new ReplaceMedia(database, shelf, add, following),
                new PutBack(database, following),
                new ForgetFormer(database, shelf),
                captions,
                new RemoveCaptions(database, delete),
                delete,
                new EraseMedia(database, shelf, delete),
                shelf,
                new Renditions(objects));
    }
}
