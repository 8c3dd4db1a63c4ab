package org.preau.media;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.preau.audit.AuditLog;
import org.preau.backup.store.Content;
import org.preau.backup.store.SourceFailed;
import org.preau.backup.store.StoreFull;
import org.preau.backup.store.StoreUnavailable;
import org.preau.media.AddMedia.Kept;
import org.preau.media.AddMedia.NotStored;
import org.preau.media.AddMedia.Outcome;
import org.preau.media.AddMedia.Refused;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a file that was found good on the shelf: its bytes durably, then its row, counted in the
 * association's space, once however often it is sent.
 *
 * <p>A deletion may take the same bytes away between the two steps. So whoever writes or removes a
 * row of some content holds that content's lock, and the row is only written while the bytes are
 * seen to be there.
 */
final class Keeping {

    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);
    private static final int TRIES = 3;

    /** There is no room left for it. Nothing was kept. */
    private static final class NoRoom extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Message why;

        NoRoom(Message why) {
            super("no room", null, false, false);
            this.why = why;
        }
    }

    private final Database database;
    private final MediaShelf shelf;
    private final Following following;

    Keeping(Database database, MediaShelf shelf, Following following) {
        this.database = database;
        this.shelf = shelf;
        this.following = following;
    }

    /**
     * Keeps a file as something new.
     *
     * @param left what it still says of its makers
     * @param shown how its sender calls it, fit to be shown
     */
    Outcome keep(Desk desk, Media media, Left left, Content content, String shown) {
        return store(
                desk,
                media,
                content,
                shown,
                tx -> refusal(tx, media, shown),
                tx -> note(tx, desk, media, left));
    }

    /**
     * Stores the bytes and then has their row written.
     *
     * @param refusal why it is not worth the trouble; empty when it is
     * @param row writes it while the bytes are there
     */
    Outcome store(
            Desk desk,
            Media media,
            Content content,
            String shown,
            Function<TenantTx, Optional<Message>> refusal,
            Function<TenantTx, Outcome> row) {
        try {
            Optional<Message> no = database.read(desk.tenancy(), refusal);
            if (no.isPresent()) {
                return new Refused(no.get());
            }
            for (int i = 0; i < TRIES; i++) {
                shelf.put(desk.tenant().id(), media.sha256(), content);
                Optional<Outcome> done =
                        database.write(desk.tenancy(), tx -> locked(tx, desk, media, row));
                if (done.isPresent()) {
                    return done.get();
                }
            }
            return new NotStored(Message.of("media.store", "name", shown), false);
        } catch (NoRoom e) {
            return new Refused(e.why);
        } catch (SourceFailed e) {
            return new Refused(Message.of("media.file.damaged", "name", shown));
        } catch (StoreUnavailable e) {
            LOG.error("the object store refused a file of {}", desk.tenant().slug(), e);
            boolean noRoom = e instanceof StoreFull;
            String word = noRoom ? "media.store-full" : "media.store";
            return new NotStored(Message.of(word, "name", shown), noRoom);
        }
    }

    private Optional<Outcome> locked(
            TenantTx tx, Desk desk, Media media, Function<TenantTx, Outcome> row) {
        lock(tx, media.sha256());
        try {
            return shelf.has(desk.tenant().id(), media.sha256())
                    ? Optional.of(row.apply(tx))
                    : Optional.empty();
        } catch (StoreUnavailable e) {
            throw new IllegalStateException("the store cannot say what it was just given", e);
        }
    }

    /** Until the transaction ends, nobody else writes or removes a row of that content. */
    static void lock(TenantTx tx, String sha256) {
        tx.query(
                        "select true from (select pg_advisory_xact_lock(hashtextextended(:key, 17))) locked")
                .bind("key", tx.tenant() + "/" + sha256)
                .one(Boolean.class);
    }

    /**
     * Takes the bytes away that no row names any more; a store out of reach leaves them, which
     * harms nobody.
     */
    void forget(Desk desk, String sha256) {
        database.write(
                desk.tenancy(),
                tx -> {
                    lock(tx, sha256);
                    if (!isNamed(tx, sha256)) {
                        try {
                            shelf.delete(desk.tenant().id(), sha256);
                        } catch (StoreUnavailable e) {
                            LOG.warn(
                                    "bytes of {} stay behind: {}", desk.tenant().slug(), sha256, e);
                        }
                    }
                    return true;
                });
    }

    private static boolean isNamed(TenantTx tx, String sha256) {
        return tx.query(
                        """
                        select exists (select from media where sha256 = :sha256)
                            or exists (select from media_former where sha256 = :sha256 and kept)
                        """)
                .bind("sha256", sha256)
                .one(Boolean.class);
    }

    /** What stands in the way of a file before its bytes are stored. */
    private static Optional<Message> refusal(TenantTx tx, Media media, String shown) {
        if (MediaShelf.bySha256(tx, media.sha256()).isPresent()) {
            return Optional.empty();
        }
        Optional<String> successor = Former.successor(tx, media.sha256());
        if (successor.isPresent()) {
            return Optional.of(
                    new Message(
                            "media.file.former",
                            Map.of("name", shown, "successor", successor.get())));
        }
        Space space = Space.of(tx);
        return space.holds(media.bytes()) ? Optional.empty() : Optional.of(space.full());
    }

    private Outcome note(TenantTx tx, Desk desk, Media media, Left left) {
        if (!MediaShelf.insert(tx, media)) {
            Media there = MediaShelf.bySha256(tx, media.sha256()).orElseThrow();
            if (there.alt().isEmpty() && !media.alt().isEmpty()) {
                MediaShelf.describe(tx, there.id(), media.alt());
            }
            return new Kept(MediaShelf.find(tx, there.id()).orElseThrow(), true);
        }
        Library.say(tx, media.id(), left);
        take(tx, media.bytes());
        AuditLog.note(tx, desk.actor(), "media.added", media.name(), Map.of());
        following.kept(tx, media);
        return new Kept(MediaShelf.find(tx, media.id()).orElseThrow(), false);
    }

    /** Counts it; whatever else the transaction did is taken back when there is no room. */
    static void take(TenantTx tx, long bytes) {
        if (!Space.take(tx, bytes)) {
            throw new NoRoom(Space.of(tx).full());
        }
    }
}
