package org.preau.files;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;
import org.preau.backup.store.SourceFailed;
import org.preau.backup.store.StoreFull;
import org.preau.backup.store.StoreUnavailable;
import org.preau.sql.Database;
import org.preau.web.Desk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one part of a file: it is in the store, synced, before a row names it, so that what was
 * acknowledged survives. With the last one the file is put in its place.
 */
final class TakePart {

    private static final Logger LOG = LoggerFactory.getLogger(TakePart.class);

    /**
     * A part that came.
     *
     * @param from the place of its first byte in the file
     * @param digest the SHA-256 that it was sent with; empty for none
     */
    record Command(UUID upload, long from, FileShelf.Source bytes, Optional<byte[]> digest) {}

    private final Database database;
    private final PartShelf shelf;
    private final FinishPartial finish;

    TakePart(Database database, PartShelf shelf, FinishPartial finish) {
        this.database = database;
        this.shelf = shelf;
        this.finish = finish;
    }

    PartialOutcome run(Desk desk, Command command) {
        Optional<PartialFile> found =
                database.read(desk.tenancy(), tx -> PartialFiles.find(tx, command.upload()));
        if (found.isEmpty()) {
            return new PartialOutcome.Missing();
        }
        PartialFile file = found.get();
        long more = command.bytes().bytes();
        if (file.nodeId() != null) {
            return finish.run(desk, file);
        }
        if (command.from() != file.taken()) {
            return new PartialOutcome.Elsewhere(file);
        }
        if (more > file.bytes() - file.taken()) {
            return new PartialOutcome.TooMuch(file);
        }
        if (isDamaged(command)) {
            return new PartialOutcome.Damaged(file);
        }
        return more == 0 ? asItIs(desk, file) : keep(desk, file, command);
    }

    private static boolean isDamaged(Command command) {
        byte[] sent = command.digest().orElse(null);
        return sent != null
                && !MessageDigest.isEqual(
                        sent, java.util.HexFormat.of().parseHex(command.bytes().sha256()));
    }

    /** An empty part asks to finish what has arrived. */
    private PartialOutcome asItIs(Desk desk, PartialFile file) {
        return file.isWhole() ? finish.run(desk, file) : new PartialOutcome.Underway(file);
    }

    private PartialOutcome keep(Desk desk, PartialFile file, Command command) {
        try {
            String object = shelf.keep(desk.tenant().id(), file.id(), command.bytes());
            PartialFiles.Part part =
                    new PartialFiles.Part(command.from(), command.bytes().bytes(), object);
            boolean added =
                    database.write(desk.tenancy(), tx -> PartialFiles.add(tx, file.id(), part));
            if (!added) {
                shelf.drop(desk.tenant().id(), file.id(), object);
            }
            return now(desk, file, added);
        } catch (SourceFailed e) {
            throw new IllegalStateException("what was just written cannot be read", e);
        } catch (StoreUnavailable e) {
            LOG.error("the object store refused a part of {}", desk.tenant().slug(), e);
            return new PartialOutcome.Refused(new Outcome.NotStored(e instanceof StoreFull));
        }
    }

    /**
     * @param added false when another part came to the same place first, or the file was dropped
     */
    private PartialOutcome now(Desk desk, PartialFile before, boolean added) {
        Optional<PartialFile> now =
                database.read(desk.tenancy(), tx -> PartialFiles.find(tx, before.id()));
        if (now.isEmpty()) {
            return new PartialOutcome.Missing();
        }
        if (!added) {
            return new PartialOutcome.Elsewhere(now.get());
        }
        return asItIs(desk, now.get());
    }
}
