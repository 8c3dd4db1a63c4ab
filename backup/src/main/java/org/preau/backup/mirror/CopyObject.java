package org.preau.backup.mirror;

import java.io.IOException;
import java.util.Optional;
import org.preau.backup.store.Content;
import org.preau.backup.store.CorruptObject;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.PutOutcome;
import org.preau.backup.store.SourceFailed;
import org.preau.backup.store.StoreFull;
import org.preau.backup.store.StoreUnavailable;
import org.preau.backup.store.StoredObject;
import org.preau.backup.store.Tag;

/**
 * Copies an object that is named by its hash from one store to another. The hash is made while the
 * bytes pass; if it is another, the write breaks off and the target is as it was: what is damaged
 * never gets into a second store.
 */
final class CopyObject {
    private final ObjectStore from;
    private final ObjectStore to;
    private final Meter meter;

    CopyObject(ObjectStore from, ObjectStore to, Meter meter) {
        this.from = from;
        this.to = to;
        this.meter = meter;
    }

    /** How it went. */
    sealed interface Outcome {
        /** The target has these bytes now; whether this call wrote them or another did. */
        record Copied(long bytes) implements Outcome {}

        /** The source does not have it. */
        record Gone() implements Outcome {}

        /** The source has other bytes than the name says. */
        record Damaged(String how) implements Outcome {}

        /** The source cannot be read now. */
        record Unreadable(String why) implements Outcome {}

        /** The target cannot be written now. */
        record Unwritable(String why, boolean full) implements Outcome {}
    }

    /**
     * Copies it.
     *
     * @param over in place of what the target has there; otherwise only if it has nothing
     */
    Outcome run(ObjectKey key, boolean over) {
        Optional<StoredObject> found;
        try {
            found = from.get(key);
        } catch (CorruptObject e) {
            return new Outcome.Damaged(String.valueOf(e.getMessage()));
        } catch (StoreUnavailable e) {
            return new Outcome.Unreadable(String.valueOf(e.getMessage()));
        }
        return found.isEmpty() ? new Outcome.Gone() : copy(key, found.get(), over);
    }

    private Outcome copy(ObjectKey key, StoredObject source, boolean over) {
        try (source) {
            var content =
                    Content.of(source.length(), () -> new HashedStream(key, source.bytes(), meter));
            store(key, content, over);
            return new Outcome.Copied(source.length());
        } catch (SourceFailed e) {
            return blame(e);
        } catch (StoreUnavailable e) {
            return new Outcome.Unwritable(String.valueOf(e.getMessage()), e instanceof StoreFull);
        } catch (IOException e) {
            return new Outcome.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private void store(ObjectKey key, Content content, boolean over)
            throws StoreUnavailable, SourceFailed {
        if (over) {
            Tag _ = to.put(key, content);
        } else {
            // A conflict is another mirror that wrote the same bytes.
            PutOutcome _ = to.putIfAbsent(key, content);
        }
    }

    private static Outcome blame(SourceFailed failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof HashedStream.NotAsNamed || e instanceof CorruptObject) {
                return new Outcome.Damaged(String.valueOf(e.getMessage()));
            }
        }
        return new Outcome.Unreadable(String.valueOf(failure.getMessage()));
    }
}
