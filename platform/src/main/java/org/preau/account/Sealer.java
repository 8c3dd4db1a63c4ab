package org.preau.account;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.preau.base.AccountId;
import org.preau.web.Secrets;

/**
 * Seals what must be read again, so cannot be hashed: AES-256 in GCM (NIST SP 800-38D) under a key
 * that follows from the platform's secret, bound to its account. A copy of the database alone opens
 * nothing.
 */
final class Sealer {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;

    Sealer(Secrets secrets) {
        this.key = new SecretKeySpec(secrets.keyed("seal", "account secrets"), "AES");
    }

    byte[] seal(AccountId account, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, account, nonce, plain);
        return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    }

    /**
     * @throws IllegalStateException when it was sealed under another platform's secret, for another
     *     account, or was changed
     */
    byte[] open(AccountId account, byte[] sealed) {
        ByteBuffer read = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        read.get(nonce);
        byte[] rest = new byte[read.remaining()];
        read.get(rest);
        return cipher(Cipher.DECRYPT_MODE, account, nonce, rest);
    }

    private byte[] cipher(int mode, AccountId account, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(account.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a sealed secret cannot be read: is PREAU_SECRET the one it was sealed under?",
                    e);
        }
    }
}
