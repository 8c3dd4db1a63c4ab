package org.preau.backup.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectReader;
import org.preau.backup.vault.Chunks.Recipe;

/** Reads what items hold, small or large. Used by one thread; to be closed. */
final class Contents implements AutoCloseable {
    private final View view;
    private final ObjectReader reader;
    private final ChunkReader chunks;

    /**
     * @param eager whether most of the vault is wanted
     */
    Contents(VaultObjects objects, View view, boolean eager) throws IOException {
        this.view = view;
        reader = view.repository().newObjectReader();
        chunks = new ChunkReader(objects, view.chunks(), eager);
    }

    /** What an item holds: its bytes, or the pointer to them. */
    sealed interface Held {
        /** The bytes themselves. */
        record Small(byte[] bytes) implements Held {}

        /** In pieces. */
        record Large(Pointer pointer, Recipe recipe) implements Held {}
    }

    Held held(Item item) throws IOException {
        byte[] bytes = blob(item);
        Optional<Pointer> pointer =
                item.mode() == Item.Mode.LINK
                        ? Optional.empty()
                        : Pointer.parse(bytes, bytes.length);
        return pointer.isPresent()
                ? new Held.Large(pointer.get(), recipe(pointer.get()))
                : new Held.Small(bytes);
    }

    /** Where a link leads. */
    String target(Item link) throws IOException {
        return new String(blob(link), StandardCharsets.UTF_8);
    }

    void copy(Held held, ChunkReader.Sink sink) throws IOException {
        switch (held) {
            case Held.Small(byte[] bytes) -> sink.write(bytes, 0, bytes.length);
            case Held.Large(_, Recipe recipe) -> chunks.copy(recipe, sink);
        }
    }

    static long size(Held held) {
        return switch (held) {
            case Held.Small(byte[] bytes) -> bytes.length;
            case Held.Large(Pointer pointer, _) -> pointer.size();
        };
    }

    @Override
    public void close() {
        reader.close();
    }

    /** What git has: the bytes of a small one, the pointer to a large one, a link's target. */
    byte[] blob(Item item) throws IOException {
        return reader.open(item.id(), Constants.OBJ_BLOB).getCachedBytes(Integer.MAX_VALUE - 8);
    }

    private Recipe recipe(Pointer pointer) throws IOException {
        Recipe recipe = view.chunks().file(pointer.hash());
        if (recipe == null || recipe.size() != pointer.size()) {
            throw new VaultDamaged("The large file " + pointer.hash() + " is in no list");
        }
        return recipe;
    }
}
