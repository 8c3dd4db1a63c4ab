package org.preau.backup.mirror;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.preau.backup.store.Content;
import org.preau.backup.store.ObjectKey;

/** A content, encrypted while it is read. Holds two segments and what becomes of one. */
final class SealingStream extends InputStream {
    private final InputStream in;
    private final long announced;
    private final SegmentCipher cipher;
    private final byte[] sealed = new byte[Sealed.SEGMENT];
    private byte[] next = new byte[Sealed.PLAIN];
    private byte[] spare = new byte[Sealed.PLAIN];
    private int nextLength;
    private long given;
    private long segment;
    private boolean ended;
    private int position;
    private int limit;

    private SealingStream(InputStream in, long announced, MirrorKey key, ObjectKey name)
            throws IOException {
        this.in = in;
        this.announced = announced;
        cipher = SegmentCipher.create(key, name);
        byte[] preamble = Sealed.preamble(key);
        System.arraycopy(preamble, 0, sealed, 0, Sealed.PREAMBLE);
        System.arraycopy(cipher.header(), 0, sealed, Sealed.PREAMBLE, Sealed.HEADER);
        limit = Sealed.BEFORE;
        nextLength = read(next, Sealed.FIRST_PLAIN);
    }

    /** The content as it goes into the store under the encryption. */
    static Content of(Content content, MirrorKey key, ObjectKey name) {
        long length = content.length();
        return Content.of(
                length < 0 ? Content.UNKNOWN : Sealed.sealedLength(length),
                () -> open(content, key, name));
    }

    // The stream belongs to the one around it, which whoever reads closes.
    @SuppressWarnings("resource")
    private static InputStream open(Content content, MirrorKey key, ObjectKey name)
            throws IOException {
        InputStream in = content.open();
        try {
            return new SealingStream(in, content.length(), key, name);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
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
        if (position == limit && !seal()) {
            return -1;
        }
        int n = Math.min(length, limit - position);
        System.arraycopy(sealed, position, into, offset, n);
        position += n;
        return n;
    }

    @Override
    public void close() throws IOException {
        Arrays.fill(next, (byte) 0);
        Arrays.fill(spare, (byte) 0);
        in.close();
    }

    /** The next segment; which is the last shows only when there is nothing behind it. */
    private boolean seal() throws IOException {
        if (ended) {
            return false;
        }
        byte[] plain = next;
        int length = nextLength;
        boolean full = length == (segment == 0 ? Sealed.FIRST_PLAIN : Sealed.PLAIN);
        nextLength = full ? read(spare, Sealed.PLAIN) : 0;
        ended = nextLength == 0;
        limit = cipher.encrypt(segment, ended, plain, length, sealed);
        position = 0;
        segment++;
        next = spare;
        spare = plain;
        return true;
    }

    private int read(byte[] into, int most) throws IOException {
        int n = in.readNBytes(into, 0, most);
        given += n;
        boolean over = n < most;
        if (announced >= 0 && (given > announced || (over && given < announced))) {
            throw new IOException(
                    "the source announced %d bytes and gave %s%d"
                            .formatted(announced, over ? "" : "at least ", given));
        }
        return n;
    }
}
