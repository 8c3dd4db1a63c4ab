package org.preau.operator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.preau.web.Secrets;

/**
 * When a form was given out, signed, so that programs that answer faster than anybody can read are
 * told from people: without a third party, without a picture puzzle, without JavaScript.
 */
final class FormTime {

    private static final Duration LEAST = Duration.ofSeconds(3);
    private static final Duration MOST = Duration.ofHours(24);

    private final Secrets secrets;
    private final Clock clock;

    FormTime(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The value of the hidden field of a form given out now. */
    String stamp() {
        return stamp(clock.instant());
    }

    String stamp(Instant when) {
        String millis = String.valueOf(when.toEpochMilli());
        return millis + "." + signature(millis);
    }

    /** Whether the form was given out by this platform, and a plausible time ago. */
    boolean plausible(String stamp) {
        int dot = stamp.indexOf('.');
        if (dot < 1 || dot > 15) {
            return false;
        }
        String millis = stamp.substring(0, dot);
        boolean ours =
                MessageDigest.isEqual(
                        signature(millis).getBytes(StandardCharsets.UTF_8),
                        stamp.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
        if (!ours) {
            return false;
        }
        Duration age =
                Duration.between(Instant.ofEpochMilli(Long.parseLong(millis)), clock.instant());
        return age.compareTo(LEAST) >= 0 && age.compareTo(MOST) <= 0;
    }

    private String signature(String millis) {
        return HexFormat.of().formatHex(secrets.keyed("form time", millis));
    }
}
