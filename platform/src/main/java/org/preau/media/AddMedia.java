package org.preau.media;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Map;
import org.preau.backup.store.Content;
import org.preau.base.Ids;
import org.preau.sql.Database;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Upload;

/**
 * Takes a picture in: remade for the web, its metadata left behind, counted in the association's
 * space, kept once however often it is sent. Other files come by {@link AddFile}.
 */
public final class AddMedia {

    /** The heaviest picture that is read, in bytes. */
    public static final int BYTES = 12_000_000;

    /** When to try again what the store did not take, as {@code Retry-After} says it: seconds. */
    public static final String RETRY_S = "30";

    private static final long MEGA = 1_000_000;

    /**
     * A file as it was sent.
     *
     * @param name as its sender calls it; untrusted
     * @param alt what it shows; empty to say it later
     */
    public record Command(byte[] bytes, String name, String alt) {}

    /** How it went. */
    public sealed interface Outcome {}

    /**
     * It is kept, durably.
     *
     * @param before whether it was there already
     */
    public record Kept(Media media, boolean before) implements Outcome {}

    /** It is not, and this is what to do. */
    public record Refused(Message why) implements Outcome {}

    /**
     * The object store did not take it, and nothing of it was kept; it may later.
     *
     * @param full whether the store has no room left, rather than being out of reach
     */
    public record NotStored(Message why, boolean full) implements Outcome {

        /** 507 (RFC 4918 §11.5) when there is no room, else 503. */
        public int status() {
            return full ? 507 : 503;
        }
    }

    private final Keeping keeping;
    private final Clock clock;
    private final PictureWorkshop workshop = new PictureWorkshop();

    public AddMedia(Database database, MediaShelf shelf, Clock clock) {
        this.keeping = new Keeping(database, shelf, Following.NOTHING);
        this.clock = clock;
    }

    /**
     * The same with a file that came by a form.
     *
     * @param alt what it shows; empty to say it later
     */
    public Outcome run(Desk desk, Upload upload, String alt) {
        if (upload.bytes() > BYTES) {
            return tooHeavy(upload.name(), upload.bytes());
        }
        try {
            return run(desk, new Command(Files.readAllBytes(upload.path()), upload.name(), alt));
        } catch (IOException e) {
            return damaged(upload.name());
        }
    }

    public Outcome run(Desk desk, Command command) {
        if (command.bytes().length > BYTES) {
            return tooHeavy(command.name(), command.bytes().length);
        }
        return switch (workshop.remake(command.bytes())) {
            case PictureWorkshop.Picture picture -> keep(desk, command, picture);
            case PictureWorkshop.Refused(PictureWorkshop.Reason reason) -> refused(command, reason);
        };
    }

    static Refused refused(Command command, PictureWorkshop.Reason reason) {
        return new Refused(
                Message.of(
                        "media.picture." + word(reason, command.bytes()),
                        "name",
                        FileNames.shown(command.name())));
    }

    /** What is said of a picture that cannot be read. */
    public static Refused damaged(String name) {
        return new Refused(Message.of("media.picture.damaged", "name", FileNames.shown(name)));
    }

    /** What is said of a file that is not even read. */
    public static Refused tooHeavy(String name, long bytes) {
        return new Refused(
                new Message(
                        "media.picture.too-heavy",
                        Map.of(
                                "name",
                                FileNames.shown(name),
                                "is",
                                Math.ceilDiv(bytes, MEGA),
                                "most",
                                BYTES / MEGA)));
    }

    /** Keeps a picture that is known to hold nothing but pixels. */
    Outcome keep(Desk desk, Command command, PictureWorkshop.Picture picture) {
        return keeping.keep(
                desk,
                media(desk, command, picture),
                Left.NOTHING,
                Content.of(picture.bytes()),
                FileNames.shown(command.name()));
    }

    /** What is kept of a picture that was drawn anew. */
    Media media(Desk desk, Command command, PictureWorkshop.Picture picture) {
        return new Media(
                Ids.next(),
                FileNames.sha256(picture.bytes()),
                FileNames.slug(command.name()) + "." + picture.extension(),
                picture.type(),
                picture.bytes().length,
                picture.width(),
                picture.height(),
                FileNames.line(command.alt(), Media.ALT),
                "",
                "",
                50,
                50,
                1,
                clock.instant(),
                desk.actor().name());
    }

    PictureWorkshop workshop() {
        return workshop;
    }

    private static String word(PictureWorkshop.Reason reason, byte[] bytes) {
        return switch (reason) {
            case MOVES -> "moves";
            case TOO_WIDE -> "too-wide";
            case DAMAGED -> "damaged";
            case FORMAT ->
                    switch (PictureFormat.of(bytes)) {
                        case SVG -> "svg";
                        case HEIC -> "heic";
                        case TIFF -> "tiff";
                        case PDF -> "pdf";
                        default -> "format";
                    };
        };
    }
}
