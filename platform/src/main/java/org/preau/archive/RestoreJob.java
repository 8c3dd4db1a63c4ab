package org.preau.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.preau.jobs.JobKind;
import org.preau.snapshot.NotARow;
import org.preau.sql.Database;
import org.preau.sql.DatabaseUnavailable;
import org.preau.sql.StorageFull;
import org.preau.tenancy.Tenancy;
import org.preau.text.Json;
import org.preau.web.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that brings a snapshot back. Killed at any moment it begins anew: rows and the word that
 * they came back are one transaction.
 */
final class RestoreJob {

    /** Which restore. */
    record ToDo(UUID id) {}

    static final JobKind<ToDo> KIND = new JobKind<>("snapshot-restore", ToDo.class);

    private static final Logger LOG = LoggerFactory.getLogger(RestoreJob.class);
    private static final long OFTEN_NS = Duration.ofMillis(400).toNanos();

    /** Another run has done it meanwhile. */
    private static final class DoneMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1;

        DoneMeanwhile() {
            super("done meanwhile", null, false, false);
        }
    }

    private final Database database;
    private final RestoreSnapshot restore;
    private final Words words;

    RestoreJob(Database database, RestoreSnapshot restore, Words words) {
        this.database = database;
        this.restore = restore;
        this.words = words;
    }

    void run(Tenancy tenancy, ToDo todo) {
        Optional<Restoration> asked =
                database.read(tenancy, tx -> Restorations.find(tx, todo.id()));
        if (asked.filter(it -> it.state().isBusy()).isEmpty()) {
            return;
        }
        try {
            switch (restored(tenancy, asked.get())) {
                case RestoreSnapshot.Restored _ -> {}
                case RestoreSnapshot.Unknown _ -> failed(tenancy, todo, "unknown");
                case RestoreSnapshot.Busy _ -> failed(tenancy, todo, "busy");
            }
        } catch (DoneMeanwhile e) {
            LOG.info("a restore was done by another run; id={}", todo.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DatabaseUnavailable | StorageFull e) {
            throw e;
        } catch (NotARow | Json.MalformedJson e) {
            LOG.error("a restore of {} cannot be read; id={}", tenancy.tenant(), todo.id(), e);
            failed(tenancy, todo, "unreadable");
        } catch (RuntimeException e) {
            LOG.error("a restore of {} broke; id={}", tenancy.tenant(), todo.id(), e);
            failed(tenancy, todo, "broken");
        }
    }

    private RestoreSnapshot.Outcome restored(Tenancy tenancy, Restoration asked)
            throws IOException, Json.MalformedJson {
        Wish wish =
                Json.read(
                        asked.scope().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        Wish.class);
        RestoreSnapshot.Order order =
                new RestoreSnapshot.Order(
                        tenancy,
                        Actor.system(asked.madeBy()),
                        words.of(tenancy.tenant()),
                        asked.version(),
                        wish);
        return restore.run(
                order,
                progress(tenancy, asked.id()),
                (tx, done) -> {
                    boolean mine =
                            Restorations.find(tx, asked.id())
                                    .filter(it -> it.state().isBusy())
                                    .isPresent();
                    if (!mine) {
                        throw new DoneMeanwhile();
                    }
                    Restorations.end(
                            tx,
                            asked.id(),
                            new Told(done.before(), done.counts(), done.files(), ""));
                });
    }

    private RestoreSnapshot.Progress progress(Tenancy tenancy, UUID id) {
        long[] told = {System.nanoTime() - OFTEN_NS};
        return (done, total) -> {
            if (System.nanoTime() - told[0] >= OFTEN_NS) {
                told[0] = System.nanoTime();
                database.aside(() ->
                        database.write(
                                tenancy,
                                tx -> {
                                    Restorations.progress(tx, id, done, total);
                                    return done;
                                }));
            }
        };
    }

    private void failed(Tenancy tenancy, ToDo todo, String why) {
        database.write(
                tenancy,
                tx -> {
                    Restorations.end(tx, todo.id(), Told.failed(why));
                    return why;
                });
    }
}
