package org.preau.files;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/**
 * Announces a file that will come in parts, or finds the one that was announced before: whoever
 * begins the same file anew goes on where the first time broke off.
 */
final class BeginPartial {

    private static final int MOST_ON_THEIR_WAY = 2_000;

    /**
     * What will come.
     *
     * @param id of the upload to be; the same one sent twice is one
     * @param path below the folder; folders in it that are not there are made at the end
     */
    record Command(
            UUID id, UUID folder, String path, long bytes, @Nullable String sha256, String mark) {}

    private final Database database;
    private final SweepPartials sweep;
    private final Clock clock;

    BeginPartial(Database database, SweepPartials sweep, Clock clock) {
        this.database = database;
        this.sweep = sweep;
        this.clock = clock;
    }

    PartialOutcome run(Desk desk, UUID sender, Command command) {
        return database.write(desk.tenancy(), tx -> begin(tx, sender, command));
    }

    private PartialOutcome begin(TenantTx tx, UUID sender, Command command) {
        PartialFile wanted =
                new PartialFile(
                        command.id(),
                        command.folder(),
                        command.path(),
                        command.bytes(),
                        command.sha256(),
                        command.mark(),
                        0,
                        sender,
                        clock.instant(),
                        null);
        Optional<PartialFile> before =
                PartialFiles.find(tx, command.id()).or(() -> PartialFiles.like(tx, wanted));
        if (before.isPresent()) {
            return new PartialOutcome.Underway(before.get());
        }
        PartialFiles.Expected expected = PartialFiles.expected(tx);
        if (expected.count() >= MOST_ON_THEIR_WAY) {
            return new PartialOutcome.TooMany();
        }
        KeptBytes.Room room = KeptBytes.Room.of(tx);
        if (!room.holds(expected.bytes() + command.bytes())) {
            return new PartialOutcome.Refused(new Outcome.NoRoom(room.full()));
        }
        PartialFiles.insert(tx, wanted);
        sweep.later(tx);
        return new PartialOutcome.Underway(wanted);
    }
}
