package org.preau.backup.mirror;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.preau.backup.store.ByteRange;
import org.preau.backup.store.Content;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.PutOutcome;
import org.preau.backup.store.StoredObject;

/**
 * Keeps what was found damaged under {@code damaged/DAY/}, since what happened to a disk can be
 * told from what it gives. Nothing reads it; whoever has seen it deletes it.
 */
final class Evidence {
    static final String FOLDER = "damaged/";

    private final ObjectStore store;

    Evidence(ObjectStore store) {
        this.store = store;
    }

    static boolean isEvidence(ObjectKey key) {
        return key.value().startsWith(FOLDER);
    }

    /** Keeps it, as far as it can be read, and says where; empty if it cannot be read at all. */
    Optional<ObjectKey> keep(ObjectKey key, LocalDate day) {
        String aside = FOLDER + day.format(DateTimeFormatter.BASIC_ISO_DATE) + "/" + key;
        if (!ObjectKey.isKey(aside)) {
            return Optional.empty();
        }
        var name = new ObjectKey(aside);
        try {
            return store.stat(name).isPresent()
                            || store.setAside(key, name)
                            || copy(store, key, name)
                    ? Optional.of(name)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Takes it back, if nothing came of the repair. */
    void drop(ObjectKey name) {
        try {
            store.delete(name);
        } catch (IOException e) {
            // It costs room and says nothing wrong.
        }
    }

    /** In two parts: a store that verifies what is read whole would not give it. */
    static boolean copy(ObjectStore store, ObjectKey key, ObjectKey aside) throws IOException {
        long length = store.stat(key).orElseThrow(() -> new IOException("gone")).length();
        long half = length / 2;
        Content halves =
                Content.of(
                        Content.UNKNOWN,
                        () ->
                                new SequenceInputStream(
                                        part(store, key, new ByteRange(0, half)),
                                        part(store, key, new ByteRange(half, length - half))));
        return store.putIfAbsent(aside, halves) instanceof PutOutcome.Stored;
    }

    // The stream is closed by the sequence that it goes into.
    @SuppressWarnings("resource")
    private static InputStream part(ObjectStore store, ObjectKey key, ByteRange range)
            throws IOException {
        StoredObject part = store.get(key, range).orElseThrow(() -> new IOException("gone"));
        return part.bytes();
    }
}
