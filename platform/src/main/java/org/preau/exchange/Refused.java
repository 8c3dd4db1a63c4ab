package org.preau.exchange;

import java.io.IOException;

/** A file that is not what it was said to be, or a hostile one; its message says what and where. */
public final class Refused extends IOException {
    Refused(String message) {
        super(message);
    }
}
