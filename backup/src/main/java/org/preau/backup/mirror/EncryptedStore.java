package org.preau.backup.mirror;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.backup.store.ByteRange;
import org.preau.backup.store.Content;
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
 * An {@link ObjectStore} that encrypts what it is given and keeps it in another store, where nobody
 * without the {@link KeyRing} can read it or change it unseen. {@code MIRROR.md} has the format to
 * the byte and what a thief still learns.
 *
 * <p>It keeps the contract of the store under it, with these limits:
 *
 * <ul>
 *   <li>A name that ends with a SHA-256 has that hidden (see {@link HiddenNames}), and a listing
 *       gives such names in the order of their hidden forms: each exactly once and page by page,
 *       but not in their own order. All others come in order.
 *   <li>Storing the same bytes again always gives another tag.
 *   <li>{@link #stat} and the length beside a range that ends before the object does believe the
 *       store about the length. Whatever comes to the end of the object has the end verified.
 *   <li>What is stored under a name now cannot be told from what was stored there earlier: whoever
 *       can write to the store can put an old content back, but only under its own name.
 *   <li>Each call holds about 0.3 MB besides what the store under it holds.
 * </ul>
 */
public final class EncryptedStore implements ObjectStore {
    /** The object that says whose mirror it is. */
    static final String MARK = "preau-mirror";

    private static final Tag DAMAGED = new Tag("damaged");

    private final ObjectStore under;
    private final KeyRing ring;
    private final HiddenNames names;
    private final EncryptedReads reads;

    /**
     * Encrypts into this store, which is closed with it, whatever is there already: see {@link
     * #open}.
     *
     * @param ring its last key encrypts, all of them decrypt
     */
    public EncryptedStore(ObjectStore under, KeyRing ring) {
        this.under = under;
        this.ring = ring;
        names = new HiddenNames(ring.names().secret());
        reads = new EncryptedReads(under, ring, names);
    }

    /**
     * Opens a mirror, or begins one: a mark in it ({@value #MARK}) says to which ring it belongs,
     * so that one with another ring is refused instead of being filled with what nobody could bring
     * back together. A store that holds vaults in the clear is refused as well.
     *
     * @throws StoreUnavailable if it belongs to another ring, naming the key that is missing, or
     *     cannot be read; the store is left open then
     */
    public static EncryptedStore open(ObjectStore under, KeyRing ring) throws StoreUnavailable {
        var store = new EncryptedStore(under, ring);
        byte[] text = ("preau-mirror-1 " + ring.names().id() + "\n").getBytes(US_ASCII);
        try {
            if (!isMirror(under)) {
                store.requireNothingElse();
                PutOutcome _ = store.putIfAbsent(new ObjectKey(MARK), Content.of(text));
            }
            byte[] present = store.read(new ObjectKey(MARK), text.length).orElse(new byte[0]);
            if (Arrays.equals(present, text)) {
                return store;
            }
        } catch (StoreUnavailable e) {
            throw e;
        } catch (IOException | IllegalStateException e) {
            // Told below.
        }
        throw new StoreUnavailable(
                "The mirror in " + under + " does not belong to the " + ring,
                "Give the ring that it was begun with, or another store",
                null);
    }

    /**
     * Whether an encrypted mirror was begun in this store: then nothing in the clear belongs there.
     */
    public static boolean isMirror(ObjectStore under) throws StoreUnavailable {
        return under.stat(new ObjectKey(MARK)).isPresent();
    }

    /** Without a mark there is nothing yet, or what a key of this ring encrypted. */
    private void requireNothingElse() throws IOException {
        List<ObjectStat> first = list(Vaults.ALL, 1).objects();
        if (!first.isEmpty() && keyOf(first.getFirst().key()).flatMap(ring::key).isEmpty()) {
            throw new StoreUnavailable(
                    "The vaults in "
                            + under
                            + " are encrypted with none of the keys of the "
                            + ring,
                    "Give the ring that they were encrypted with, or another store",
                    null);
        }
    }

    @Override
    public Tag put(ObjectKey key, Content content) throws StoreUnavailable, SourceFailed {
        return under.put(names.hide(key), sealed(key, content));
    }

    @Override
    public PutOutcome putIfAbsent(ObjectKey key, Content content)
            throws StoreUnavailable, SourceFailed {
        return under.putIfAbsent(names.hide(key), sealed(key, content));
    }

    @Override
    public PutOutcome replaceIf(ObjectKey key, Tag expected, Content content)
            throws StoreUnavailable, SourceFailed {
        return under.replaceIf(names.hide(key), expected, sealed(key, content));
    }

    @Override
    public Optional<StoredObject> get(ObjectKey key) throws StoreUnavailable {
        return reads.whole(key);
    }

    @Override
    public Optional<StoredObject> get(ObjectKey key, ByteRange range) throws StoreUnavailable {
        return reads.part(key, range);
    }

    @Override
    public Optional<ObjectStat> stat(ObjectKey key) throws StoreUnavailable {
        Optional<ObjectStat> found = under.stat(names.hide(key));
        return found.isEmpty() ? found : Optional.of(EncryptedReads.plain(key, found.get()));
    }

    /** The id of the key that this object is encrypted with, or empty if it is not there. */
    public Optional<String> keyOf(ObjectKey key) throws IOException {
        return reads.keyOf(key);
    }

    @Override
    public ListPage list(String prefix, @Nullable ObjectKey after, int limit)
            throws StoreUnavailable {
        ObjectKey.requirePrefix(prefix);
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException(
                    "A page holds 1 to " + MAX_PAGE + " objects, not " + limit);
        }
        // A hash hidden in the last segment does not begin as the prefix does.
        String folder = prefix.substring(0, prefix.lastIndexOf('/') + 1);
        List<ObjectStat> found = new ArrayList<>();
        ObjectKey last = after == null ? null : names.hide(after);
        boolean more = true;
        while (more && found.size() < limit) {
            ListPage page = under.list(folder, last, limit - found.size());
            page.objects().stream()
                    .map(this::listed)
                    .filter(object -> object.key().value().startsWith(prefix))
                    .forEach(found::add);
            more = page.more() && !page.objects().isEmpty();
            last = more ? page.objects().getLast().key() : last;
        }
        return new ListPage(found, more);
    }

    @Override
    public void delete(ObjectKey key) throws StoreUnavailable {
        under.delete(names.hide(key));
    }

    /** As it is in the store beneath: it could not be decrypted under another name, nor damaged. */
    @Override
    public boolean setAside(ObjectKey key, ObjectKey aside) throws StoreUnavailable {
        ObjectKey hidden = names.hide(key);
        ObjectKey hiddenAside = names.hide(aside);
        if (under.setAside(hidden, hiddenAside)) {
            return true;
        }
        try {
            return Evidence.copy(under, hidden, hiddenAside);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        under.close();
    }

    @Override
    public String toString() {
        return "encrypted " + under;
    }

    /** The current key's id. */
    String currentKey() {
        return ring.current().id();
    }

    private Content sealed(ObjectKey key, Content content) {
        return SealingStream.of(content, ring.current(), key);
    }

    /** One that is damaged, or not ours, is listed all the same. */
    private ObjectStat listed(ObjectStat hidden) {
        ObjectKey key = names.show(hidden.key());
        long length = Sealed.plainLength(hidden.length());
        return length < 0
                ? new ObjectStat(key, DAMAGED, 0, Instant.EPOCH)
                : new ObjectStat(key, hidden.tag(), length, hidden.modified());
    }
}
