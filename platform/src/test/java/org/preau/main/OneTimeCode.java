package org.preau.main;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a telephone shows (RFC 6238): written a second time, so that nothing agrees with itself. */
final class OneTimeCode {

    private OneTimeCode() {}

    /** The code of now for a key in base 32. */
    static String of(String key) {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < key.length(); i++) {
            int digit = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(key.charAt(i));
            number = number.shiftLeft(5).or(BigInteger.valueOf(digit));
        }
        byte[] secret = HexFormat.of().parseHex("%040x".formatted(number));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            ByteBuffer step = ByteBuffer.allocate(8).putLong(Instant.now().getEpochSecond() / 30);
            ByteBuffer hash = ByteBuffer.wrap(mac.doFinal(step.array()));
            int code = hash.getInt(hash.get(19) & 15) & 0x7fffffff;
            return "%06d".formatted(code % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
