package org.preau.web;

import io.netty.buffer.Unpooled;
import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.internal.buffer.BufferInternal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
        private volatile @Nullable Dated whole;
        private volatile @Nullable Dated unchanged;

        Variant(Buffer bytes, String etag, MultiMap headers) {
            this.bytes = bytes;
            this.etag = etag;
            this.headers = headers;
        }

        Buffer bytes() {
            return bytes;
        }

        String etag() {
            return etag;
        }

        /**
         * The headers that go out with the bytes in the second of {@code date}; made anew when it
         * is another one than at the last request.
         */
        MultiMap at(AsciiString date) {
            @Nullable Dated there = whole;
            if (there == null || !there.date().equals(date)) {
                there = Dated.of(headers, date);
                whole = there;
            }
            return there.headers();
        }

        /** Those that a 304 has to repeat (RFC 9110 §15.4.5). */
        MultiMap unchangedAt(AsciiString date) {
            @Nullable Dated there = unchanged;
            if (there == null || !there.date().equals(date)) {
                there = Dated.of(repeated(), date);
                unchanged = there;
            }
            return there.headers();
        }

        private MultiMap repeated() {
            MultiMap repeated = HttpHeaders.headers();
            for (String name : REPEATED) {
                if (headers.contains(name)) {
                    repeated.set(name, headers.get(name));
                }
            }
            return repeated;
        }
    }

    /**
     * Headers with a date.
     *
     * @param headers frozen: {@code setAll} into an answer then takes them as they are, and their
     *     bytes are made once; {@code addAll} would copy and check each of them at each request
     */
    private record Dated(AsciiString date, MultiMap headers) {
        static Dated of(MultiMap headers, AsciiString date) {
            return new Dated(date, headers.copy(true).set(HttpHeaders.DATE, date).copy(false));
        }
    }

    private static final int OVERHEAD = 1_200;
    private static final List<String> REPEATED = List.of("cache-control", "etag", "vary");

    private final int status;
    private final byte[] plain;
    private final PageHeaders headers;
    private final String tag;
    private final Instant until;
    private final Visits.@Nullable Counted counted;
    private volatile @Nullable Variant brotli;
    private volatile @Nullable Variant gzip;
    private volatile @Nullable Variant identity;

    /**
     * @param until after this it is not to be given any more, whatever the revision
     */
    CachedPage(int status, byte[] plain, PageHeaders headers, Instant until) {
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
            PageHeaders headers,
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
        sum.update(headers.text());
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

    /** Bytes held, about, were all codings made. */
    int weight() {
        return OVERHEAD + plain.length + plain.length / 2;
    }

    private Encoding effective(Encoding wanted) {
        return plain.length < Encoding.WORTHWHILE ? Encoding.IDENTITY : wanted;
    }

    private Variant variant(Encoding encoding) {
        byte[] bytes = encoding.encode(plain);
        String etag = "\"" + tag + "-" + encoding.mark() + "\"";
        MultiMap all = headers.fields();
        all.set("etag", etag);
        all.set("vary", "accept-encoding");
        if (encoding != Encoding.IDENTITY) {
            all.set("content-encoding", encoding.token());
        }
        all.set("content-length", Integer.toString(bytes.length));
        return new Variant(shared(bytes), etag, all);
    }

    /** Without a copy: nobody writes to a page that is made. */
    private static Buffer shared(byte[] bytes) {
        return BufferInternal.buffer(Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(bytes)));
    }
}
