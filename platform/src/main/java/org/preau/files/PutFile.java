package org.preau.files;

import java.util.Optional;
import java.util.function.Function;
import org.preau.backup.store.SourceFailed;
import org.preau.backup.store.StoreFull;
import org.preau.backup.store.StoreUnavailable;
import org.preau.base.Ids;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts bytes at a path: a new file, or another version of the one that is there. The bytes are
 * stored and synced first; then, in one change, the row names them. Whatever stops the server in
 * between leaves the file as it was.
 */
final class PutFile {

    private static final Logger LOG = LoggerFactory.getLogger(PutFile.class);
    private static final int TRIES = 3;

    private final Database database;
    private final FileShelf shelf;

    PutFile(Database database, FileShelf shelf) {
        this.database = database;
        this.shelf = shelf;
    }

    Outcome run(Desk desk, FilePath path, FileShelf.Source source, Terms terms) {
        return run(
                desk, source, change -> put(change, Tree.walk(change.tx(), path), source, terms));
    }

    /**
     * Stores bytes, and has the row written that names them.
     *
     * @param row writes it while the bytes are there
     */
    Outcome run(Desk desk, FileShelf.Source source, Function<Change, Outcome> row) {
        try {
            Optional<Outcome> no = database.read(desk.tenancy(), tx -> full(tx, source));
            if (no.isPresent()) {
                return no.get();
            }
            for (int i = 0; i < TRIES; i++) {
                shelf.put(desk.tenant().id(), source);
                Optional<Outcome> done =
                        database.write(desk.tenancy(), tx -> whileThere(tx, desk, source, row));
                if (done.isPresent()) {
                    return done.get();
                }
            }
            return new Outcome.NotStored(false);
        } catch (SourceFailed e) {
            throw new IllegalStateException("what was just written cannot be read", e);
        } catch (StoreUnavailable e) {
            LOG.error("the object store refused a file of {}", desk.tenant().slug(), e);
            return new Outcome.NotStored(e instanceof StoreFull);
        }
    }

    /** Not worth the trouble of storing it; judged again when it is. */
    private static Optional<Outcome> full(TenantTx tx, FileShelf.Source source) {
        if (KeptBytes.has(tx, source.sha256())) {
            return Optional.empty();
        }
        KeptBytes.Room room = KeptBytes.Room.of(tx);
        return room.holds(source.bytes())
                ? Optional.empty()
                : Optional.of(new Outcome.NoRoom(room.full()));
    }

    /** A trash that is emptied meanwhile may take the same bytes away: then they are put again. */
    private Optional<Outcome> whileThere(
            TenantTx tx, Desk desk, FileShelf.Source source, Function<Change, Outcome> row) {
        Change change = Change.begin(tx, desk.actor());
        try {
            return shelf.has(desk.tenant().id(), source.sha256())
                    ? Optional.of(row.apply(change))
                    : Optional.empty();
        } catch (StoreUnavailable e) {
            throw new IllegalStateException("the store cannot say what it was just given", e);
        }
    }

    static Outcome put(Change change, Trail trail, FileShelf.Source source, Terms terms) {
        Optional<Node> folder = trail.parent();
        Optional<Node> there = trail.target();
        if (trail.path().isRoot() || there.filter(Node::folder).isPresent()) {
            return new Outcome.NotThat();
        }
        Terms.Judged judged = terms.judge(change);
        if (!judged.met()) {
            return new Outcome.Unmet();
        }
        if (folder.isEmpty()) {
            return new Outcome.NoFolder();
        }
        Optional<Lock> lock = judged.inTheWay(there.isPresent() ? trail.ids() : trail.idsAbove());
        if (lock.isPresent()) {
            return new Outcome.Locked(lock.get());
        }
        if (!KeptBytes.keep(change.tx(), source.sha256(), source.bytes())) {
            return new Outcome.NoRoom(KeptBytes.Room.of(change.tx()).full());
        }
        return there.map(node -> changed(change, node, source))
                .orElseGet(() ->
                        new Outcome.Done(
                                change.made(
                                        Ids.next(),
                                        folder.get().nodeId(),
                                        trail.path().name().value(),
                                        false,
                                        source.sha256(),
                                        source.bytes(),
                                        "{}"),
                                true));
    }

    /** The same bytes again are no other version. */
    private static Outcome changed(Change change, Node there, FileShelf.Source source) {
        return source.sha256().equals(there.sha256())
                ? new Outcome.Done(there, false)
                : new Outcome.Done(
                        change.turn(
                                there, there.holding(source.sha256(), source.bytes(), change.at())),
                        false);
    }
}
