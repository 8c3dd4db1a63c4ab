package org.preau.backup.vault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.preau.backup.store.CorruptObject;
import org.preau.backup.vault.Chunks.BundleLine;
import org.preau.backup.vault.Chunks.Recipe;
import org.preau.backup.vault.Head.ChunksLine;
import org.preau.backup.vault.Head.PackLine;
import org.preau.backup.vault.Head.VersionLine;
import org.preau.backup.vault.Verification.Damage;

/**
 * Reads every byte that the versions need and holds it against its hash, then follows every
 * reference from the versions down to the last piece. Goes on after the first damage, to find all.
 *
 * <p>Of a part, the objects in it are read, and the lists that say which there are; references are
 * followed only when everything is read.
 */
final class Verify {
    private final VaultObjects objects;
    private final View view;
    private final Part part;
    private final Progress progress;
    private final List<Damage> damages = new ArrayList<>();
    private long checked;
    private long bytes;
    private long total;

    Verify(VaultObjects objects, View view, Part part, Progress progress) {
        this.objects = objects;
        this.view = view;
        this.part = part;
        this.progress = progress;
    }

    /** An object that the head itself names. */
    private record Named(Kind kind, Sha256 hash, long size) {}

    Verification run() throws IOException {
        List<Named> named = named();
        total = named.stream().mapToLong(Named::size).sum();
        Hands.share(
                named.size(),
                () -> {
                    Buffer buffer = new Buffer();
                    return task -> whole(named.get(task), buffer);
                });
        if (!damages.isEmpty()) {
            bundles(chunksThatCanBeRead());
        } else {
            bundles(view.chunks());
            if (part.isAll()) {
                references();
            }
        }
        return new Verification(view.head().versions().size(), checked, bytes, damages);
    }

    private List<Named> named() {
        List<Named> named = new ArrayList<>();
        // Which bundles there are is only known by these.
        for (ChunksLine line : view.head().indexes()) {
            named.add(new Named(Kind.CHUNKS, line.hash(), line.size()));
        }
        for (PackLine line : view.head().packs()) {
            add(named, Kind.PACK, line.pack(), line.packSize());
            add(named, Kind.INDEX, line.index(), line.indexSize());
            add(named, Kind.SUMS, line.sums(), line.sumsSize());
        }
        for (VersionLine version : view.head().versions()) {
            Sha256 seen = version.seen();
            if (seen != null) {
                add(named, Kind.SEEN, seen, 0);
            }
        }
        return named;
    }

    private void add(List<Named> named, Kind kind, Sha256 hash, long size) {
        if (part.holds(hash)) {
            named.add(new Named(kind, hash, size));
        }
    }

    private void whole(Named object, Buffer buffer) throws IOException {
        attempt(
                objects.key(object.kind(), object.hash()).value(),
                () -> {
                    objects.read(object.kind(), object.hash(), Integer.MAX_VALUE - 8, buffer);
                    if (object.size() > 0 && object.size() != buffer.length()) {
                        throw new VaultDamaged("It has another length than the head says");
                    }
                    done(buffer.length());
                });
    }

    /** A list of pieces is damaged: the bundles that those before it name are still looked at. */
    private Chunks chunksThatCanBeRead() throws IOException {
        Chunks chunks = new Chunks();
        try {
            for (ChunksLine line : view.head().indexes()) {
                ChunksFile.read(objects.read(Kind.CHUNKS, line.hash(), line.size()), chunks);
            }
        } catch (VaultDamaged | CorruptObject e) {
            // Told already.
        }
        return chunks;
    }

    private void bundles(Chunks chunks) throws IOException {
        List<Integer> mine = new ArrayList<>();
        for (int bundle = 0; bundle < chunks.bundles().size(); bundle++) {
            if (part.holds(chunks.bundles().get(bundle).hash())) {
                mine.add(bundle);
                total += chunks.bundles().get(bundle).size();
            }
        }
        int[][] pieces = chunks.piecesByBundle();
        Hands.share(
                mine.size(),
                () -> {
                    VerifyBundle check = new VerifyBundle(objects, chunks);
                    return task -> {
                        BundleLine line = chunks.bundles().get(mine.get(task));
                        attempt(
                                objects.key(Kind.BUNDLE, line.hash()).value(),
                                () -> {
                                    check.run(line, pieces[mine.get(task)]);
                                    done(line.size());
                                });
                    };
                });
    }

    private void references() throws IOException {
        attempt(
                objects.headKey().value(),
                () -> {
                    Set<Pointer> pointers = Live.visit(view, Verify::check);
                    for (Pointer pointer : pointers) {
                        check(pointer, view.chunks());
                    }
                    for (VersionLine version : view.head().versions()) {
                        int _ = view.items(version).size();
                    }
                });
    }

    private static void check(ObjectId id, int type, byte[] bytes) throws VaultDamaged {
        if (!PackBuilder.id(type, bytes, bytes.length).equals(id)) {
            throw new VaultDamaged("The git object " + id.name() + " has other bytes");
        }
    }

    private static void check(Pointer pointer, Chunks chunks) throws VaultDamaged {
        Recipe recipe = chunks.file(pointer.hash());
        if (recipe == null || recipe.size() != pointer.size()) {
            throw new VaultDamaged("The large file " + pointer.hash() + " is in no list");
        }
        long size = 0;
        for (int run = 0; run < recipe.runs().length; run += 2) {
            for (int i = 0; i < recipe.runs()[run + 1]; i++) {
                int ordinal = recipe.runs()[run] + i;
                if (ordinal >= chunks.count()) {
                    throw new VaultDamaged("A piece of " + pointer.hash() + " is in no list");
                }
                size += chunks.place(ordinal).length();
            }
        }
        if (size != pointer.size()) {
            throw new VaultDamaged("The pieces of " + pointer.hash() + " have another length");
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    /** A damage is noted; that the store is not to be had ends the verification. */
    private void attempt(String key, Step step) throws IOException {
        try {
            step.run();
        } catch (CorruptObject
                | VaultDamaged
                | CorruptObjectException
                | MissingObjectException
                | IndexOutOfBoundsException e) {
            damaged(new Damage(key, String.valueOf(e.getMessage())));
        }
    }

    private synchronized void damaged(Damage damage) {
        damages.add(damage);
    }

    private synchronized void done(long length) {
        checked++;
        bytes += length;
        progress.at(Math.min(bytes, total), total);
    }
}
