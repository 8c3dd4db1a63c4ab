package org.preau.files;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.preau.web.Secrets;

/**
 * What whoever typed a link's password carries from page to page instead of a cookie: until when,
 * and a keyed hash of that, of the link and of its password. It ends after half a day. Any thread.
 */
final class LinkKeys {

    private static final Duration GOOD_FOR = Duration.ofHours(12);
    private static final int BYTES = 16;
    private static final int RADIX = 36;

    private final Secrets secrets;
    private final Clock clock;

    LinkKeys(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    String next(ShareLink link) {
        long until = clock.instant().plus(GOOD_FOR).getEpochSecond();
        return Long.toString(until, RADIX) + "." + proof(link, until);
    }

    /**
     * @param sent untrusted
     */
    boolean opens(ShareLink link, String sent) {
        int dot = sent.indexOf('.');
        if (dot < 1 || dot > 10) {
            return false;
        }
        try {
            long until = Long.parseLong(sent.substring(0, dot), RADIX);
            return clock.instant().isBefore(Instant.ofEpochSecond(until))
                    && MessageDigest.isEqual(
                            bytes(proof(link, until)), bytes(sent.substring(dot + 1)));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private String proof(ShareLink link, long until) {
        byte[] whole =
                secrets.keyed("file-link", link.id() + "\0" + until + "\0" + link.passwordHash());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, BYTES));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
