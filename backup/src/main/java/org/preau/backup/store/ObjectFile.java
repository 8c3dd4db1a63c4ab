package org.preau.backup.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * How an object lies in a file: its bytes as they are, then a trailer of {@value #TRAILER} bytes.
 *
 * <pre>
 * content           length bytes
 * "preau-o1"        8 bytes, the format
 * stored            8 bytes, milliseconds since 1970
 * length            8 bytes
 * hash              32 bytes, SHA-256 of the content
 * </pre>
 *
 * <p>The trailer travels with the bytes in the one rename, so that the tag (the hash) costs one
 * small read and can never belong to other bytes. Beside it were tried on paper: extended
 * attributes (lost by most copies, absent on many file systems), a second file (two renames are not
 * one step), the time of modification (ticks of 4 ms, inodes are reused). It stands last because
 * the hash is known last. What is cut, or flipped, shows.
 */
final class ObjectFile {
    static final int TRAILER = 56;
    static final int BUFFER = 128 * 1024;

    private static final byte[] FORMAT = "preau-o1".getBytes(StandardCharsets.US_ASCII);

    private ObjectFile() {}

    /** What the trailer says. */
    record Trailer(long length, Instant stored, Tag tag) {}

    /** Where an object's bytes go. */
    private interface Out {
        void write(byte[] bytes, int length) throws IOException;
    }

    /**
     * Writes the content and its trailer, from the channel's beginning; syncs nothing.
     *
     * @param out open on this file, which is empty
     */
    static Tag write(Path file, FileChannel out, Content content) throws IOException {
        if (content.length() < UncachedFile.WORTH) {
            return write(
                    content, (bytes, length) -> writeFully(out, ByteBuffer.wrap(bytes, 0, length)));
        }
        try (UncachedFile large = UncachedFile.of(file, out)) {
            Tag tag = write(content, (bytes, length) -> large.write(bytes, 0, length));
            large.finish();
            return tag;
        }
    }

    private static Tag write(Content content, Out out) throws IOException {
        MessageDigest hash = sha256();
        byte[] known = content.sha256();
        long length = 0;
        try (SourceReader source = new SourceReader(content)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = source.read(buffer); n > 0; n = source.read(buffer)) {
                if (known == null) {
                    hash.update(buffer, 0, n);
                }
                out.write(buffer, n);
                length += n;
            }
        }
        byte[] sum = known == null ? hash.digest() : known;
        out.write(trailer(length, sum), TRAILER);
        return tag(sum);
    }

    /**
     * Reads the trailer.
     *
     * @throws CorruptObject if there is none, or it does not fit the file
     */
    static Trailer trailer(FileChannel in, ObjectKey key) throws IOException {
        long size = in.size();
        ByteBuffer bytes = ByteBuffer.allocate(TRAILER);
        if (size < TRAILER || !readFully(in, bytes, size - TRAILER)) {
            throw corrupt(key, "it is shorter than it was stored");
        }
        byte[] format = new byte[FORMAT.length];
        bytes.flip().get(format);
        long stored = bytes.getLong();
        long length = bytes.getLong();
        byte[] sum = new byte[32];
        bytes.get(sum);
        if (!MessageDigest.isEqual(format, FORMAT) || length != size - TRAILER) {
            throw corrupt(key, "it does not end as it was stored");
        }
        return new Trailer(length, Instant.ofEpochMilli(stored), tag(sum));
    }

    static CorruptObject corrupt(ObjectKey key, String how) {
        return new CorruptObject(
                "Object " + key + " is damaged: " + how,
                "Put it back from the mirror or a backup, or delete it",
                null);
    }

    private static byte[] trailer(long length, byte[] sum) {
        return ByteBuffer.allocate(TRAILER)
                .put(FORMAT)
                .putLong(System.currentTimeMillis())
                .putLong(length)
                .put(sum)
                .array();
    }

    private static void writeFully(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private static boolean readFully(FileChannel in, ByteBuffer bytes, long from)
            throws IOException {
        long position = from;
        while (bytes.hasRemaining()) {
            int n = in.read(bytes, position);
            if (n < 0) {
                return false;
            }
            position += n;
        }
        return true;
    }

    private static Tag tag(byte[] sum) {
        return new Tag(HexFormat.of().formatHex(sum));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /**
     * Some bytes of an object's file. Read whole, they are held against the hash before the end is
     * told, and one byte before it too: whoever reads exactly the length gets told as well.
     */
    static final class Reading extends InputStream {
        private final FileChannel channel;
        private final ObjectKey key;
        private final Trailer trailer;
        private final MessageDigest hash = sha256();
        private final boolean whole;
        private long position;
        private long left;

        Reading(FileChannel channel, ObjectKey key, Trailer trailer, long offset, long length) {
            this.channel = channel;
            this.key = key;
            this.trailer = trailer;
            position = offset;
            left = length;
            whole = length == trailer.length();
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
            if (left == 0) {
                return -1;
            }
            int most = (int) Math.min(Math.min(length, left), BUFFER);
            int n = fill(ByteBuffer.wrap(into, offset, most));
            position += n;
            left -= n;
            if (whole) {
                hash.update(into, offset, n);
                verifyAtEnd();
            }
            return n;
        }

        @Override
        public int available() {
            return (int) Math.min(left, BUFFER);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }

        private int fill(ByteBuffer into) throws IOException {
            try {
                int n = channel.read(into, position);
                if (n <= 0) {
                    throw corrupt(key, "it became shorter while it was read");
                }
                return n;
            } catch (StoreUnavailable e) {
                throw e;
            } catch (IOException e) {
                throw DiskFailures.of("read", key.value(), e);
            }
        }

        private void verifyAtEnd() throws CorruptObject {
            if (left == 0 && !tag(hash.digest()).equals(trailer.tag())) {
                throw corrupt(key, "its bytes do not match their hash");
            }
        }
    }
}
