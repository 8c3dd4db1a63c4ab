package org.preau.backup.vault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.preau.backup.vault.Contents.Held;
import org.preau.backup.vault.Eraser.Fate;

/**
 * What an {@link Eraser} said of everything in all versions. Bytes that take the place of others
 * are not kept here: it is asked again when they are stored. Used by one thread; to be closed.
 */
final class Fates implements AutoCloseable {
    private final Eraser eraser;
    private final Contents contents;
    private final Map<Was, Decided> decided = new HashMap<>();
    private final Map<Was, Item> toStore = new LinkedHashMap<>();
    private final Set<Pointer> largeThatStay = new LinkedHashSet<>();
    private int removed;

    Fates(VaultObjects objects, View view, Eraser eraser) throws IOException {
        this.eraser = eraser;
        contents = new Contents(objects, view, false);
    }

    /** A path with one of the contents it had. */
    private record Was(VaultPath path, Item.Mode mode, ObjectId id) {
        static Was of(Item item) {
            return new Was(item.path(), item.mode(), item.id());
        }
    }

    /** What becomes of an item. */
    sealed interface Decided {
        /** As it was. */
        record Stays() implements Decided {}

        /** Not any more. */
        record Gone() implements Decided {}

        /** Another blob. */
        record Other(ObjectId id) implements Decided {}
    }

    /** Where bytes go that take the place of others. */
    interface Store {
        ObjectId add(byte[] bytes) throws IOException;
    }

    /** Asks about what was not asked about yet. */
    void decide(List<Item> items) throws IOException {
        for (Item item : items) {
            if (!decided.containsKey(Was.of(item))) {
                decided.put(Was.of(item), decide(item));
            }
        }
    }

    private Decided decide(Item item) throws IOException {
        return switch (fate(item)) {
            case Fate.Keep() -> {
                stays(item);
                yield new Decided.Stays();
            }
            case Fate.Remove() -> {
                removed++;
                yield new Decided.Gone();
            }
            case Fate.Replace _ -> {
                toStore.put(Was.of(item), item);
                yield new Decided.Gone();
            }
        };
    }

    private Fate fate(Item item) throws IOException {
        Held held =
                item.mode() == Item.Mode.EMPTY_FOLDER
                        ? new Held.Small(new byte[0])
                        : contents.held(item);
        return eraser.fate(item.path(), content(held));
    }

    private void stays(Item item) throws IOException {
        if (item.mode() != Item.Mode.EMPTY_FOLDER
                && contents.held(item) instanceof Held.Large(Pointer pointer, _)) {
            largeThatStay.add(pointer);
        }
    }

    /** Stores all bytes that take the place of others. */
    void store(Store store) throws IOException {
        for (Map.Entry<Was, Item> entry : toStore.entrySet()) {
            if (!(fate(entry.getValue()) instanceof Fate.Replace(byte[] bytes))) {
                throw new IllegalStateException(
                        "Asked twice, the eraser says different things of "
                                + entry.getKey().path());
            }
            decided.put(entry.getKey(), new Decided.Other(store.add(bytes)));
        }
    }

    /** What was decided. */
    Decided of(Item item) {
        Decided known = decided.get(Was.of(item));
        if (known == null) {
            throw new IllegalStateException("Nobody asked about " + item.path());
        }
        return known;
    }

    /** The blob as it is in git: the bytes, or the pointer to them. */
    byte[] blob(Item item) throws IOException {
        return contents.blob(item);
    }

    Set<Pointer> largeThatStay() {
        return largeThatStay;
    }

    int removed() {
        return removed;
    }

    int replaced() {
        return toStore.size();
    }

    @Override
    public void close() {
        contents.close();
    }

    private Eraser.Found content(Held held) {
        return new Eraser.Found() {
            @Override
            public long size() {
                return Contents.size(held);
            }

            @Override
            public Sha256 hash() {
                return switch (held) {
                    case Held.Small(byte[] bytes) -> Sha256.of(bytes);
                    case Held.Large(Pointer pointer, _) -> pointer.hash();
                };
            }

            @Override
            public byte[] bytes() throws IOException {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                contents.copy(held, bytes::write);
                return bytes.toByteArray();
            }
        };
    }
}
