package org.preau.backup.store;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of a download say (RFC 9110, 14.4), distrusted: a server or a proxy that leaves
 * the length out, or answers a range with something else, must not pass for a whole object.
 *
 * @param size of the object
 * @param offset of the first byte that follows, in the object
 * @param length how many bytes follow
 */
record S3Answer(Tag tag, Instant modified, long size, long offset, long length) {
    private static final Pattern CONTENT_RANGE =
            Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

    /** Reads the headers. */
    static S3Answer of(Headers headers, String act) throws StoreUnavailable {
        Tag tag = S3Store.tag(headers.get("ETag"));
        Instant modified = instant(headers.get("Last-Modified"));
        long length = length(headers.get("Content-Length"), act);
        String range = headers.get("Content-Range");
        if (range == null) {
            return new S3Answer(tag, modified, length, 0, length);
        }
        Matcher parts = CONTENT_RANGE.matcher(range);
        if (!parts.matches()) {
            throw wrong(act, "its Content-Range is not one");
        }
        long first = Long.parseLong(parts.group(1));
        long last = Long.parseLong(parts.group(2));
        long size = Long.parseLong(parts.group(3));
        if (last >= size || last - first + 1 != length) {
            throw wrong(act, "its Content-Range contradicts its Content-Length");
        }
        return new S3Answer(tag, modified, size, first, length);
    }

    /** Checks that these are the bytes that were asked for. */
    void requireRange(@Nullable ByteRange asked, String act) throws StoreUnavailable {
        long from = asked == null ? 0 : asked.offsetIn(size);
        long many = asked == null ? size : asked.lengthIn(size);
        if (offset != from || length != many) {
            throw wrong(act, "it sends other bytes than were asked for");
        }
    }

    private static long length(@Nullable String header, String act) throws StoreUnavailable {
        if (header == null || !header.matches("\\d{1,18}")) {
            throw wrong(act, "it does not say how long its answer is");
        }
        return Long.parseLong(header);
    }

    /** The epoch if the server does not say: nobody's data depends on it. */
    private static Instant instant(@Nullable String header) {
        try {
            return header == null
                    ? Instant.EPOCH
                    : ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    private static StoreUnavailable wrong(String act, String how) {
        return new StoreUnavailable(
                "Cannot " + act + ": the server's answer is of no use, " + how,
                "Look at what stands between it and here",
                null);
    }
}
