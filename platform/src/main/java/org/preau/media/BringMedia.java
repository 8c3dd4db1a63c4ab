package org.preau.media;

import java.util.Optional;
import org.preau.sql.Database;
import org.preau.text.CleanInput;
import org.preau.web.Desk;

/**
 * Takes in a picture that comes with what was said of it. A WebP that already holds nothing but
 * pixels is kept as it is, so that a site that leaves and comes back loses nothing of its pictures;
 * any other is remade as {@link AddMedia} does.
 */
public final class BringMedia {

    /** A file and the words that came with it; those that stand here already are left. */
    public record Command(byte[] bytes, String name, String alt, String caption, String credit) {}

    private final Database database;
    private final AddMedia add;

    public BringMedia(Database database, AddMedia add) {
        this.database = database;
        this.add = add;
    }

    public AddMedia.Outcome run(Desk desk, Command command) {
        AddMedia.Command sent =
                new AddMedia.Command(command.bytes(), command.name(), line(command.alt()));
        Optional<PictureWorkshop.Picture> plain =
                command.bytes().length <= AddMedia.BYTES
                        ? PlainWebp.read(command.bytes())
                        : Optional.empty();
        AddMedia.Outcome outcome =
                plain.map(picture -> add.keep(desk, sent, picture))
                        .orElseGet(() -> add.run(desk, sent));
        return outcome instanceof AddMedia.Kept kept ? described(desk, kept, command) : outcome;
    }

    private AddMedia.Outcome described(Desk desk, AddMedia.Kept kept, Command command) {
        String caption = line(command.caption());
        String credit = line(command.credit());
        if (caption.isEmpty() && credit.isEmpty()) {
            return kept;
        }
        return database.write(
                desk.tenancy(),
                tx -> {
                    MediaShelf.credit(tx, kept.media().id(), caption, credit);
                    return new AddMedia.Kept(
                            MediaShelf.find(tx, kept.media().id()).orElseThrow(), kept.before());
                });
    }

    private static String line(String words) {
        String clean = CleanInput.line(words);
        return clean.length() > Media.CAPTION ? clean.substring(0, Media.CAPTION) : clean;
    }
}
