package org.preau.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.preau.backup.store.Content;
import org.preau.base.Ids;
import org.preau.media.AddMedia.Outcome;
import org.preau.media.AddMedia.Refused;
import org.preau.sql.Database;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Upload;

/**
 * Takes any file in that the library holds: what it is comes from its bytes, what is private in a
 * recording is overwritten, and it goes from disk to the store a piece at a time.
 */
public final class AddFile {

    private static final long MEGA = 1_000_000;

    /**
     * A file as it was sent.
     *
     * @param path where it lies; it may be written to, and is the caller's to delete
     * @param name as its sender calls it; untrusted
     * @param alt what it shows or says; empty to say it later
     */
    public record Command(Path path, String name, String alt) {

        public static Command of(Upload upload, String alt) {
            return new Command(upload.path(), upload.name(), alt);
        }
    }

    /** A file that was looked at. */
    sealed interface Looked {}

    /**
     * It may be kept; its bytes lie in {@code content}.
     *
     * @param left what it still says of its makers
     */
    record Good(Media media, Content content, Left left) implements Looked {}

    /** It may not. */
    record Bad(Refused refused) implements Looked {}

    private final AddMedia pictures;
    private final Keeping keeping;
    private final Clock clock;

    public AddFile(
            Database database,
            MediaShelf shelf,
            AddMedia pictures,
            Following following,
            Clock clock) {
        this.pictures = pictures;
        this.keeping = new Keeping(database, shelf, following);
        this.clock = clock;
    }

    public Outcome run(Desk desk, Command command) {
        return switch (look(desk, command, false)) {
            case Bad(Refused refused) -> refused;
            case Good(Media media, Content content, Left left) ->
                    keeping.keep(desk, media, left, content, FileNames.shown(command.name()));
        };
    }

    /**
     * Finds out what a file is and cleans it.
     *
     * @param captions whether captions are what is wanted, and nothing else
     */
    Looked look(Desk desk, Command command, boolean captions) {
        try {
            return switch (FileSignatures.of(command.path())) {
                case FileSignatures.APicture picture ->
                        captions ? bad("not-captions", command) : picture(desk, command);
                case FileSignatures.Known(FileType type) ->
                        captions == (type == FileType.VTT)
                                ? file(desk, command, type)
                                : bad(captions ? "not-captions" : "captions", command);
                case FileSignatures.Refused(String word) -> bad(word, command);
            };
        } catch (IOException e) {
            return bad("damaged", command);
        }
    }

    private Looked picture(Desk desk, Command command) throws IOException {
        long size = Files.size(command.path());
        if (size > AddMedia.BYTES) {
            return new Bad(AddMedia.tooHeavy(command.name(), size));
        }
        AddMedia.Command sent =
                new AddMedia.Command(
                        Files.readAllBytes(command.path()), command.name(), command.alt());
        return switch (pictures.workshop().remake(sent.bytes())) {
            case PictureWorkshop.Picture made ->
                    new Good(
                            pictures.media(desk, sent, made),
                            Content.of(made.bytes()),
                            Left.NOTHING);
            case PictureWorkshop.Refused(PictureWorkshop.Reason reason) ->
                    new Bad(AddMedia.refused(sent, reason));
        };
    }

    private Looked file(Desk desk, Command command, FileType type) throws IOException {
        long size = Files.size(command.path());
        if (size > type.most()) {
            return new Bad(
                    new Refused(
                            new Message(
                                    "media.file.too-heavy",
                                    Map.of(
                                            "name",
                                            FileNames.shown(command.name()),
                                            "is",
                                            Math.ceilDiv(size, MEGA),
                                            "most",
                                            type.most() / MEGA))));
        }
        Left left = PrivateNotes.drop(command.path(), type);
        return new Good(media(desk, command, type), Content.of(command.path()), left);
    }

    private Media media(Desk desk, Command command, FileType type) throws IOException {
        return new Media(
                Ids.next(),
                FileNames.sha256(command.path()),
                FileNames.slug(command.name()) + "." + type.extension(),
                type.type(),
                Files.size(command.path()),
                null,
                null,
                FileNames.line(command.alt(), Media.ALT),
                "",
                "",
                50,
                50,
                1,
                clock.instant(),
                desk.actor().name());
    }

    private static Bad bad(String word, Command command) {
        return new Bad(
                new Refused(
                        Message.of("media.file." + word, "name", FileNames.shown(command.name()))));
    }
}
