package org.preau.backup.vault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.preau.backup.store.CorruptObject;
import org.preau.backup.vault.Chunks.BundleLine;
import org.preau.backup.vault.Chunks.Frame;
import org.preau.backup.vault.Chunks.Place;
import org.preau.backup.vault.Chunks.Recipe;
import org.preau.backup.vault.Head.ChunksLine;
import org.preau.backup.vault.Head.PackLine;
import org.preau.backup.vault.Head.VersionLine;
import org.preau.backup.vault.Verification.Damage;

/**
 * Reads every byte that the versions need and holds it against its hash, then follows every
 * reference from the versions down to the last piece. Goes on after the first damage, to find all.
 */
final class Verify {
    private final VaultObjects objects;
    private final View view;
    private final Progress progress;
    private final List<Damage> damages = new ArrayList<>();
    private long checked;
    private long bytes;
    private long total;

    Verify(VaultObjects objects, View view, Progress progress) {
        this.objects = objects;
        this.view = view;
        this.progress = progress;
    }

    Verification run() throws IOException {
        Head head = view.head();
        total = head.packs().stream().mapToLong(PackLine::packSize).sum();
        for (ChunksLine line : head.indexes()) {
            whole(Kind.CHUNKS, line.hash(), line.size());
        }
        for (PackLine line : head.packs()) {
            whole(Kind.PACK, line.pack(), line.packSize());
            whole(Kind.INDEX, line.index(), line.indexSize());
            whole(Kind.SUMS, line.sums(), line.sumsSize());
        }
        for (VersionLine version : head.versions()) {
            seen(version);
        }
        if (damages.isEmpty()) {
            bundles(view.chunks());
            references();
        } else {
            bundlesThatCanBeNamed();
        }
        return new Verification(head.versions().size(), checked, bytes, damages);
    }

    private void seen(VersionLine version) throws IOException {
        Sha256 hash = version.seen();
        if (hash != null) {
            Sha256 known = hash;
            attempt(
                    objects.key(Kind.SEEN, known).value(),
                    () -> {
                        byte[] read = objects.read(Kind.SEEN, known, Integer.MAX_VALUE - 8);
                        done(read.length);
                    });
        }
    }

    private void whole(Kind kind, Sha256 hash, long size) throws IOException {
        attempt(
                objects.key(kind, hash).value(),
                () -> {
                    byte[] read = object(kind, hash, Math.toIntExact(size));
                    done(read.length);
                });
    }

    /**
     * In two parts: a store that hashes an object read whole would do it a second time, for
     * nothing.
     */
    private byte[] object(Kind kind, Sha256 hash, int size) throws IOException {
        byte[] read = objects.range(kind, hash, 0, size - 1);
        byte[] whole = Arrays.copyOf(read, size);
        whole[size - 1] = objects.range(kind, hash, size - 1, 1)[0];
        if (!hash.names(whole, size)) {
            throw new VaultDamaged(
                    "Object " + objects.key(kind, hash) + " has other bytes than its name");
        }
        return whole;
    }

    /** The lists of pieces are damaged: the bundles that the others name are still looked at. */
    private void bundlesThatCanBeNamed() throws IOException {
        Chunks chunks = new Chunks();
        try {
            for (ChunksLine line : view.head().indexes()) {
                ChunksFile.read(objects.read(Kind.CHUNKS, line.hash(), line.size()), chunks);
            }
        } catch (VaultDamaged e) {
            // Told already.
        }
        bundles(chunks);
    }

    private void bundles(Chunks chunks) throws IOException {
        total += chunks.bundles().stream().mapToLong(BundleLine::size).sum();
        Map<Integer, List<Integer>> pieces = new HashMap<>();
        for (int ordinal = 0; ordinal < chunks.count(); ordinal++) {
            int bundle = chunks.frames().get(chunks.place(ordinal).frame()).bundle();
            pieces.computeIfAbsent(bundle, _ -> new ArrayList<>()).add(ordinal);
        }
        for (int bundle = 0; bundle < chunks.bundles().size(); bundle++) {
            BundleLine line = chunks.bundles().get(bundle);
            List<Integer> its = pieces.getOrDefault(bundle, List.of());
            attempt(
                    objects.key(Kind.BUNDLE, line.hash()).value(),
                    () -> {
                        byte[] read = object(Kind.BUNDLE, line.hash(), line.size());
                        pieces(chunks, its, read);
                        done(read.length);
                    });
        }
    }

    private static void pieces(Chunks chunks, List<Integer> ordinals, byte[] bundle)
            throws IOException {
        int held = -1;
        byte[] frameBytes = new byte[0];
        for (int ordinal : ordinals) {
            Place place = chunks.place(ordinal);
            Frame frame = chunks.frames().get(place.frame());
            int from = frame.offset() + place.offset();
            byte[] bytes = bundle;
            if (frame.compressed()) {
                if (held != place.frame()) {
                    held = place.frame();
                    frameBytes =
                            Compression.expand(
                                    Arrays.copyOfRange(
                                            bundle,
                                            frame.offset(),
                                            frame.offset() + frame.stored()),
                                    frame.raw());
                }
                bytes = frameBytes;
                from = place.offset();
            }
            byte[] hash = Sha256.digest(bytes, from, place.length());
            if (!Arrays.equals(hash, chunks.hash(ordinal))) {
                throw new VaultDamaged("A piece has other bytes than its name");
            }
        }
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
            damages.add(new Damage(key, String.valueOf(e.getMessage())));
        }
    }

    private void done(long length) {
        checked++;
        bytes += length;
        progress.at(Math.min(bytes, total), total);
    }
}
