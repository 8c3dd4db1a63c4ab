package org.preau.backup.mirror;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.preau.backup.store.ByteRange;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStat;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.StoreUnavailable;
import org.preau.backup.store.StoredObject;

/** How an {@link EncryptedStore} reads: never a byte that was not verified. Any thread. */
final class EncryptedReads {
    /** How often an object may be replaced between its beginning and its part. */
    private static final int ATTEMPTS = 10;

    private final ObjectStore under;
    private final KeyRing ring;
    private final HiddenNames names;

    EncryptedReads(ObjectStore under, KeyRing ring, HiddenNames names) {
        this.under = under;
        this.ring = ring;
        this.names = names;
    }

    Optional<StoredObject> whole(ObjectKey key) throws StoreUnavailable {
        Optional<StoredObject> found = under.get(names.hide(key));
        return found.isEmpty() ? found : Optional.of(opened(key, found.get()));
    }

    Optional<StoredObject> part(ObjectKey key, ByteRange range) throws StoreUnavailable {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<StoredObject> begin =
                    under.get(names.hide(key), new ByteRange(0, Sealed.BEFORE));
            if (begin.isEmpty()) {
                return begin;
            }
            Optional<StoredObject> part = part(key, range, begin.get());
            if (part.isPresent()) {
                return part;
            }
        }
        throw new StoreUnavailable(
                "Object " + key + " was replaced each time that a part of it was read",
                "Read it whole, or try again when its writers are done",
                null);
    }

    Optional<String> keyOf(ObjectKey key) throws IOException {
        Optional<StoredObject> begin = under.get(names.hide(key), new ByteRange(0, Sealed.BEFORE));
        if (begin.isEmpty()) {
            return Optional.empty();
        }
        try (StoredObject object = begin.get()) {
            return Optional.of(Sealed.keyId(preamble(key, object.bytes())));
        }
    }

    /** What is known of the content, from what is known of the object that holds it. */
    static ObjectStat plain(ObjectKey key, ObjectStat sealed) throws StoreUnavailable {
        long length = Sealed.plainLength(sealed.length());
        if (length < 0) {
            throw Damage.of(key, "no encrypted object is " + sealed.length() + " bytes long");
        }
        return new ObjectStat(key, sealed.tag(), length, sealed.modified());
    }

    // The stream belongs to the object that is given, which whoever reads closes.
    @SuppressWarnings("resource")
    private StoredObject opened(ObjectKey key, StoredObject sealed) throws StoreUnavailable {
        boolean opened = false;
        try {
            ObjectStat stat = plain(key, sealed.stat());
            SegmentCipher cipher = begin(key, sealed.bytes());
            long length = stat.length();
            var bytes = new OpeningStream(sealed.bytes(), key, cipher, length, 0, length);
            opened = true;
            return new StoredObject(stat, 0, length, bytes);
        } finally {
            if (!opened) {
                discard(sealed);
            }
        }
    }

    /** The part, or empty if the object was replaced since its beginning was opened. */
    @SuppressWarnings("resource")
    private Optional<StoredObject> part(ObjectKey key, ByteRange range, StoredObject begin)
            throws StoreUnavailable {
        ObjectStat stat;
        SegmentCipher cipher;
        try {
            stat = plain(key, begin.stat());
            cipher = begin(key, begin.bytes());
        } finally {
            discard(begin);
        }
        long size = stat.length();
        long offset = range.offsetIn(size);
        long length = range.lengthIn(size);
        Optional<StoredObject> part = under.get(names.hide(key), segments(size, offset, length));
        if (part.isEmpty() || !part.get().stat().tag().equals(stat.tag())) {
            part.ifPresent(EncryptedReads::discard);
            return Optional.empty();
        }
        var bytes = new OpeningStream(part.get().bytes(), key, cipher, size, offset, length);
        return Optional.of(new StoredObject(stat, offset, length, bytes));
    }

    /** The segments in which these bytes lie. */
    private static ByteRange segments(long size, long offset, long length) {
        long last = Sealed.segments(size) - 1;
        long first = Math.min(Sealed.segmentOf(offset), last);
        long end = Math.min(Sealed.segmentOf(Math.max(offset, offset + length - 1)), last);
        long from = Sealed.sealedOffset(first);
        long to =
                end == last
                        ? Sealed.sealedLength(size)
                        : Sealed.sealedOffset(end) + Sealed.sealedSize(end);
        return new ByteRange(from, to - from);
    }

    private SegmentCipher begin(ObjectKey key, InputStream in) throws StoreUnavailable {
        try {
            byte[] preamble = preamble(key, in);
            byte[] header = in.readNBytes(Sealed.HEADER);
            if (header.length < Sealed.HEADER || header[0] != Sealed.HEADER) {
                throw Damage.of(key, "its header is not as it was written here");
            }
            return SegmentCipher.of(key(key, Sealed.keyId(preamble)), key, preamble, header);
        } catch (StoreUnavailable e) {
            throw e;
        } catch (IOException e) {
            throw broken(key, e);
        }
    }

    private static byte[] preamble(ObjectKey key, InputStream in) throws IOException {
        byte[] preamble = in.readNBytes(Sealed.PREAMBLE);
        if (preamble.length < Sealed.PREAMBLE || !Sealed.isPreamble(preamble)) {
            throw Damage.of(key, "it does not begin as what was encrypted here");
        }
        return preamble;
    }

    private MirrorKey key(ObjectKey name, String id) throws StoreUnavailable {
        Optional<MirrorKey> key = ring.key(id);
        if (key.isEmpty()) {
            throw new StoreUnavailable(
                    "Object %s is encrypted with the key %s, which the %s does not hold"
                            .formatted(name, id, ring),
                    "Give the ring that has it, or make it again from the recovery sheet; without"
                            + " that key nobody can read the object",
                    null);
        }
        return key.get();
    }

    private static StoreUnavailable broken(ObjectKey key, IOException e) {
        return new StoreUnavailable("Cannot read " + key + ": " + e.getMessage(), "Try again", e);
    }

    private static void discard(StoredObject object) {
        try {
            object.close();
        } catch (IOException e) {
            // It was not needed any more.
        }
    }
}
