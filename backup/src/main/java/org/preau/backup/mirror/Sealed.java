package org.preau.backup.mirror;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The shape of an encrypted object: how long it is, and where what lies.
 *
 * <pre>
 * "preau-e1"        8 bytes, the format
 * key               8 bytes, the id of the key
 * check             4 bytes, CRC-32C of the 16 before: damage here is not taken for a missing key
 * 40                1 byte, how long the header is, itself included
 * salt             32 bytes, random
 * nonce prefix      7 bytes, random
 * segments          65,536 bytes each; the first with the header's 40, the last with what is left
 * </pre>
 *
 * <p>From the byte 40 on it is what Tink calls AES-GCM-HKDF streaming, byte for byte (key of 32
 * bytes, HMAC-SHA256, segments of 64 KiB), so that any of its libraries reads it. Each segment ends
 * with the 16 bytes of its tag.
 */
final class Sealed {
    static final int SEGMENT = 64 * 1024;
    static final int GCM_TAG = 16;
    static final int PREAMBLE = 20;
    static final int SALT = 32;
    static final int NONCE_PREFIX = 7;
    static final int HEADER = 1 + SALT + NONCE_PREFIX;

    /** What stands before the first byte of the first segment. */
    static final int BEFORE = PREAMBLE + HEADER;

    /** The bytes of content in a segment that is neither first nor last. */
    static final int PLAIN = SEGMENT - GCM_TAG;

    static final int FIRST_PLAIN = PLAIN - HEADER;

    private static final byte[] FORMAT = "preau-e1".getBytes(US_ASCII);
    private static final int ID = 8;

    private Sealed() {}

    /** How long so many bytes become. */
    static long sealedLength(long plain) {
        return BEFORE + plain + GCM_TAG * segments(plain);
    }

    /** How many bytes of content an object of this length has, or -1 if none can be so long. */
    static long plainLength(long sealed) {
        long inSegments = sealed - PREAMBLE;
        if (inSegments < HEADER + GCM_TAG) {
            return -1;
        }
        long segments = (inSegments + SEGMENT - 1) / SEGMENT;
        long plain = inSegments - HEADER - GCM_TAG * segments;
        return sealedLength(plain) == sealed ? plain : -1;
    }

    /** How many segments so many bytes of content need; one even for none. */
    static long segments(long plain) {
        return plain <= FIRST_PLAIN ? 1 : 1 + (plain - FIRST_PLAIN + PLAIN - 1) / PLAIN;
    }

    /** The segment in which this byte of the content lies. */
    static long segmentOf(long position) {
        return position < FIRST_PLAIN ? 0 : 1 + (position - FIRST_PLAIN) / PLAIN;
    }

    /** The first byte of content in this segment. */
    static long plainOffset(long segment) {
        return segment == 0 ? 0 : FIRST_PLAIN + (segment - 1) * PLAIN;
    }

    /** The first byte of this segment in the object. */
    static long sealedOffset(long segment) {
        return segment == 0 ? BEFORE : PREAMBLE + segment * SEGMENT;
    }

    /** How long a segment is, tag included, if it is not the last. */
    static int sealedSize(long segment) {
        return segment == 0 ? FIRST_PLAIN + GCM_TAG : SEGMENT;
    }

    static byte[] preamble(MirrorKey key) {
        ByteBuffer preamble = ByteBuffer.allocate(PREAMBLE).put(FORMAT).put(key.idBytes());
        return preamble.putInt(check(preamble.array())).array();
    }

    /** Whether this is the beginning of an encrypted object, undamaged. */
    static boolean isPreamble(byte[] preamble) {
        return Arrays.equals(preamble, 0, ID, FORMAT, 0, ID)
                && ByteBuffer.wrap(preamble).getInt(2 * ID) == check(preamble);
    }

    /** The id of the key that an object was encrypted with. */
    static String keyId(byte[] preamble) {
        return Hashes.hex(Arrays.copyOfRange(preamble, ID, 2 * ID));
    }

    private static int check(byte[] preamble) {
        var crc = new CRC32C();
        crc.update(preamble, 0, 2 * ID);
        return (int) crc.getValue();
    }
}
