package org.preau.archive;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.audit.AuditLog;
import org.preau.backup.vault.VaultPath;
import org.preau.jobs.Jobs;
import org.preau.sql.Database;
import org.preau.tenancy.Right;
import org.preau.web.Desk;

/** Has a job bring a snapshot back. Asked twice under one identifier, it is done once. */
final class AskRestore {

    /** How it went. */
    sealed interface Outcome {}

    /** It will be done, or was asked for before. */
    record Asked(UUID id) implements Outcome {}

    /** There is no such snapshot, or no such text in it. */
    record Unknown() implements Outcome {}

    /** Another one is under way. */
    record Busy() implements Outcome {}

    /** People's offices are not theirs to give. */
    record NotPeople() implements Outcome {}

    private final Database database;
    private final Vaults vaults;
    private final Jobs jobs;
    private final Clock clock;

    AskRestore(Database database, Vaults vaults, Jobs jobs, Clock clock) {
        this.database = database;
        this.vaults = vaults;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Whether the text, section or form that is wished for is not in it. */
    private boolean lacks(Desk desk, long version, Wish wish) throws IOException {
        return lacks(desk, version, wish.text(), RestoreText.FOLDER, ".md")
                || lacks(desk, version, wish.section(), Changes.SECTIONS, ".json")
                || lacks(desk, version, wish.form(), Changes.FORMS, ".json");
    }

    private boolean lacks(Desk desk, long version, @Nullable UUID id, String folder, String ending)
            throws IOException {
        return id != null
                && vaults.of(desk.tenant().id())
                        .read(version, new VaultPath(folder + id + ending), RestoreText.MOST)
                        .isEmpty();
    }

    Outcome run(Desk desk, UUID id, long version, Wish wish) throws IOException {
        if (wish.people() && !desk.may(Right.PEOPLE)) {
            return new NotPeople();
        }
        if (vaults.snapshot(desk.tenant().id(), version).isEmpty() || lacks(desk, version, wish)) {
            return new Unknown();
        }
        return database.write(
                desk.tenancy(),
                tx -> {
                    if (Restorations.find(tx, id).isPresent()) {
                        return new Asked(id);
                    }
                    if (Restorations.busy(tx)) {
                        return new Busy();
                    }
                    if (Restorations.ask(tx, id, version, wish, desk.actor().name())) {
                        AuditLog.note(
                                tx,
                                desk.actor(),
                                "snapshot.asked",
                                String.valueOf(version),
                                Map.of());
                        jobs.schedule(
                                tx,
                                RestoreJob.KIND,
                                id.toString(),
                                new RestoreJob.ToDo(id),
                                clock.instant());
                    }
                    return new Asked(id);
                });
    }
}
