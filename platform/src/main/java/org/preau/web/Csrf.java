package org.preau.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Proof that a form was ours. For whoever has signed in: a keyed hash of the session, so another's
 * token is worth nothing. For a visitor, who carries no cookie: a keyed hash of a constant, and the
 * browser's own word on where the form came from. In both cases {@code Origin} or {@code
 * Sec-Fetch-Site}, when the browser sends them, must name this very origin.
 *
 * <p>Source: OWASP Cross-Site Request Forgery Prevention Cheat Sheet (HMAC-based token, verifying
 * origin with standard headers); Fetch §3.2 (Origin); W3C Fetch Metadata.
 */
public final class Csrf {

    /** The name of the hidden field. */
    public static final String FIELD = "csrf";

    /** The header by which a script says the same of a body that is no form. */
    private static final String HEADER = "x-csrf-token";

    private final Secrets secrets;

    public Csrf(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The token that this person's forms carry; null for a visitor. */
    public String token(@Nullable Person person) {
        String subject = person == null ? "visitor" : person.session().toString();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(secrets.keyed("csrf", subject));
    }

    /** The token for whoever made this request. */
    public String token(Exchange exchange) {
        return token(exchange.person().orElse(null));
    }

    boolean accepts(Exchange exchange) {
        return isSameOrigin(exchange)
                && MessageDigest.isEqual(bytes(token(exchange)), bytes(sent(exchange)));
    }

    private static String sent(Exchange exchange) {
        String field = exchange.form(FIELD);
        return field.isEmpty() ? exchange.header(HEADER) : field;
    }

    /** Whether no browser says that a page of elsewhere made it ask. */
    static boolean isSameOrigin(Exchange exchange) {
        String site = exchange.header("sec-fetch-site");
        if (!site.isEmpty() && !site.equals("same-origin") && !site.equals("none")) {
            return false;
        }
        String origin = exchange.header("origin");
        return origin.isEmpty() || origin.equals(exchange.origin());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
