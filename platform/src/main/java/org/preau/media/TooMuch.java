package org.preau.media;

import java.io.IOException;

/** More came out of a file than is ever unpacked of one. */
final class TooMuch extends IOException {
    private static final long serialVersionUID = 1;

    TooMuch() {
        super("more bytes than any document holds");
    }
}
