package org.preau.backup.mirror;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.preau.backup.store.ObjectKey;

/**
 * Some bytes of an encrypted object, decrypted while they are read. No byte is given of a segment
 * that is not as it was written. Holds a segment and what it holds.
 */
final class OpeningStream extends InputStream {
    private final InputStream in;
    private final ObjectKey name;
    private final SegmentCipher cipher;
    private final long lastSegment;
    private final int lastSize;
    private final byte[] sealed = new byte[Sealed.SEGMENT];
    private final byte[] plain = new byte[Sealed.SEGMENT];
    private long segment;
    private int skip;
    private long left;
    private boolean atEnd;
    private int position;
    private int limit;

    /**
     * What lies between two bytes of the content.
     *
     * @param in stands at the first byte of the segment in which {@code offset} lies
     * @param size of the whole content
     * @param length up to its end at most; if it reaches that, the end is known to be the end
     */
    OpeningStream(
            InputStream in,
            ObjectKey name,
            SegmentCipher cipher,
            long size,
            long offset,
            long length) {
        this.in = in;
        this.name = name;
        this.cipher = cipher;
        lastSegment = Sealed.segments(size) - 1;
        lastSize = (int) (Sealed.sealedLength(size) - Sealed.sealedOffset(lastSegment));
        // An offset at the end belongs to the last segment, full or not.
        segment = Math.min(Sealed.segmentOf(offset), lastSegment);
        skip = (int) (offset - Sealed.plainOffset(segment));
        left = length;
        atEnd = offset + length == size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (position == limit && (left > 0 || atEnd)) {
            open();
        }
        if (position == limit) {
            return -1;
        }
        int n = Math.min(length, limit - position);
        System.arraycopy(plain, position, into, offset, n);
        position += n;
        return n;
    }

    @Override
    public int available() {
        return limit - position;
    }

    @Override
    public void close() throws IOException {
        Arrays.fill(plain, (byte) 0);
        in.close();
    }

    /** Decrypts the next segment. */
    private void open() throws IOException {
        boolean last = segment == lastSegment;
        int size = last ? lastSize : Sealed.sealedSize(segment);
        if (in.readNBytes(sealed, 0, size) < size) {
            throw Damage.of(name, "it became shorter while it was read");
        }
        int length = cipher.decrypt(segment, last, sealed, size, plain);
        if (length < 0) {
            throw Damage.of(name, "its part " + segment + " is not as it was written here");
        }
        take(length);
        if (last) {
            atEnd = false;
            drain();
        }
        segment++;
    }

    private void take(int length) {
        position = Math.min(skip, length);
        limit = (int) Math.min(length, position + left);
        left -= limit - position;
        skip = 0;
    }

    /** So that a store that checks its own bytes at the end gets to it. */
    private void drain() throws IOException {
        if (in.read() >= 0) {
            throw Damage.of(name, "there is something behind its end");
        }
    }
}
