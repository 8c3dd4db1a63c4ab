package org.preau.people;

import org.preau.web.Secrets;

/**
 * The secret of an API token: {@code preau_} and 32 random bytes in base64url (RFC 4648 §5), so
 * that people and secret scanners know one when they see it.
 */
final class TokenSecret {

    private static final String PREFIX = "preau_";
    private static final int LENGTH = PREFIX.length() + 43;

    private TokenSecret() {}

    static String next() {
        return PREFIX + Secrets.random();
    }

    /** Whether it is worth asking the database. */
    static boolean looksLikeOne(String secret) {
        return secret.length() == LENGTH && secret.startsWith(PREFIX);
    }
}
