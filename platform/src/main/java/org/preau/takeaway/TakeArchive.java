package org.preau.takeaway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.backup.store.StoreUnavailable;
import org.preau.jobs.Jobs;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancy;
import org.preau.web.Actor;

/** Takes an archive in, and has a job bring it. Sent twice under one identifier, it comes once. */
final class TakeArchive {

    private static final int NAME = 150;

    private final Database database;
    private final Shelf shelf;
    private final Jobs jobs;
    private final Clock clock;

    TakeArchive(Database database, Shelf shelf, Jobs jobs, Clock clock) {
        this.database = database;
        this.shelf = shelf;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Takes it.
     *
     * @param portal whose it is until it has come
     * @param slug empty for the one it had
     * @return false when the store does not take it now; nothing was changed
     */
    boolean run(Tenancy portal, Actor actor, UUID id, Path file, String name, String slug) {
        try {
            shelf.put(portal.tenant(), id, file);
        } catch (StoreUnavailable e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("an upload cannot be read", e);
        }
        database.write(
                portal,
                tx -> {
                    String cut = name.length() > NAME ? name.substring(0, NAME) : name;
                    if (Coming.insert(tx, id, cut, slug, actor.id(), actor.name())) {
                        AuditLog.note(tx, actor, "archive.sent", cut, Map.of());
                        TakeawayJobs.bring(jobs, tx, id, clock.instant());
                    }
                    return id;
                });
        return true;
    }
}
