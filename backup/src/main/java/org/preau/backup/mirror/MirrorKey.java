package org.preau.backup.mirror;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Arrays;

/** A key of the mirror: 32 secret bytes, named by a hash of them. Immutable; never printed. */
public final class MirrorKey {
    static final int BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] secret;
    private final LocalDate made;

    MirrorKey(byte[] secret, LocalDate made) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("A key has 32 bytes, not " + secret.length);
        }
        this.secret = secret.clone();
        this.made = made;
    }

    static MirrorKey create(LocalDate today) {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new MirrorKey(secret, today);
    }

    /** Sixteen hexadecimal digits that name the key and say nothing of it. */
    public String id() {
        return Hashes.hex(idBytes());
    }

    /** The day on which it was made, for people. */
    public LocalDate made() {
        return made;
    }

    byte[] idBytes() {
        MessageDigest hash = Hashes.newSha256();
        hash.update("preau mirror key id".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return Arrays.copyOf(hash.digest(secret), 8);
    }

    byte[] secret() {
        return secret.clone();
    }

    /** One half of the secret, as it is written down. */
    String half(int half) {
        int from = half * SecretText.BYTES;
        return SecretText.encode(Arrays.copyOfRange(secret, from, from + SecretText.BYTES));
    }

    static MirrorKey ofHalves(byte[] first, byte[] second, LocalDate made) {
        byte[] secret = Arrays.copyOf(first, BYTES);
        System.arraycopy(second, 0, secret, SecretText.BYTES, SecretText.BYTES);
        return new MirrorKey(secret, made);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MirrorKey key && MessageDigest.isEqual(secret, key.secret);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(idBytes());
    }

    @Override
    public String toString() {
        return "key " + id() + " of " + made;
    }
}
