package org.preau.backup.store;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A store that does something before, and something after, the first swap of a vault's head. */
public final class AroundHead implements ObjectStore {
    private final ObjectStore store;
    private final Runnable before;
    private final Runnable after;
    private final AtomicBoolean swapped = new AtomicBoolean();

    public AroundHead(ObjectStore store, Runnable before, Runnable after) {
        this.store = store;
        this.before = before;
        this.after = after;
    }

    @Override
    public PutOutcome replaceIf(ObjectKey key, Tag expected, Content content)
            throws StoreUnavailable, SourceFailed {
        if (!swapped.compareAndSet(false, true)) {
            return store.replaceIf(key, expected, content);
        }
        before.run();
        PutOutcome outcome = store.replaceIf(key, expected, content);
        after.run();
        return outcome;
    }

    @Override
    public Tag put(ObjectKey key, Content content) throws StoreUnavailable, SourceFailed {
        return store.put(key, content);
    }

    @Override
    public PutOutcome putIfAbsent(ObjectKey key, Content content)
            throws StoreUnavailable, SourceFailed {
        return store.putIfAbsent(key, content);
    }

    @Override
    public Optional<StoredObject> get(ObjectKey key) throws StoreUnavailable {
        return store.get(key);
    }

    @Override
    public Optional<StoredObject> get(ObjectKey key, ByteRange range) throws StoreUnavailable {
        return store.get(key, range);
    }

    @Override
    public Optional<ObjectStat> stat(ObjectKey key) throws StoreUnavailable {
        return store.stat(key);
    }

    @Override
    public ListPage list(String prefix, @Nullable ObjectKey after, int limit)
            throws StoreUnavailable {
        return store.list(prefix, after, limit);
    }

    @Override
    public void delete(ObjectKey key) throws StoreUnavailable {
        store.delete(key);
    }

    @Override
    public boolean hashesWhole() {
        return store.hashesWhole();
    }

    @Override
    public void close() {
        store.close();
    }
}
