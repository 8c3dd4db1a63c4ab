package org.preau.backup.mirror;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.preau.backup.store.ObjectKey;

/**
 * Hides the hash that ends an object's name. In the clear it would tell a thief of the mirror which
 * of the files that he knows already are in which vault.
 *
 * <p>The hash becomes another 64 hexadecimal digits, so that the name stays a name, is found
 * without a catalogue, and can be turned back: four rounds of Luby and Rackoff ("How to construct
 * pseudorandom permutations", 1988) over HMAC-SHA256. The rest of the name goes into each round, so
 * that the same hash in two vaults looks different. Names that end otherwise are left as they are.
 */
final class HiddenNames {
    private static final int ROUNDS = 4;
    private static final int HALF = 16;

    private final SecretKeySpec key;

    HiddenNames(byte[] secret) {
        key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** The name in the store under the encryption. */
    ObjectKey hide(ObjectKey name) {
        return changed(name, true);
    }

    /** The name that was hidden so. */
    ObjectKey show(ObjectKey hidden) {
        return changed(hidden, false);
    }

    private ObjectKey changed(ObjectKey name, boolean hide) {
        String text = name.value();
        if (!Hashes.endsWithHash(text)) {
            return name;
        }
        int at = text.length() - Hashes.HEX;
        String head = text.substring(0, at);
        byte[] hash = HexFormat.of().parseHex(text.substring(at));
        return new ObjectKey(head + Hashes.hex(permuted(hash, head.getBytes(US_ASCII), hide)));
    }

    private byte[] permuted(byte[] block, byte[] head, boolean hide) {
        byte[] left = Arrays.copyOf(block, HALF);
        byte[] right = Arrays.copyOfRange(block, HALF, 2 * HALF);
        Mac mac = mac();
        for (int i = 0; i < ROUNDS; i++) {
            int round = hide ? i : ROUNDS - 1 - i;
            byte[] changing = round % 2 == 0 ? left : right;
            mac.update((byte) round);
            mac.update(round % 2 == 0 ? right : left);
            byte[] mask = mac.doFinal(head);
            for (int b = 0; b < HALF; b++) {
                changing[b] ^= mask[b];
            }
        }
        byte[] joined = Arrays.copyOf(left, 2 * HALF);
        System.arraycopy(right, 0, joined, HALF, HALF);
        return joined;
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256", e);
        }
    }
}
