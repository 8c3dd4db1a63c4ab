package org.preau.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file that a request asks for (RFC 9110 §14). One range is answered; of several, or
 * of what cannot be read, the whole file is sent, as the RFC allows.
 *
 * @param from the first byte
 * @param length how many; 0 when the part lies outside of the file
 */
record Ranges(long from, long length) {

    private static final String UNIT = "bytes=";

    /** Whether no byte of the file is asked for: 416. */
    boolean outside() {
        return length == 0;
    }

    /**
     * @param range the header; null when there is none
     * @param ifRange the header: the part is wanted only of the file with this tag; null for any
     * @param etag of the file, quoted
     * @param size of the file
     */
    static Optional<Ranges> of(
            @Nullable String range, @Nullable String ifRange, @Nullable String etag, long size) {
        if (range == null
                || !range.startsWith(UNIT)
                || range.indexOf(',') >= 0
                || (ifRange != null && !ifRange.equals(etag))) {
            return Optional.empty();
        }
        String wanted = range.substring(UNIT.length()).strip();
        int dash = wanted.indexOf('-');
        if (dash < 0) {
            return Optional.empty();
        }
        long first = number(wanted.substring(0, dash));
        long last = number(wanted.substring(dash + 1));
        if ((first == NONE && last == NONE) || first == WRONG || last == WRONG) {
            return Optional.empty();
        }
        if (first == NONE) {
            long length = Math.min(last, size);
            return Optional.of(new Ranges(size - length, length));
        }
        if (last != NONE && last < first) {
            return Optional.empty();
        }
        long end = last == NONE ? size - 1 : Math.min(last, size - 1);
        return Optional.of(new Ranges(first, first >= size ? 0 : end - first + 1));
    }

    private static final long NONE = -1;
    private static final long WRONG = -2;

    private static long number(String digits) {
        if (digits.isEmpty()) {
            return NONE;
        }
        boolean plain = digits.length() <= 18 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain ? Long.parseLong(digits) : WRONG;
    }

    /** As {@code Content-Range} says it. */
    String said(long size) {
        return outside()
                ? "bytes */" + size
                : "bytes " + from + "-" + (from + length - 1) + "/" + size;
    }
}
