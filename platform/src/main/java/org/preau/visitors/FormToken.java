package org.preau.visitors;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.preau.base.TenantId;
import org.preau.web.Secrets;

/**
 * Says that a form was given out by this platform, for which site and form, and when: signed, so
 * that no server has to remember it and a restart takes no open form away. Any thread.
 */
public final class FormToken {

    /** The name of the hidden field. */
    public static final String FIELD = "jeton";

    /** Nobody reads a question and answers it faster. */
    static final Duration LEAST = Duration.ofSeconds(2);

    /** Somebody may begin in the evening and end the next day. */
    static final Duration MOST = Duration.ofHours(36);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int HEAD = 16;
    private static final int SIGNATURE = 16;

    /** What a token says. */
    public sealed interface Reading {}

    /**
     * It is one of ours, and of a plausible age.
     *
     * @param mark tells tokens apart
     */
    public record Good(String mark) implements Reading {}

    /** It is one of ours, but it was given out a moment ago; the same one will be good soon. */
    public record TooYoung() implements Reading {}

    /** It is none of ours, of another form, or very old: whoever sent it gets a new one. */
    public record Worthless() implements Reading {}

    private final Secrets secrets;
    private final Clock clock;

    public FormToken(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * A new token.
     *
     * @param form names the form within the site
     */
    public String give(TenantId tenant, String form) {
        return give(tenant, form, clock.instant());
    }

    String give(TenantId tenant, String form, Instant when) {
        byte[] noise = new byte[8];
        RANDOM.nextBytes(noise);
        byte[] head = ByteBuffer.allocate(HEAD).putLong(when.toEpochMilli()).put(noise).array();
        byte[] whole = Arrays.copyOf(head, HEAD + SIGNATURE);
        System.arraycopy(signature(tenant, form, head), 0, whole, HEAD, SIGNATURE);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** What {@code sent} says of itself; any text may be sent. */
    public Reading read(TenantId tenant, String form, String sent) {
        byte[] whole = decoded(sent);
        if (whole.length != HEAD + SIGNATURE) {
            return new Worthless();
        }
        byte[] head = Arrays.copyOf(whole, HEAD);
        byte[] signed = Arrays.copyOfRange(whole, HEAD, whole.length);
        if (!MessageDigest.isEqual(signed, signature(tenant, form, head))) {
            return new Worthless();
        }
        Instant given = Instant.ofEpochMilli(ByteBuffer.wrap(head).getLong());
        Duration age = Duration.between(given, clock.instant());
        if (age.compareTo(LEAST) < 0) {
            return new TooYoung();
        }
        return age.compareTo(MOST) > 0 ? new Worthless() : new Good(HexFormat.of().formatHex(head));
    }

    private byte[] signature(TenantId tenant, String form, byte[] head) {
        String signed = tenant + " " + form + " " + HexFormat.of().formatHex(head);
        return Arrays.copyOf(secrets.keyed("visitor form", signed), SIGNATURE);
    }

    private static byte[] decoded(String sent) {
        if (sent.length() > 2 * (HEAD + SIGNATURE)) {
            return new byte[0];
        }
        try {
            return Base64.getUrlDecoder().decode(sent);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
