package org.preau.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.preau.archive.ScratchPlace.State;
import org.preau.backup.vault.NoSuchVersion;
import org.preau.jobs.JobKind;
import org.preau.jobs.Jobs;
import org.preau.snapshot.NotARow;
import org.preau.sql.Database;
import org.preau.sql.DatabaseUnavailable;
import org.preau.sql.StorageFull;
import org.preau.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs of places where moments are looked at: one fills them, one closes those that nobody
 * uses. Killed at any moment it begins anew, since rows of a place are one transaction.
 */
final class FillJob {

    /** Which place. */
    record ToDo(UUID id) {}

    static final JobKind<ToDo> KIND = new JobKind<>("moment-fill", ToDo.class);

    private static final Logger LOG = LoggerFactory.getLogger(FillJob.class);
    private static final Duration SWEEP = Duration.ofMinutes(5);
    private static final long OFTEN_NS = Duration.ofMillis(300).toNanos();

    private final Database database;
    private final FillPlace fill;
    private final ScratchPlaces places;

    FillJob(Database database, FillPlace fill, ScratchPlaces places) {
        this.database = database;
        this.fill = fill;
        this.places = places;
    }

    void register(Jobs jobs) {
        jobs.register(KIND, this::run);
        jobs.every(
                "moments-sweep",
                SWEEP,
                () -> {
                    int closed = places.sweep();
                    LOG.debug("hidden places closed: {}", closed);
                });
    }

    void run(Tenancy owner, ToDo todo) {
        Optional<ScratchPlace> place = database.read(owner, tx -> ScratchRows.one(tx, todo.id()));
        if (place.filter(it -> it.state() == State.FILLING).isEmpty()) {
            return;
        }
        try {
            fill.look(owner, place.get(), progress(owner, todo.id()));
            state(owner, todo.id(), State.READY, 1, 1, "");
        } catch (NoSuchVersion e) {
            state(owner, todo.id(), State.FAILED, 0, 0, "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DatabaseUnavailable | StorageFull e) {
            throw e;
        } catch (NotARow e) {
            LOG.error("a moment of {} cannot be read; id={}", owner.tenant(), todo.id(), e);
            state(owner, todo.id(), State.FAILED, 0, 0, "unreadable");
        } catch (RuntimeException e) {
            LOG.error("a moment of {} cannot be shown; id={}", owner.tenant(), todo.id(), e);
            state(owner, todo.id(), State.FAILED, 0, 0, "broken");
        }
    }

    private RestoreSnapshot.Progress progress(Tenancy owner, UUID id) {
        long[] told = {System.nanoTime() - OFTEN_NS};
        return (done, total) -> {
            if (System.nanoTime() - told[0] >= OFTEN_NS) {
                told[0] = System.nanoTime();
                database.aside(() -> state(owner, id, State.FILLING, done, total, ""));
            }
        };
    }

    private int state(Tenancy owner, UUID id, State state, long done, long total, String why) {
        return database.write(owner, tx -> ScratchRows.state(tx, id, state, done, total, why));
    }
}
