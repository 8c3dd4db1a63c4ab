package org.preau.moving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.backup.store.StoreUnavailable;
import org.preau.jobs.Jobs;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.web.Desk;

/**
 * Takes in the file of a former site, and has a job look at it. One sent twice is refused while the
 * first is looked at, and a look keeps nothing.
 */
final class TakeSite {

    /** How long the file is kept for another run, and the report for whoever reads it. */
    static final Duration KEPT = Duration.ofDays(90);

    private static final int NAME = 150;

    /** A file that was sent. */
    record Sent(Path file, String name) {}

    /**
     * @param id of the arrival
     * @param media an archive of pictures beside it
     * @param fetches whether pictures are asked of the former site
     */
    record Command(UUID id, Sent file, Optional<Sent> media, boolean fetches) {}

    /** How it went. */
    sealed interface Outcome {}

    record Taken(UUID id) implements Outcome {}

    /** It is not kept, and this is why. */
    record NotTaken(int status, Message why) implements Outcome {}

    private final Database database;
    private final Storeroom storeroom;
    private final Jobs jobs;
    private final Clock clock;

    TakeSite(Database database, Storeroom storeroom, Jobs jobs, Clock clock) {
        this.database = database;
        this.storeroom = storeroom;
        this.jobs = jobs;
        this.clock = clock;
    }

    Outcome run(Desk desk, Command command) {
        boolean busy = database.read(desk.tenancy(), tx -> isBusy(tx, command.id()));
        if (busy) {
            return new NotTaken(409, Message.of("moving.why.busy"));
        }
        try {
            storeroom.put(
                    desk.tenant().id(), command.id(), Storeroom.Part.FILE, command.file().file());
            if (command.media().isPresent()) {
                storeroom.put(
                        desk.tenant().id(),
                        command.id(),
                        Storeroom.Part.MEDIA,
                        command.media().get().file());
            }
        } catch (StoreUnavailable e) {
            return new NotTaken(503, Message.of("moving.why.store"));
        } catch (IOException e) {
            throw new UncheckedIOException("an upload cannot be read", e);
        }
        return database.write(desk.tenancy(), tx -> note(tx, desk, command));
    }

    private Outcome note(TenantTx tx, Desk desk, Command command) {
        String name = name(command.file().name());
        String media = command.media().map(Sent::name).map(TakeSite::name).orElse("");
        if (Arrivals.insert(
                tx,
                command.id(),
                name,
                media,
                command.fetches(),
                desk.may(Right.PUBLISH),
                desk.may(Right.TEMPLATES),
                desk.actor().name())) {
            AuditLog.note(tx, desk.actor(), "arrival.sent", name, Map.of());
            MovingJobs.arrival(jobs, tx, command.id(), "look", clock.instant());
            MovingJobs.forget(jobs, tx, command.id(), clock.instant().plus(KEPT));
        }
        return new Taken(command.id());
    }

    /** One at a time: the second would not see what the first one brings. */
    private static boolean isBusy(TenantTx tx, UUID but) {
        return tx.query(
                        """
                        select 1
                          from arrival
                         where state in ('looking', 'bringing')
                           and id <> :id
                        """)
                .bind("id", but)
                .exists();
    }

    private static String name(String sent) {
        String line =
                CleanInput.line(
                        sent.substring(
                                Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1));
        return line.length() > NAME ? line.substring(0, NAME) : line.isEmpty() ? "…" : line;
    }
}
