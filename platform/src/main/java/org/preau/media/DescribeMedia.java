package org.preau.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.web.Desk;

/**
 * Says of a file what it shows, who made it, what is heard in it, and which point of a picture is
 * never cut away. Published texts may show it, so the site changes.
 */
public final class DescribeMedia {

    /** The longest transcript, in characters: some twenty hours of speech. */
    static final int TRANSCRIPT = 200_000;

    private static final int CREDIT = 200;

    /**
     * What somebody typed.
     *
     * @param version that was read; 0 to save whatever stands there
     * @param focusX in hundredths from the left, 0 to 100
     */
    public record Command(
            UUID id,
            int version,
            String alt,
            String caption,
            String credit,
            int focusX,
            int focusY,
            String transcript) {

        Command cleaned() {
            return new Command(
                    id,
                    version,
                    CleanInput.line(alt),
                    CleanInput.line(caption),
                    CleanInput.line(credit),
                    focusX,
                    focusY,
                    CleanInput.text(transcript).strip());
        }
    }

    /** An answer that cannot be kept, and why. */
    public record Wrong(String field, Message problem) {}

    /** How it went. */
    public sealed interface Outcome {}

    /** It is so now. */
    public record Saved(Media media) implements Outcome {}

    /** Somebody saved other words since: these. Nothing was written. */
    public record Stale(Media theirs) implements Outcome {}

    /** Some of it cannot be kept. Nothing was written. */
    public record Invalid(List<Wrong> wrongs) implements Outcome {}

    /** There is no such file here. */
    public record Missing() implements Outcome {}

    private final Database database;

    public DescribeMedia(Database database) {
        this.database = database;
    }

    public Outcome run(Desk desk, Command command) {
        Command clean = command.cleaned();
        List<Wrong> wrongs = wrongs(clean);
        return wrongs.isEmpty()
                ? database.write(desk.tenancy(), tx -> describe(tx, desk, clean))
                : new Invalid(wrongs);
    }

    private static Outcome describe(TenantTx tx, Desk desk, Command command) {
        Media before = Library.locked(tx, command.id()).orElse(null);
        if (before == null) {
            return new Missing();
        }
        if (says(before, command)
                && Library.transcript(tx, before.id()).equals(command.transcript())) {
            return new Saved(before);
        }
        if (command.version() != 0 && command.version() != before.version()) {
            return new Stale(before);
        }
        write(tx, command);
        tx.siteChanged();
        AuditLog.note(tx, desk.actor(), "media.described", before.name(), Map.of());
        return new Saved(MediaShelf.find(tx, command.id()).orElseThrow());
    }

    private static boolean says(Media media, Command command) {
        return media.alt().equals(command.alt())
                && media.caption().equals(command.caption())
                && media.credit().equals(command.credit())
                && media.focusX() == command.focusX()
                && media.focusY() == command.focusY();
    }

    private static void write(TenantTx tx, Command command) {
        tx.query(
                        """
                        update media
                           set alt = :alt,
                               caption = :caption,
                               credit = :credit,
                               focus_x = :x,
                               focus_y = :y,
                               transcript = :transcript,
                               version = version + 1
                         where id = :id
                        """)
                .bind("alt", command.alt())
                .bind("caption", command.caption())
                .bind("credit", command.credit())
                .bind("x", command.focusX())
                .bind("y", command.focusY())
                .bind("transcript", command.transcript())
                .bind("id", command.id())
                .execute();
    }

    private static List<Wrong> wrongs(Command command) {
        List<Wrong> wrongs = new ArrayList<>();
        bound(wrongs, "alt", command.alt(), Media.ALT);
        bound(wrongs, "caption", command.caption(), Media.CAPTION);
        bound(wrongs, "credit", command.credit(), CREDIT);
        bound(wrongs, "transcript", command.transcript(), TRANSCRIPT);
        percent(wrongs, "focusX", command.focusX());
        percent(wrongs, "focusY", command.focusY());
        return List.copyOf(wrongs);
    }

    private static void bound(List<Wrong> wrongs, String field, String words, int most) {
        if (words.length() > most) {
            wrongs.add(
                    new Wrong(
                            field,
                            new Message(
                                    "media.wrong.too-long",
                                    Map.of("most", most, "is", words.length()))));
        }
    }

    private static void percent(List<Wrong> wrongs, String field, int value) {
        if (value < 0 || value > 100) {
            wrongs.add(new Wrong(field, Message.of("media.wrong.percent")));
        }
    }
}
