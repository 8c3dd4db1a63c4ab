package org.preau.backup.vault;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.preau.backup.vault.Chunks.BundleLine;
import org.preau.backup.vault.Chunks.Frame;
import org.preau.backup.vault.Chunks.Place;

/**
 * Reads one bundle after the other whole, and holds it against its name and each piece in it
 * against its own: the second would find what was wrong before it was stored. Used by one thread,
 * with one bundle in memory.
 */
final class VerifyBundle {
    private final VaultObjects objects;
    private final Chunks chunks;
    private final MessageDigest digest = Sha256.newDigest();
    private final Buffer bundle = new Buffer(0);
    private byte[] expanded = new byte[0];
    private int expandedFrame;

    VerifyBundle(VaultObjects objects, Chunks chunks) {
        this.objects = objects;
        this.chunks = chunks;
    }

    /**
     * Reads the bundle.
     *
     * @param pieces the ordinals of those that lie in it
     * @throws VaultDamaged if anything is other than it was stored
     */
    void run(BundleLine line, int[] pieces) throws IOException {
        objects.read(Kind.BUNDLE, line.hash(), line.size(), bundle);
        if (bundle.length() != line.size()) {
            throw new VaultDamaged("It has another length than the list of pieces says");
        }
        expandedFrame = -1;
        for (int ordinal : pieces) {
            check(ordinal);
        }
    }

    private void check(int ordinal) throws VaultDamaged {
        Place place = chunks.place(ordinal);
        Frame frame = chunks.frames().get(place.frame());
        if (frame.compressed()) {
            expand(place.frame(), frame);
            digest.update(expanded, place.offset(), place.length());
        } else {
            digest.update(bundle.bytes(), frame.offset() + place.offset(), place.length());
        }
        if (!Arrays.equals(digest.digest(), chunks.hash(ordinal))) {
            throw new VaultDamaged("A piece has other bytes than its name");
        }
    }

    private void expand(int number, Frame frame) throws VaultDamaged {
        if (expandedFrame == number) {
            return;
        }
        expandedFrame = -1;
        if (expanded.length < frame.raw()) {
            expanded = new byte[frame.raw()];
        }
        Compression.expand(bundle.bytes(), frame.offset(), frame.stored(), expanded, frame.raw());
        expandedFrame = number;
    }
}
