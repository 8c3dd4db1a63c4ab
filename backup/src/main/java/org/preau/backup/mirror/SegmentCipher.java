package org.preau.backup.mirror;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.preau.backup.store.ObjectKey;

/**
 * Encrypts or decrypts the segments of one object.
 *
 * <p>The construction is STREAM (Hoang, Reyhanitabar, Rogaway, Vizár, "Online authenticated
 * encryption and its nonce-reuse misuse-resistance", 2015): AES-256-GCM for each segment, its
 * number in the nonce, and a mark on the last, so that none can be left out, doubled, moved or cut
 * off. Each object has a key of its own, HKDF-SHA256 over the ring's key and 32 random bytes, which
 * also takes in the object's name: under another name it does not decrypt. One thread at a time.
 */
final class SegmentCipher {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE = 12;

    private final Cipher cipher;
    private final SecretKey key;
    private final byte[] header;

    private SegmentCipher(SecretKey key, byte[] header) throws GeneralSecurityException {
        cipher = Cipher.getInstance("AES/GCM/NoPadding");
        this.key = key;
        this.header = header;
    }

    /** For a new object. */
    static SegmentCipher create(MirrorKey key, ObjectKey name) {
        byte[] header = new byte[Sealed.HEADER];
        RANDOM.nextBytes(header);
        header[0] = Sealed.HEADER;
        return of(key, name, Sealed.preamble(key), header);
    }

    /** For an object that begins so. */
    static SegmentCipher of(MirrorKey key, ObjectKey name, byte[] preamble, byte[] header) {
        try {
            byte[] salt = Arrays.copyOfRange(header, 1, 1 + Sealed.SALT);
            var parameters =
                    HKDFParameterSpec.ofExtract()
                            .addIKM(key.secret())
                            .addSalt(salt)
                            .thenExpand(context(name, preamble), MirrorKey.BYTES);
            SecretKey own = KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
            return new SegmentCipher(own, header);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES-GCM or no HKDF", e);
        }
    }

    /** What the key of an object is bound to besides its salt: its beginning and its name. */
    static byte[] context(ObjectKey name, byte[] preamble) {
        byte[] text = name.value().getBytes(US_ASCII);
        return ByteBuffer.allocate(preamble.length + text.length).put(preamble).put(text).array();
    }

    byte[] header() {
        return header.clone();
    }

    /** Encrypts {@code length} bytes of {@code in}; gives how many it wrote to {@code out}. */
    int encrypt(long segment, boolean last, byte[] in, int length, byte[] out) {
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, nonce(segment, last));
            return cipher.doFinal(in, 0, length, out, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not encrypt", e);
        }
    }

    /** Decrypts; gives how many bytes it wrote to {@code out}, or -1 if they are not as written. */
    int decrypt(long segment, boolean last, byte[] in, int length, byte[] out) {
        try {
            cipher.init(Cipher.DECRYPT_MODE, key, nonce(segment, last));
            return cipher.doFinal(in, 0, length, out, 0);
        } catch (AEADBadTagException e) {
            return -1;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not decrypt", e);
        }
    }

    private GCMParameterSpec nonce(long segment, boolean last) {
        // 2^31 segments are 128 TiB, more than any store holds in one object.
        byte[] nonce =
                ByteBuffer.allocate(NONCE)
                        .put(header, 1 + Sealed.SALT, Sealed.NONCE_PREFIX)
                        .putInt(Math.toIntExact(segment))
                        .put((byte) (last ? 1 : 0))
                        .array();
        return new GCMParameterSpec(8 * Sealed.GCM_TAG, nonce);
    }
}
