package org.preau.backup.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A store whose machine dies at its N-th change: that change is done or not, nobody is told which,
 * and from then on nothing is.
 */
public final class CrashingStore implements ObjectStore {
    private final ObjectStore store;
    private final boolean doneBefore;
    private int left;

    /**
     * @param changes that go well
     * @param doneBefore whether the one after them is done although nobody is told
     */
    public CrashingStore(ObjectStore store, int changes, boolean doneBefore) {
        this.store = store;
        this.doneBefore = doneBefore;
        left = changes;
    }

    /** Whether it has died. */
    public synchronized boolean crashed() {
        return left < 0;
    }

    private interface Act<T> {
        T run() throws StoreUnavailable, SourceFailed;
    }

    private synchronized <T> T change(Act<T> act) throws StoreUnavailable, SourceFailed {
        alive();
        left--;
        if (left >= 0) {
            return act.run();
        }
        if (doneBefore) {
            act.run();
        }
        throw dead();
    }

    private synchronized void alive() throws StoreUnavailable {
        if (left < 0) {
            throw dead();
        }
    }

    private static StoreUnavailable dead() {
        return new StoreUnavailable("The machine died", "Start it", null);
    }

    @Override
    public Tag put(ObjectKey key, Content content) throws StoreUnavailable, SourceFailed {
        return change(() -> store.put(key, content));
    }

    @Override
    public PutOutcome putIfAbsent(ObjectKey key, Content content)
            throws StoreUnavailable, SourceFailed {
        return change(() -> store.putIfAbsent(key, content));
    }

    @Override
    public PutOutcome replaceIf(ObjectKey key, Tag expected, Content content)
            throws StoreUnavailable, SourceFailed {
        return change(() -> store.replaceIf(key, expected, content));
    }

    @Override
    public Optional<StoredObject> get(ObjectKey key) throws StoreUnavailable {
        alive();
        return store.get(key);
    }

    @Override
    public Optional<StoredObject> get(ObjectKey key, ByteRange range) throws StoreUnavailable {
        alive();
        return store.get(key, range);
    }

    @Override
    public Optional<ObjectStat> stat(ObjectKey key) throws StoreUnavailable {
        alive();
        return store.stat(key);
    }

    @Override
    public ListPage list(String prefix, @Nullable ObjectKey after, int limit)
            throws StoreUnavailable {
        alive();
        return store.list(prefix, after, limit);
    }

    @Override
    public void delete(ObjectKey key) throws StoreUnavailable {
        try {
            change(() -> {
                store.delete(key);
                return key;
            });
        } catch (SourceFailed e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        // The real one is closed by its owner.
    }
}
