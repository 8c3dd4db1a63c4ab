package org.preau.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * An answer ready to send: for each coding its bytes, its ETag and its headers, each made once,
 * when the first request asks for it.
 */
final class CachedPage {

    /** One representation. */
    static final class Variant {
        private final Buffer bytes;
        private final String etag;
        private final MultiMap headers;
        private final MultiMap notModified;
        private volatile @Nullable Dated dated;

        Variant(Buffer bytes, String etag, MultiMap headers, MultiMap notModified) {
            this.bytes = bytes;
            this.etag = etag;
            this.headers = headers;
            this.notModified = notModified;
        }

        Buffer bytes() {
            return bytes;
        }

        String etag() {
            return etag;
        }

        /**
         * What goes out in the second of {@code date}; made anew when it is another one than at the
         * last request.
         */
        Dated at(AsciiString date) {
            @Nullable Dated there = dated;
            if (there != null && there.date().equals(date)) {
                return there;
            }
            Dated now = dated(date);
            dated = now;
            return now;
        }

        private Dated dated(AsciiString date) {
            return new Dated(date, dated(headers, date), dated(notModified, date));
        }

        private static MultiMap dated(MultiMap headers, AsciiString date) {
            return headers.copy(true).set(HttpHeaders.DATE, date).copy(false);
        }
    }

    /**
     * The headers of a representation, with the date.
     *
     * @param headers frozen: {@code setAll} into an answer then takes them as they are, and their
     *     bytes are made once; {@code addAll} would copy and check each of them at each request
     * @param notModified those that a 304 has to repeat (RFC 9110 §15.4.5), frozen too
     */
    record Dated(AsciiString date, MultiMap headers, MultiMap notModified) {}

    private static final int OVERHEAD = 1_200;
    private static final List<String> REPEATED = List.of("cache-control", "etag", "vary");

    private final int status;
    private final byte[] plain;
    private final Map<String, String> headers;
    private final String tag;
    private final Instant until;
    private final Visits.@Nullable Counted counted;
    private volatile @Nullable Variant brotli;
    private volatile @Nullable Variant gzip;
    private volatile @Nullable Variant identity;

    /**
     * @param until after this it is not to be given any more, whatever the revision
     */
    CachedPage(int status, byte[] plain, Map<String, String> headers, Instant until) {
        this(status, plain, headers, until, null);
    }

    /**
     * The same.
     *
     * @param counted is told each time it is given; null when nobody counts it
     */
    CachedPage(
            int status,
            byte[] plain,
            Map<String, String> headers,
            Instant until,
            Visits.@Nullable Counted counted) {
        this.counted = counted;
        this.status = status;
        this.plain = plain;
        this.headers = headers;
        this.until = until;
        this.tag = Long.toString(sum(new CRC32C()), 36) + "-" + Long.toString(sum(new CRC32()), 36);
    }

    /**
     * Two sums of unlike polynomials: 64 bits that tell two states of a page apart. The site's
     * revision is not in it, for an edit changes a few pages, and whoever has read the others need
     * not fetch them again.
     */
    private long sum(Checksum sum) {
        sum.update(plain);
        // A 304 leaves the visitor with the headers of before, so other headers are another page.
        new TreeMap<>(headers).forEach((name, value) -> sum.update((name + value).getBytes(UTF_8)));
        return sum.getValue();
    }

    int status() {
        return status;
    }

    Visits.@Nullable Counted counted() {
        return counted;
    }

    /** Whether it may still be given. Nearly all pages have no end, and then no clock is asked. */
    boolean isFresh() {
        return until.equals(Instant.MAX) || Clock.systemUTC().instant().isBefore(until);
    }

    /** The variant for {@code encoding} when it is ready, else null. */
    @Nullable Variant ready(Encoding encoding) {
        return switch (effective(encoding)) {
            case BROTLI -> brotli;
            case GZIP -> gzip;
            case IDENTITY -> identity;
        };
    }

    /** The variant for {@code encoding}, made now if need be. Not on an event loop. */
    Variant make(Encoding wanted) {
        Variant there = ready(wanted);
        if (there != null) {
            return there;
        }
        Encoding encoding = effective(wanted);
        Variant made = variant(encoding);
        switch (encoding) {
            case BROTLI -> brotli = made;
            case GZIP -> gzip = made;
            case IDENTITY -> identity = made;
        }
        return made;
    }

    /** Bytes held, about, were all codings made: sending needs a second copy of the plain ones. */
    int weight() {
        return OVERHEAD + 2 * plain.length + plain.length / 2;
    }

    private Encoding effective(Encoding wanted) {
        return plain.length < Encoding.WORTHWHILE ? Encoding.IDENTITY : wanted;
    }

    private Variant variant(Encoding encoding) {
        byte[] bytes = encoding.encode(plain);
        String etag = "\"" + tag + "-" + encoding.mark() + "\"";
        MultiMap all = HttpHeaders.headers();
        headers.forEach(all::set);
        all.set("etag", etag);
        all.set("vary", "accept-encoding");
        MultiMap notModified = HttpHeaders.headers();
        for (String name : REPEATED) {
            if (all.contains(name)) {
                notModified.set(name, all.get(name));
            }
        }
        if (encoding != Encoding.IDENTITY) {
            all.set("content-encoding", encoding.token());
        }
        all.set("content-length", Integer.toString(bytes.length));
        return new Variant(Buffer.buffer(bytes), etag, all, notModified);
    }
}
