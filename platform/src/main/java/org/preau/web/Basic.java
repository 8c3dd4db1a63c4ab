package org.preau.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * A name and a password as programs send them (RFC 7617, in UTF-8).
 *
 * @param name untrusted
 * @param password untrusted
 */
public record Basic(String name, String password) {

    private static final String SCHEME = "basic ";

    /**
     * Asks for them. The realm is one for the whole platform and tells nothing of what was asked
     * for.
     */
    static final String CHALLENGE = "Basic realm=\"Preau\", charset=\"UTF-8\"";

    /**
     * @param authorization the header; empty text for none
     * @return empty when it holds no such pair
     */
    public static Optional<Basic> of(String authorization) {
        if (!authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return Optional.empty();
        }
        try {
            byte[] pair =
                    Base64.getDecoder().decode(authorization.substring(SCHEME.length()).strip());
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(pair)).toString();
            int colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Basic(text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "Basic[" + name + "]";
    }
}
