package org.preau.web;

import io.netty.util.AsciiString;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The value of the header {@code Date}, which every answer of an origin server with a clock has
 * (RFC 9110 §6.6.1): made once a second for all event loops, whose timers call {@link #tick}. Were
 * it each loop's own, two loops would make the headers of one page anew at every request.
 */
final class DateNow {

    private static final DateTimeFormatter IMF_FIXDATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
                    .withZone(ZoneOffset.UTC);

    private final Clock clock;
    private volatile AsciiString text = AsciiString.EMPTY_STRING;

    DateNow(Clock clock) {
        this.clock = clock;
        tick();
    }

    /** Takes the time from the clock. */
    void tick() {
        String now = of(clock.instant());
        if (!text.contentEquals(now)) {
            text = new AsciiString(now);
        }
    }

    /** As it goes out; the same object for a whole second. */
    AsciiString text() {
        return text;
    }

    static String of(Instant instant) {
        return IMF_FIXDATE.format(instant);
    }
}
