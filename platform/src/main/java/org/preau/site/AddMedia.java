package org.preau.site;

import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.preau.audit.AuditLog;
import org.preau.backup.store.StoreFull;
import org.preau.backup.store.StoreUnavailable;
import org.preau.base.Ids;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.text.Slugs;
import org.preau.web.Desk;
import org.preau.web.Upload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a picture in: remade for the web, its metadata left behind, counted in the association's
 * space, kept once however often it is sent.
 */
public final class AddMedia {

    /** The heaviest file that is read, in bytes. */
    public static final int BYTES = 12_000_000;

    /** When to try again what the store did not take, as {@code Retry-After} says it: seconds. */
    static final String RETRY_S = "30";

    private static final Logger LOG = LoggerFactory.getLogger(AddMedia.class);
    private static final long MEGA = 1_000_000;
    private static final int NAME = 60;
    private static final int SHOWN = 80;

    /**
     * A file as it was sent.
     *
     * @param name as its sender calls it; untrusted
     * @param alt what it shows; empty to say it later
     */
    public record Command(byte[] bytes, String name, String alt) {}

    /** How it went. */
    public sealed interface Outcome {}

    /** It is kept, durably. */
    public record Kept(Media media) implements Outcome {}

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

    /** There is no room left for it. Nothing was kept. */
    private static final class NoRoom extends RuntimeException {
        private final Message why;

        NoRoom(Message why) {
            super("no room", null, false, false);
            this.why = why;
        }
    }

    /** What the tenant's row says of its space. */
    record Space(long quotaBytes, long usedBytes) {}

    private final Database database;
    private final MediaShelf shelf;
    private final Clock clock;
    private final PictureWorkshop workshop = new PictureWorkshop();

    public AddMedia(Database database, MediaShelf shelf, Clock clock) {
        this.database = database;
        this.shelf = shelf;
        this.clock = clock;
    }

    /**
     * The same with a file that came by a form.
     *
     * @param alt what it shows; empty to say it later
     */
    Outcome run(Desk desk, Upload upload, String alt) {
        if (upload.bytes() > BYTES) {
            return tooHeavy(upload.name(), upload.bytes());
        }
        try {
            return run(desk, new Command(Files.readAllBytes(upload.path()), upload.name(), alt));
        } catch (IOException e) {
            return new Refused(Message.of("site.picture.damaged", "name", shown(upload.name())));
        }
    }

    public Outcome run(Desk desk, Command command) {
        String name = shown(command.name());
        if (command.bytes().length > BYTES) {
            return tooHeavy(name, command.bytes().length);
        }
        return switch (workshop.remake(command.bytes())) {
            case PictureWorkshop.Picture picture -> keep(desk, command, picture);
            case PictureWorkshop.Refused(PictureWorkshop.Reason reason) ->
                    new Refused(
                            Message.of(
                                    "site.picture." + word(reason, command.bytes()), "name", name));
        };
    }

    /** What is said of a file that is not even read. */
    public static Refused tooHeavy(String name, long bytes) {
        return new Refused(
                new Message(
                        "site.picture.too-heavy",
                        Map.of(
                                "name",
                                shown(name),
                                "is",
                                Math.ceilDiv(bytes, MEGA),
                                "most",
                                BYTES / MEGA)));
    }

    /** Keeps a picture that is known to hold nothing but pixels. */
    Outcome keep(Desk desk, Command command, PictureWorkshop.Picture picture) {
        String sha256 = sha256(picture.bytes());
        String alt = CleanInput.line(command.alt());
        Media media = media(desk, command, picture, sha256, alt);
        try {
            Optional<Message> full =
                    database.read(desk.tenancy(), tx -> noRoom(tx, sha256, picture.bytes().length));
            if (full.isPresent()) {
                return new Refused(full.get());
            }
            shelf.put(desk.tenant().id(), sha256, picture.bytes());
            return database.write(desk.tenancy(), tx -> note(tx, desk, media));
        } catch (NoRoom e) {
            return new Refused(e.why);
        } catch (StoreUnavailable e) {
            LOG.error("the object store refused a picture of {}", desk.tenant().slug(), e);
            boolean noRoom = e instanceof StoreFull;
            String word = noRoom ? "site.picture.store-full" : "site.picture.store";
            return new NotStored(Message.of(word, "name", shown(command.name())), noRoom);
        }
    }

    private static Outcome note(TenantTx tx, Desk desk, Media media) {
        if (!MediaShelf.insert(tx, media)) {
            Media there = MediaShelf.bySha256(tx, media.sha256()).orElseThrow();
            if (there.alt().isEmpty() && !media.alt().isEmpty()) {
                MediaShelf.describe(tx, there.id(), media.alt());
            }
            return new Kept(MediaShelf.find(tx, there.id()).orElseThrow());
        }
        if (!count(tx, media.bytes())) {
            throw new NoRoom(full(space(tx)));
        }
        AuditLog.note(tx, desk.actor(), "media.added", media.name(), Map.of());
        return new Kept(MediaShelf.find(tx, media.id()).orElseThrow());
    }

    private static Optional<Message> noRoom(TenantTx tx, String sha256, long bytes) {
        if (MediaShelf.bySha256(tx, sha256).isPresent()) {
            return Optional.empty();
        }
        Space space = space(tx);
        return space.usedBytes() + bytes > space.quotaBytes()
                ? Optional.of(full(space))
                : Optional.empty();
    }

    private static Message full(Space space) {
        return new Message(
                "site.picture.full",
                Map.of(
                        "used",
                        Math.ceilDiv(space.usedBytes(), MEGA),
                        "quota",
                        space.quotaBytes() / MEGA));
    }

    private static Space space(TenantTx tx) {
        return tx.query("select quota_bytes, used_bytes from tenant").one(Space.class);
    }

    /** False when that would pass the quota; the row is locked, so two uploads cannot both fit. */
    private static boolean count(TenantTx tx, long bytes) {
        return tx.query(
                                """
                                update tenant
                                   set used_bytes = used_bytes + :bytes
                                 where tenant_id = tenant()
                                   and used_bytes + :bytes <= quota_bytes
                                """)
                        .bind("bytes", bytes)
                        .execute()
                == 1;
    }

    private Media media(
            Desk desk,
            Command command,
            PictureWorkshop.Picture picture,
            String sha256,
            String alt) {
        return new Media(
                Ids.next(),
                sha256,
                name(command.name()) + "." + picture.extension(),
                picture.type(),
                picture.bytes().length,
                picture.width(),
                picture.height(),
                alt.length() > Writing.ALT ? alt.substring(0, Writing.ALT) : alt,
                "",
                "",
                clock.instant(),
                desk.actor().name());
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

    /** The name without its folder and extension, as an address can bear it. */
    private static String name(String sent) {
        String file = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        int dot = file.lastIndexOf('.');
        String slug = Slugs.from(dot > 0 ? file.substring(0, dot) : file);
        String cut = slug.length() > NAME ? slug.substring(0, NAME) : slug;
        return cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
    }

    private static String shown(String name) {
        String line = CleanInput.line(name.length() > 1_000 ? name.substring(0, 1_000) : name);
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
