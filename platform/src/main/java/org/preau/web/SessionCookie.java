package org.preau.web;

import java.util.Optional;

/**
 * The one cookie there is, and only after signing in. {@code __Host-} (RFC 6265bis §4.1.3.2): set
 * by this very host over a trustworthy origin, for the whole host, so that no neighbouring
 * subdomain can throw one of its own.
 */
public final class SessionCookie {

    private static final String NAME = "__Host-preau";
    private static final int MAX_SECRET = 64;

    private SessionCookie() {}

    /** The secret in a {@code Cookie} header; empty for none, for two, or for a malformed one. */
    static Optional<String> read(String header) {
        String found = null;
        for (String pair : header.split(";", 64)) {
            String trimmed = pair.strip();
            if (trimmed.startsWith(NAME + "=")) {
                if (found != null) {
                    return Optional.empty();
                }
                found = trimmed.substring(NAME.length() + 1);
            }
        }
        return Optional.ofNullable(found).filter(secret -> secret.length() <= MAX_SECRET);
    }

    /** The {@code Set-Cookie} that opens a session. */
    public static String open(String secret, long seconds) {
        return NAME + "=" + secret + "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=" + seconds;
    }

    /** The {@code Set-Cookie} that ends it in the browser. */
    public static String close() {
        return NAME + "=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0";
    }
}
