package org.preau.backup.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.preau.backup.vault.Chunks.Frame;
import org.preau.backup.vault.Chunks.Place;

/**
 * Stores pieces once, in bundles of about {@value #FULL} bytes: few objects, since each costs a
 * request on S3 and two syncs in a folder. Small pieces that compress are compressed together, in
 * frames of {@value #FRAME} bytes. Used by one thread.
 */
final class ChunkWriter {
    static final int FULL = 8 << 20;
    static final int FRAME = 128 << 10;

    private static final byte[] FORMAT = "preau-b1".getBytes(StandardCharsets.US_ASCII);

    private final Chunks chunks;
    private final Uploads uploads;
    private final Buffer loose = new Buffer();
    // Told by the thread that stores.
    private final Map<Integer, Named> named = new ConcurrentHashMap<>();
    private @Nullable Buffer bundle;
    private int bundleNumber;
    private int looseFrame;

    private record Named(Sha256 hash, int size) {}

    /**
     * @param chunks what is there already; what is stored is added to it
     */
    ChunkWriter(Chunks chunks, Uploads uploads) {
        this.chunks = chunks;
        this.uploads = uploads;
    }

    /**
     * Stores a piece unless it is there.
     *
     * @param hash its SHA-256
     * @param dense whether compressing it was seen to be useless
     * @return its ordinal
     */
    int add(byte[] bytes, int offset, int length, byte[] hash, boolean dense) throws IOException {
        int known = chunks.find(hash);
        if (known >= 0) {
            return known;
        }
        return dense
                ? addDense(bytes, offset, length, hash)
                : addLoose(bytes, offset, length, hash);
    }

    /** Returns when every piece is stored and the catalogue knows where. */
    void finish() throws IOException {
        sealFrame();
        sealBundle();
        uploads.finish();
        named.forEach((number, name) -> chunks.nameBundle(number, name.hash(), name.size()));
    }

    private int addDense(byte[] bytes, int offset, int length, byte[] hash) throws IOException {
        Buffer to = bundle(length);
        int frame = chunks.addFrame(new Frame(bundleNumber, to.length(), length, length, false));
        to.add(bytes, offset, length);
        return chunks.add(hash, new Place(frame, 0, length));
    }

    private int addLoose(byte[] bytes, int offset, int length, byte[] hash) throws IOException {
        if (loose.length() > 0 && loose.length() + length > FRAME) {
            sealFrame();
        }
        if (loose.length() == 0) {
            // Its place is known once it is full.
            looseFrame = chunks.addFrame(new Frame(0, 0, 0, 0, false));
        }
        int at = loose.length();
        loose.add(bytes, offset, length);
        return chunks.add(hash, new Place(looseFrame, at, length));
    }

    private void sealFrame() throws IOException {
        int raw = loose.length();
        if (raw == 0) {
            return;
        }
        Buffer to = bundle(raw);
        int at = to.length();
        Compression.compress(loose.bytes(), 0, raw, to);
        int stored = to.length() - at;
        boolean worth = stored < raw - raw / 32;
        if (!worth) {
            to.grown(-stored);
            to.add(loose.bytes(), 0, raw);
            stored = raw;
        }
        chunks.setFrame(looseFrame, new Frame(bundleNumber, at, stored, raw, worth));
        loose.clear();
    }

    private Buffer bundle(int more) throws IOException {
        if (bundle != null && bundle.length() + more > FULL) {
            sealBundle();
        }
        if (bundle == null) {
            bundle = uploads.buffer();
            bundle.add(FORMAT);
            bundle.add(VaultObjects.nonce());
            bundleNumber = chunks.addBundle(Sha256.of(new byte[0]), 0);
        }
        return bundle;
    }

    private void sealBundle() throws IOException {
        Buffer full = bundle;
        if (full == null) {
            return;
        }
        int number = bundleNumber;
        int size = full.length();
        bundle = null;
        uploads.put(Kind.BUNDLE, full, hash -> named.put(number, new Named(hash, size)));
    }
}
