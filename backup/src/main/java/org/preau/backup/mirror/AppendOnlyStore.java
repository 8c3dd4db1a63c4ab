package org.preau.backup.mirror;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.backup.store.ByteRange;
import org.preau.backup.store.Content;
import org.preau.backup.store.CorruptObject;
import org.preau.backup.store.ListPage;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStat;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.PutOutcome;
import org.preau.backup.store.SourceFailed;
import org.preau.backup.store.StoreUnavailable;
import org.preau.backup.store.StoredObject;
import org.preau.backup.store.Tag;

/**
 * A store that only ever gets more: nothing is deleted, and nothing replaced but the heads of
 * vaults, each of which stays as a numbered object under {@code mirror/NAME/heads/}.
 *
 * <p>This holds for whoever goes through it. It guards against mistakes of this program and of its
 * operator, not against somebody who has the credentials of the store beneath: that store must
 * refuse them itself. {@code MIRROR.md} says how, and exactly what is promised then.
 */
public final class AppendOnlyStore implements ObjectStore {
    private final ObjectStore under;

    /** Lets nothing but additions through to this store, which is closed with it. */
    public AppendOnlyStore(ObjectStore under) {
        this.under = under;
    }

    @Override
    public Tag put(ObjectKey key, Content content) throws StoreUnavailable, SourceFailed {
        if (Vaults.isHead(key)) {
            keepHead(key);
            return under.put(key, content);
        }
        return switch (under.putIfAbsent(key, content)) {
            case PutOutcome.Stored(Tag tag) -> tag;
            case PutOutcome.Conflict() -> throw refused("replace " + key);
        };
    }

    @Override
    public PutOutcome putIfAbsent(ObjectKey key, Content content)
            throws StoreUnavailable, SourceFailed {
        return under.putIfAbsent(key, content);
    }

    @Override
    public PutOutcome replaceIf(ObjectKey key, Tag expected, Content content)
            throws StoreUnavailable, SourceFailed {
        if (!Vaults.isHead(key)) {
            throw refused("replace " + key);
        }
        keepHead(key);
        return under.replaceIf(key, expected, content);
    }

    @Override
    public Optional<StoredObject> get(ObjectKey key) throws StoreUnavailable {
        return under.get(key);
    }

    @Override
    public Optional<StoredObject> get(ObjectKey key, ByteRange range) throws StoreUnavailable {
        return under.get(key, range);
    }

    @Override
    public Optional<ObjectStat> stat(ObjectKey key) throws StoreUnavailable {
        return under.stat(key);
    }

    @Override
    public ListPage list(String prefix, @Nullable ObjectKey after, int limit)
            throws StoreUnavailable {
        return under.list(prefix, after, limit);
    }

    @Override
    public void delete(ObjectKey key) throws StoreUnavailable {
        throw refused("delete " + key);
    }

    @Override
    public boolean setAside(ObjectKey key, ObjectKey aside) throws StoreUnavailable {
        return under.setAside(key, aside);
    }

    @Override
    public boolean hashesWhole() {
        return under.hashesWhole();
    }

    @Override
    public void close() {
        under.close();
    }

    @Override
    public String toString() {
        return "append-only " + under;
    }

    /** Before it is replaced; a mirror has done so already, and then this only looks. */
    private void keepHead(ObjectKey key) throws StoreUnavailable, SourceFailed {
        try {
            Optional<byte[]> present = under.read(key, HeadHistory.LARGEST_HEAD);
            if (present.isPresent()) {
                var history = new HeadHistory(under, key.segments().get(1));
                List<HeadHistory.Entry> entries = history.all();
                String hash = Hashes.hex(Hashes.sha256(present.get()));
                if (entries.stream().noneMatch(entry -> entry.hash().equals(hash))) {
                    long _ = history.add(present.get(), entries);
                }
            }
        } catch (CorruptObject e) {
            // What is damaged already is not lost by being replaced.
        } catch (StoreUnavailable | SourceFailed e) {
            throw e;
        } catch (IOException e) {
            throw new StoreUnavailable(
                    "Cannot keep the present " + key + ": " + e.getMessage(), "Try again", e);
        }
    }

    private StoreUnavailable refused(String act) {
        return new StoreUnavailable(
                "Will not " + act + ": " + this + " only ever gets more",
                "If it is meant, open the store without append-only",
                null);
    }
}
