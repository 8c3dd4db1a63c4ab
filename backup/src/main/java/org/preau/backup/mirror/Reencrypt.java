package org.preau.backup.mirror;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.preau.backup.store.Content;
import org.preau.backup.store.ListPage;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStat;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.PutOutcome;
import org.preau.backup.store.StoreFull;
import org.preau.backup.store.StoreUnavailable;
import org.preau.backup.store.StoredObject;

/**
 * Encrypts with the ring's current key whatever is encrypted with an older one, after which the
 * older ones may be forgotten. Each object is replaced in one step, once it was read whole and
 * verified; the store can be used meanwhile. Killed or interrupted and run again it goes on: what
 * is done shows in the first bytes of each object.
 *
 * <p>Blocks, on any thread but an event loop.
 */
public final class Reencrypt {
    private final EncryptedStore store;
    private final int hands;

    /** Works in this store, with so many objects at once, 1 to 64. */
    public Reencrypt(EncryptedStore store, int hands) {
        if (hands < 1 || hands > 64) {
            throw new IllegalArgumentException("Not a number of hands: " + hands);
        }
        this.store = store;
        this.hands = hands;
    }

    /** How it ended. */
    public sealed interface Outcome {
        /** What was done. */
        MirrorReport report();

        /** Nothing needs another key than the current one. */
        record Done(MirrorReport report) implements Outcome {}

        /** Some objects could not be read; the keys must stay until they are repaired. */
        record Incomplete(MirrorReport report) implements Outcome {}

        /** A store failed, or it was interrupted; run it again. */
        record Stopped(MirrorReport report, String why) implements Outcome {}
    }

    /**
     * Encrypts all that is older.
     *
     * @return its report counts as copied what was encrypted anew, and as present what was already
     */
    public Outcome run(Progress.Listener listener) {
        var tally = new Tally();
        var meter = new Meter("keys", listener);
        try (var crew = new Crew(hands)) {
            each(object -> crew.give(() -> renew(object, tally, meter, crew)));
            crew.finish();
            return outcome(tally, meter, crew.stopped());
        } catch (StoreUnavailable e) {
            return outcome(tally, meter, String.valueOf(e.getMessage()));
        }
    }

    private static Outcome outcome(Tally tally, Meter meter, @Nullable String why) {
        meter.end();
        MirrorReport report = tally.report("");
        if (why != null) {
            return new Outcome.Stopped(report, why);
        }
        return tally.isBlocked() ? new Outcome.Incomplete(report) : new Outcome.Done(report);
    }

    private void each(Consumer<ObjectStat> act) throws StoreUnavailable {
        ListPage page = store.list("", ObjectStore.MAX_PAGE);
        while (true) {
            page.objects().stream()
                    .filter(object -> !Evidence.isEvidence(object.key()))
                    .forEach(act);
            if (!page.more() || page.objects().isEmpty()) {
                return;
            }
            page = store.list("", page.objects().getLast().key(), ObjectStore.MAX_PAGE);
        }
    }

    private void renew(ObjectStat listed, Tally tally, Meter meter, Crew crew) {
        ObjectKey key = listed.key();
        meter.found(listed.length());
        try {
            Optional<String> used = store.keyOf(key);
            if (used.isEmpty() || used.get().equals(store.currentKey())) {
                tally.present();
            } else {
                renew(key, tally, meter);
            }
        } catch (StoreFull e) {
            crew.stop(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage());
            tally.trouble(new Trouble(key.value(), Trouble.Kind.UNREADABLE, why), true);
        } finally {
            meter.done();
        }
    }

    private void renew(ObjectKey key, Tally tally, Meter meter) throws IOException {
        Optional<StoredObject> found = store.get(key);
        if (found.isEmpty()) {
            return;
        }
        try (StoredObject object = found.get()) {
            boolean named = Hashes.named(key).isPresent();
            Content content =
                    Content.of(
                            object.length(),
                            () ->
                                    named
                                            ? new HashedStream(key, object.bytes(), meter)
                                            : object.bytes());
            // A conflict is somebody who replaced it, with the current key.
            if (store.replaceIf(key, object.stat().tag(), content) instanceof PutOutcome.Stored) {
                tally.copied(object.length());
            }
        }
    }
}
