package org.preau.backup.store;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * For how long a bucket is to refuse that what is stored now be destroyed: S3's object lock. The
 * bucket must have been created with it; {@link S3Store#lock()} says whether it was.
 *
 * @param mode who may end it early
 * @param days from the writing of each object, 1 to {@value #MOST_DAYS}
 */
public record S3Lock(Mode mode, int days) {
    static final int MOST_DAYS = 36_500;

    private static final Pattern TEXT = Pattern.compile("(compliance|governance)-(\\d{1,5})");

    /** Who may end a lock early. */
    public enum Mode {
        /** Nobody, the owner of the account included. */
        COMPLIANCE,
        /** Whoever has a right of its own for it, which a server's credentials should not. */
        GOVERNANCE
    }

    /**
     * Checks the days.
     *
     * @throws IllegalArgumentException if they are too few or too many
     */
    public S3Lock {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("Not days of a lock: " + days);
        }
    }

    /** Reads {@code compliance-35} or {@code governance-35}; empty for anything else. */
    static Optional<S3Lock> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int days = Integer.parseInt(parts.group(2));
        Mode mode = Mode.valueOf(parts.group(1).toUpperCase(Locale.ROOT));
        return days < 1 || days > MOST_DAYS
                ? Optional.empty()
                : Optional.of(new S3Lock(mode, days));
    }

    /** What a write says. */
    Map<String, String> headers(Clock clock) {
        Instant until = clock.instant().plus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        return Map.of(
                "x-amz-object-lock-mode",
                mode.name(),
                "x-amz-object-lock-retain-until-date",
                until.toString());
    }
}
