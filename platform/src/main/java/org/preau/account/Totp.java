package org.preau.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that change every 30 seconds (TOTP, RFC 6238, over HOTP, RFC 4226): six digits by
 * HMAC-SHA-1, which is what every authenticator application speaks.
 */
final class Totp {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 20;
    private static final int STEP_S = 30;
    private static final int MODULUS = 1_000_000;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    /** A new secret of 160 bits, as long as the hash (RFC 4226 §4, R6). */
    static byte[] secret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /** The number of the 30 seconds that {@code now} lies in. */
    static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP_S);
    }

    /** The code of a step. */
    static String code(byte[] secret, long step) {
        byte[] hash = hmac(secret, step);
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fff_ffff;
        return String.format(Locale.ROOT, "%06d", number % MODULUS);
    }

    /**
     * The step that a typed code belongs to: this one, the one before or after, for clocks differ.
     *
     * @param last the last step a code was taken for: it and earlier ones are not taken again (RFC
     *     6238 §5.2)
     * @return empty when the code is wrong or was used
     */
    static OptionalLong accepted(byte[] secret, String typed, Instant now, long last) {
        byte[] digits = typed.replace(" ", "").getBytes(StandardCharsets.UTF_8);
        OptionalLong found = OptionalLong.empty();
        for (long step = step(now) - 1; step <= step(now) + 1; step++) {
            byte[] right = code(secret, step).getBytes(StandardCharsets.US_ASCII);
            if (MessageDigest.isEqual(right, digits) && step > last) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** The secret as one types it by hand: Base32 (RFC 4648 §6) in groups of four. */
    static String typed(byte[] secret) {
        StringBuilder out = new StringBuilder();
        long bits = 0;
        int held = 0;
        for (byte octet : secret) {
            bits = (bits << Byte.SIZE) | (octet & 0xff);
            held += Byte.SIZE;
            while (held >= 5) {
                held -= 5;
                out.append(BASE32.charAt((int) (bits >> held) & 0x1f));
                if (out.length() % 5 == 4) {
                    out.append(' ');
                }
            }
        }
        return out.toString().strip();
    }

    private static byte[] hmac(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA1", e);
        }
    }
}
