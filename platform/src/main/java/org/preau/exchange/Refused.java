package org.preau.exchange;

import java.io.IOException;

/** A file that is not what it was said to be, or a hostile one; its message says what and where. */
public final class Refused extends IOException {

    /** What a person can do about it. */
    public enum Why {
        /** It ends before it is over: copy it once more. */
        CUT,
        /** It holds more than any association's site, or grows to that. */
        TOO_MUCH,
        /** It is damaged, or something else. */
        UNREADABLE
    }

    private final Why why;

    Refused(String message) {
        this(Why.UNREADABLE, message);
    }

    Refused(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
