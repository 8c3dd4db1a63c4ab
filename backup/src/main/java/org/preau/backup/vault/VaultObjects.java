package org.preau.backup.vault;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.backup.store.ByteRange;
import org.preau.backup.store.Content;
import org.preau.backup.store.ListPage;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStat;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.PutOutcome;
import org.preau.backup.store.StoreUnavailable;
import org.preau.backup.store.StoredObject;
import org.preau.backup.store.Tag;

/**
 * The objects of one vault: the head, and immutable ones named by their SHA-256. Any thread.
 *
 * <p>Every immutable object holds 16 random bytes, itself or in what it names. So no two writes
 * ever give one key, and what nobody refers to can be deleted without asking whether somebody is
 * just about to store the same bytes again.
 */
final class VaultObjects {
    static final int NONCE = 16;
    private static final int MOST_HEAD = 16 << 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ObjectStore store;
    private final VaultName name;

    VaultObjects(ObjectStore store, VaultName name) {
        this.store = store;
        this.name = name;
    }

    /** The head as it stands, and the tag to replace it by. */
    record Standing(Head head, @Nullable Tag tag) {}

    VaultName name() {
        return name;
    }

    static byte[] nonce() {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        return nonce;
    }

    /** The head; an empty one without tag if the vault has none yet. */
    Standing head() throws IOException {
        Optional<StoredObject> found = store.get(headKey());
        if (found.isEmpty()) {
            return new Standing(Head.EMPTY, null);
        }
        try (StoredObject object = found.get()) {
            byte[] bytes = object.readAll(MOST_HEAD);
            return new Standing(Head.parse(bytes), object.stat().tag());
        }
    }

    /**
     * Puts {@code next} in the place of what stood; false if something else stands there. Where the
     * store does not know whether it did, the head is read again.
     */
    boolean replace(Standing standing, Head next) throws IOException {
        try {
            return replaceOnce(standing, next);
        } catch (StoreUnavailable e) {
            if (lasts(next, e)) {
                return true;
            }
            throw e;
        }
    }

    /**
     * Whether {@code next} stands there and will after a power cut too: to see it is not enough,
     * since the sync may be what failed. So it is written once more, in its own place; a conflict
     * says that somebody has built upon it already.
     */
    private boolean lasts(Head next, StoreUnavailable failure) {
        try {
            Standing now = head();
            if (!now.head().equals(next)) {
                return false;
            }
            boolean _ = replaceOnce(now, next);
            return true;
        } catch (IOException e) {
            failure.addSuppressed(e);
            return false;
        }
    }

    private boolean replaceOnce(Standing standing, Head next) throws IOException {
        Content content = Content.of(next.bytes());
        Tag tag = standing.tag();
        PutOutcome outcome =
                tag == null
                        ? store.putIfAbsent(headKey(), content)
                        : store.replaceIf(headKey(), tag, content);
        return outcome instanceof PutOutcome.Stored;
    }

    /** Stores these bytes, durably, under their name. */
    Sha256 put(Kind kind, byte[] bytes, int length) throws IOException {
        byte[] sum = Sha256.digest(bytes, 0, length);
        Sha256 hash = Sha256.named(sum);
        store.put(key(kind, hash), Content.of(bytes, length, sum));
        return hash;
    }

    /**
     * The whole object.
     *
     * @throws VaultDamaged if it is missing or its bytes do not have its name
     */
    byte[] read(Kind kind, Sha256 hash, int most) throws IOException {
        Buffer exactly = new Buffer(0);
        read(kind, hash, most, exactly);
        return exactly.bytes();
    }

    /**
     * The whole object, into this buffer in place of what it held. A store that has hashed it
     * already is asked for what it found; a second pass over the same bytes would say no more.
     *
     * @param most how many bytes it may have
     * @throws VaultDamaged if it is missing or its bytes do not have its name
     */
    void read(Kind kind, Sha256 hash, int most, Buffer into) throws IOException {
        into.clear();
        try (StoredObject whole =
                store.get(key(kind, hash)).orElseThrow(() -> missing(kind, hash))) {
            requireName(kind, hash, whole);
            if (whole.length() > most) {
                throw new VaultDamaged("Object " + key(kind, hash) + " is too long");
            }
            fill(kind, hash, whole, (int) whole.length(), into);
        }
        if (!store.hashesWhole() && !hash.names(into.bytes(), into.length())) {
            throw new VaultDamaged("Object " + key(kind, hash) + " has other bytes than its name");
        }
    }

    /**
     * A part of the object, as the store gives it: the caller has a hash to hold it against.
     *
     * @throws VaultDamaged if the object is missing or ends before
     */
    byte[] range(Kind kind, Sha256 hash, long offset, int length) throws IOException {
        Buffer exactly = new Buffer(length);
        range(kind, hash, offset, length, exactly);
        return exactly.bytes();
    }

    /** The same into this buffer, in place of what it held. */
    void range(Kind kind, Sha256 hash, long offset, int length, Buffer into) throws IOException {
        into.clear();
        try (StoredObject part =
                store.get(key(kind, hash), new ByteRange(offset, length))
                        .orElseThrow(() -> missing(kind, hash))) {
            requireName(kind, hash, part);
            fill(kind, hash, part, length, into);
        }
    }

    /** Where tags are hashes, another one says that the store believes it to be another object. */
    private void requireName(Kind kind, Sha256 hash, StoredObject object) throws VaultDamaged {
        if (store.hashesWhole() && !object.stat().tag().value().equals(hash.hex())) {
            throw new VaultDamaged("Object " + key(kind, hash) + " has another tag");
        }
    }

    private void fill(Kind kind, Sha256 hash, StoredObject from, int length, Buffer into)
            throws IOException {
        byte[] room = into.room(length);
        if (from.bytes().readNBytes(room, 0, length) != length) {
            throw new VaultDamaged("Object " + key(kind, hash) + " is too short");
        }
        into.grown(length);
    }

    Optional<ObjectStat> stat(Kind kind, Sha256 hash) throws IOException {
        return store.stat(key(kind, hash));
    }

    /** Everything that lies under the vault's name, in the order of keys, a page at a time. */
    ListPage list(@Nullable ObjectKey after) throws IOException {
        return store.list(prefix(), after, ObjectStore.MAX_PAGE);
    }

    void delete(ObjectKey key) throws IOException {
        store.delete(key);
    }

    ObjectKey key(Kind kind, Sha256 hash) {
        return new ObjectKey(prefix() + kind.folder() + "/" + hash.hex());
    }

    ObjectKey headKey() {
        return new ObjectKey(prefix() + "head");
    }

    private String prefix() {
        return "vaults/" + name.value() + "/";
    }

    private VaultDamaged missing(Kind kind, Sha256 hash) {
        return new VaultDamaged("Object " + key(kind, hash) + " is missing");
    }
}
