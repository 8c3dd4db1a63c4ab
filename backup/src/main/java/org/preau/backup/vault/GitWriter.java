package org.preau.backup.vault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;
import org.preau.backup.vault.Head.PackLine;

/**
 * Adds git objects that are not in the vault yet, in packs of about {@value #FULL} bytes.
 *
 * <p>Git tells objects apart by SHA-1, of which pairs can be made that collide. So where an object
 * seems to be there already its bytes are compared; a collision is answered with nothing, and the
 * caller stores the file by its SHA-256 instead. Used by one thread.
 */
final class GitWriter implements AutoCloseable {
    private static final int FULL = 8 << 20;

    private final Uploads uploads;
    private final @Nullable ObjectReader reader;
    private final Map<ObjectId, Sha256> added = new HashMap<>();
    private final List<Stored> stored = new ArrayList<>();
    private @Nullable PackBuilder pack;
    private Buffer buffer = new Buffer();

    GitWriter(VaultRepository repository, Uploads uploads) {
        reader = repository.newObjectReader();
        this.uploads = uploads;
    }

    private GitWriter(Uploads uploads) {
        reader = null;
        this.uploads = uploads;
    }

    /** One that writes everything, whether it is in the vault already or not. */
    static GitWriter anew(Uploads uploads) {
        return new GitWriter(uploads);
    }

    /** Adds an object that was read from this vault, and is told once. */
    void addAnew(ObjectId id, int type, byte[] bytes) throws IOException {
        open().add(id, type, bytes, bytes.length);
        sealIfFull();
    }

    /** Adds a blob; empty if another one with the same SHA-1 is there. */
    Optional<ObjectId> blob(byte[] bytes, int length) throws IOException {
        return add(Constants.OBJ_BLOB, bytes, length);
    }

    /** Adds what we made ourselves. */
    ObjectId own(int type, byte[] bytes) throws IOException {
        return add(type, bytes, bytes.length)
                .orElseThrow(() -> new IOException("Two git objects have one SHA-1"));
    }

    private Optional<ObjectId> add(int type, byte[] bytes, int length) throws IOException {
        ObjectId id = PackBuilder.id(type, bytes, length);
        Sha256 hash = Sha256.of(bytes, 0, length);
        Sha256 before = added.get(id);
        if (before != null) {
            return before.equals(hash) ? Optional.of(id) : Optional.empty();
        }
        ObjectReader known = reader;
        if (known != null && known.has(id)) {
            byte[] there = known.open(id, type).getCachedBytes(Integer.MAX_VALUE);
            return Arrays.equals(there, 0, there.length, bytes, 0, length)
                    ? Optional.of(id)
                    : Optional.empty();
        }
        added.put(id, hash);
        open().add(id, type, bytes, length);
        sealIfFull();
        return Optional.of(id);
    }

    /** Returns when everything added is stored. */
    List<PackLine> finish() throws IOException {
        seal();
        uploads.finish();
        List<PackLine> lines = stored.stream().map(Stored::line).toList();
        stored.clear();
        return lines;
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
        }
    }

    private PackBuilder open() {
        PackBuilder open = pack;
        if (open == null) {
            buffer = uploads.buffer();
            open = new PackBuilder(buffer);
            pack = open;
        }
        return open;
    }

    private void sealIfFull() throws IOException {
        if (buffer.length() > FULL) {
            seal();
        }
    }

    private void seal() throws IOException {
        PackBuilder full = pack;
        if (full == null) {
            return;
        }
        pack = null;
        byte[] index = full.finish();
        byte[] sums = PackSums.of(buffer.bytes(), buffer.length());
        Stored line = new Stored(buffer.length(), index.length, sums.length);
        stored.add(line);
        uploads.put(Kind.PACK, buffer, hash -> line.pack = hash);
        uploads.put(Kind.INDEX, filled(index), hash -> line.index = hash);
        uploads.put(Kind.SUMS, filled(sums), hash -> line.sums = hash);
    }

    private Buffer filled(byte[] bytes) {
        Buffer filled = uploads.buffer();
        filled.add(bytes);
        return filled;
    }

    /** A pack whose names the thread that stores it will tell. */
    private static final class Stored {
        private final int packSize;
        private final int indexSize;
        private final int sumsSize;
        private volatile @Nullable Sha256 pack;
        private volatile @Nullable Sha256 index;
        private volatile @Nullable Sha256 sums;

        Stored(int packSize, int indexSize, int sumsSize) {
            this.packSize = packSize;
            this.indexSize = indexSize;
            this.sumsSize = sumsSize;
        }

        PackLine line() {
            return new PackLine(told(pack), packSize, told(index), indexSize, told(sums), sumsSize);
        }

        private static Sha256 told(@Nullable Sha256 name) {
            if (name == null) {
                throw new IllegalStateException("Not stored yet");
            }
            return name;
        }
    }
}
