package org.preau.web;

import io.netty.util.AsciiString;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The value of the header {@code Date}, which every answer of an origin server with a clock has
 * (RFC 9110 §6.6.1): made once a second. Of one event loop, whose timer calls {@link #tick}.
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
        text = new AsciiString(of(clock.instant()));
    }

    /** As it goes out; the same object until the next tick. */
    AsciiString text() {
        return text;
    }

    static String of(Instant instant) {
        return IMF_FIXDATE.format(instant);
    }
}
