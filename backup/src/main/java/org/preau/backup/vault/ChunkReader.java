package org.preau.backup.vault;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.preau.backup.vault.Chunks.BundleLine;
import org.preau.backup.vault.Chunks.Frame;
import org.preau.backup.vault.Chunks.Place;
import org.preau.backup.vault.Chunks.Recipe;

/**
 * Gives large files back, piece by piece, each held against its hash before it is given. Reads
 * ahead within a bundle, since what was stored together is mostly wanted together. Used by one
 * thread; about {@value #AHEAD} bytes and a few frames in memory.
 */
final class ChunkReader {
    private static final int AHEAD = 4 << 20;
    private static final int FRAMES = 16;

    private final VaultObjects objects;
    private final Chunks chunks;
    private final boolean eager;
    private final MessageDigest digest = Sha256.newDigest();
    private final Map<Integer, byte[]> expanded = new LinkedHashMap<>(FRAMES, 0.75f, true);
    private int heldBundle = -1;
    private int heldFrom;
    private final Buffer held = new Buffer(0);

    /**
     * @param eager whether most of the vault is wanted, in the order in which it was stored
     */
    ChunkReader(VaultObjects objects, Chunks chunks, boolean eager) {
        this.objects = objects;
        this.chunks = chunks;
        this.eager = eager;
    }

    /** Where bytes go. */
    interface Sink {
        void write(byte[] bytes, int offset, int length) throws IOException;
    }

    /**
     * All of a file.
     *
     * @throws VaultDamaged before a wrong byte is given; those before it are right
     */
    void copy(Recipe recipe, Sink sink) throws IOException {
        int[] runs = recipe.runs();
        for (int run = 0; run < runs.length; run += 2) {
            for (int i = 0; i < runs[run + 1]; i++) {
                copy(runs[run] + i, runs[run + 1] - i, sink);
            }
        }
    }

    /** One piece, after which so many others are wanted that were stored with it. */
    void copy(int ordinal, int following, Sink sink) throws IOException {
        Place place = chunks.place(ordinal);
        Frame frame = chunks.frames().get(place.frame());
        byte[] bytes;
        int from;
        if (frame.compressed()) {
            bytes = expanded(place.frame(), frame, ordinal, following);
            from = place.offset();
        } else {
            from = hold(frame, ordinal, following) + place.offset();
            bytes = held.bytes();
        }
        digest.update(bytes, from, place.length());
        if (!Arrays.equals(digest.digest(), chunks.hash(ordinal))) {
            throw wrong(frame);
        }
        sink.write(bytes, from, place.length());
    }

    private byte[] expanded(int number, Frame frame, int ordinal, int following)
            throws IOException {
        byte[] known = expanded.get(number);
        if (known != null) {
            return known;
        }
        int from = hold(frame, ordinal, following);
        byte[] bytes = new byte[frame.raw()];
        try {
            Compression.expand(held.bytes(), from, frame.stored(), bytes, frame.raw());
        } catch (VaultDamaged e) {
            throw wrong(frame);
        }
        expanded.put(number, bytes);
        if (expanded.size() > FRAMES) {
            expanded.remove(expanded.keySet().iterator().next());
        }
        return bytes;
    }

    /** Makes sure that the frame's stored bytes are held, and says where. */
    private int hold(Frame frame, int ordinal, int following) throws IOException {
        boolean there =
                frame.bundle() == heldBundle
                        && frame.offset() >= heldFrom
                        && frame.offset() + frame.stored() <= heldFrom + held.length();
        if (!there) {
            BundleLine bundle = chunks.bundles().get(frame.bundle());
            int wanted = eager ? AHEAD : wanted(frame, ordinal, following);
            int length = Math.min(bundle.size() - frame.offset(), Math.max(wanted, frame.stored()));
            heldBundle = -1;
            objects.range(Kind.BUNDLE, bundle.hash(), frame.offset(), length, held);
            heldBundle = frame.bundle();
            heldFrom = frame.offset();
        }
        return frame.offset() - heldFrom;
    }

    /** How far the pieces that follow go on in this bundle. */
    private int wanted(Frame first, int ordinal, int following) {
        int end = first.offset() + first.stored();
        for (int i = 1; i < following && end - first.offset() < AHEAD; i++) {
            Frame next = chunks.frames().get(chunks.place(ordinal + i).frame());
            if (next.bundle() != first.bundle()) {
                break;
            }
            end = Math.max(end, next.offset() + next.stored());
        }
        return Math.min(end - first.offset(), AHEAD);
    }

    private VaultDamaged wrong(Frame frame) {
        Sha256 bundle = chunks.bundles().get(frame.bundle()).hash();
        return new VaultDamaged(
                "Object %s has other bytes than were stored, after byte %d"
                        .formatted(objects.key(Kind.BUNDLE, bundle), frame.offset()));
    }
}
