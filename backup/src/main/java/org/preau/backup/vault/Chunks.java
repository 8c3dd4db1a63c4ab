package org.preau.backup.vault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which pieces of large files the vault has, where they lie, and of which each file is made. In
 * memory; about 80 bytes a piece. Changed by one thread; a catalogue that is shared is not changed.
 *
 * <p>A piece is known by its ordinal: its number in the order in which pieces were stored.
 */
final class Chunks {
    private final List<BundleLine> bundles = new ArrayList<>();
    private final List<Frame> frames = new ArrayList<>();
    private final Map<Sha256, Recipe> files = new HashMap<>();
    private byte[] hashes = new byte[1024 * Sha256.BYTES];
    private int[] places = new int[1024 * 3];
    private int count;
    // Open addressing by the first eight bytes of the hash; a slot holds ordinal + 1.
    private int[] slots = new int[4096];

    /** A bundle and its length in bytes. */
    record BundleLine(Sha256 hash, int size) {}

    /**
     * Bytes of a bundle that are compressed together, or not at all.
     *
     * @param bundle its place among the bundles
     * @param offset where in the bundle it begins
     * @param stored its bytes there
     * @param raw its bytes once expanded; the same if it is not compressed
     */
    record Frame(int bundle, int offset, int stored, int raw, boolean compressed) {}

    /** Where a piece lies: in a frame, at an offset of its expanded bytes. */
    record Place(int frame, int offset, int length) {}

    /**
     * Of which pieces a file is made.
     *
     * @param size its bytes
     * @param runs pairs: the ordinal of a first piece, and how many follow each other from there
     */
    record Recipe(long size, int[] runs) {
        /** The first piece, by which files are put in the order of the store. */
        int first() {
            return runs.length == 0 ? -1 : runs[0];
        }

        int pieces() {
            int sum = 0;
            for (int i = 1; i < runs.length; i += 2) {
                sum += runs[i];
            }
            return sum;
        }
    }

    /** A copy that may be added to. */
    Chunks copy() {
        Chunks copy = new Chunks();
        copy.bundles.addAll(bundles);
        copy.frames.addAll(frames);
        copy.files.putAll(files);
        copy.hashes = hashes.clone();
        copy.places = places.clone();
        copy.count = count;
        copy.slots = slots.clone();
        return copy;
    }

    List<BundleLine> bundles() {
        return bundles;
    }

    List<Frame> frames() {
        return frames;
    }

    Map<Sha256, Recipe> files() {
        return files;
    }

    int count() {
        return count;
    }

    @Nullable Recipe file(Sha256 hash) {
        return files.get(hash);
    }

    int addBundle(Sha256 hash, int size) {
        bundles.add(new BundleLine(hash, size));
        return bundles.size() - 1;
    }

    /** Said later, since the hash is known last. */
    void nameBundle(int bundle, Sha256 hash, int size) {
        bundles.set(bundle, new BundleLine(hash, size));
    }

    int addFrame(Frame frame) {
        frames.add(frame);
        return frames.size() - 1;
    }

    void setFrame(int at, Frame frame) {
        frames.set(at, frame);
    }

    void addFile(Sha256 hash, Recipe recipe) {
        files.put(hash, recipe);
    }

    byte[] hash(int ordinal) {
        return Arrays.copyOfRange(hashes, ordinal * Sha256.BYTES, (ordinal + 1) * Sha256.BYTES);
    }

    Place place(int ordinal) {
        return new Place(places[3 * ordinal], places[3 * ordinal + 1], places[3 * ordinal + 2]);
    }

    /** The ordinal of the piece with this hash, or -1. */
    int find(byte[] hash) {
        for (int slot = first(hash); slots[slot] != 0; slot = (slot + 1) & (slots.length - 1)) {
            int ordinal = slots[slot] - 1;
            if (Arrays.equals(
                    hashes,
                    ordinal * Sha256.BYTES,
                    (ordinal + 1) * Sha256.BYTES,
                    hash,
                    0,
                    Sha256.BYTES)) {
                return ordinal;
            }
        }
        return -1;
    }

    /** For each bundle the ordinals of the pieces in it, in their order. */
    int[][] piecesByBundle() {
        int[] counts = new int[bundles.size()];
        for (int ordinal = 0; ordinal < count; ordinal++) {
            counts[frames.get(places[3 * ordinal]).bundle()]++;
        }
        int[][] pieces = new int[counts.length][];
        for (int bundle = 0; bundle < counts.length; bundle++) {
            pieces[bundle] = new int[counts[bundle]];
        }
        for (int ordinal = count - 1; ordinal >= 0; ordinal--) {
            int bundle = frames.get(places[3 * ordinal]).bundle();
            pieces[bundle][--counts[bundle]] = ordinal;
        }
        return pieces;
    }

    /** Adds a piece, which need not be new, and gives its ordinal. */
    int add(byte[] hash, Place place) {
        if ((count + 1) * Sha256.BYTES > hashes.length) {
            hashes = Arrays.copyOf(hashes, hashes.length * 2);
            places = Arrays.copyOf(places, places.length * 2);
        }
        System.arraycopy(hash, 0, hashes, count * Sha256.BYTES, Sha256.BYTES);
        places[3 * count] = place.frame();
        places[3 * count + 1] = place.offset();
        places[3 * count + 2] = place.length();
        count++;
        if (count * 2 > slots.length) {
            slots = new int[slots.length * 2];
            for (int ordinal = 0; ordinal < count; ordinal++) {
                enter(ordinal);
            }
        } else {
            enter(count - 1);
        }
        return count - 1;
    }

    private void enter(int ordinal) {
        int slot = first(hash(ordinal));
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = ordinal + 1;
    }

    /** The bytes are evenly spread already. */
    private int first(byte[] hash) {
        int h =
                (hash[0] & 0xff) << 24
                        | (hash[1] & 0xff) << 16
                        | (hash[2] & 0xff) << 8
                        | (hash[3] & 0xff);
        return h & (slots.length - 1);
    }
}
