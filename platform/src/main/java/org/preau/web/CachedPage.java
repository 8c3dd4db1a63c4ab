package org.preau.web;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * An answer ready to send: for each coding its bytes, its ETag and its headers, each made once,
 * when the first request asks for it.
 */
final class CachedPage {

    /** One representation. The headers are frozen, so that the hot path copies nothing of them. */
    record Variant(Buffer bytes, String etag, MultiMap headers, MultiMap notModified) {}

    private static final int OVERHEAD = 1_200;

    private final int status;
    private final byte[] plain;
    private final Map<String, String> headers;
    private final String tag;
    private final Instant until;
    private volatile @Nullable Variant brotli;
    private volatile @Nullable Variant gzip;
    private volatile @Nullable Variant identity;

    /**
     * @param revision goes into the ETag, with a checksum, as an upgrade may change a page too
     * @param until after this it is not to be given any more, whatever the revision
     */
    CachedPage(
            int status, byte[] plain, Map<String, String> headers, long revision, Instant until) {
        this.status = status;
        this.plain = plain;
        this.headers = headers;
        this.until = until;
        CRC32C sum = new CRC32C();
        sum.update(plain);
        this.tag = Long.toString(revision, 36) + "-" + Long.toString(sum.getValue(), 36);
    }

    int status() {
        return status;
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
        MultiMap notModified = HttpHeaders.headers().addAll(all).remove("content-type");
        if (encoding != Encoding.IDENTITY) {
            all.set("content-encoding", encoding.token());
        }
        all.set("content-length", Integer.toString(bytes.length));
        return new Variant(Buffer.buffer(bytes), etag, all.copy(false), notModified.copy(false));
    }
}
