package org.preau.web;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Content codings, in the order of preference (RFC 9110 §8.4.1, RFC 7932). */
enum Encoding {
    BROTLI("br", "b"),
    GZIP("gzip", "g"),
    IDENTITY("identity", "i");

    /** Below this a packet is one packet anyway. */
    static final int WORTHWHILE = 600;

    private static final int BROTLI_QUALITY = 5;
    private static final boolean BROTLI_HERE = Brotli4jLoader.isAvailable();

    private final String token;
    private final String mark;

    Encoding(String token, String mark) {
        this.token = token;
        this.mark = mark;
    }

    String token() {
        return token;
    }

    /**
     * What stands in an ETag, as each coding is a representation of its own (RFC 9110 §8.8.3.3).
     */
    String mark() {
        return mark;
    }

    /**
     * The best coding that a request accepts. Reads the header without splitting it: browsers send
     * one of a few short forms, and a weight of zero is the only weight that matters to us.
     */
    static Encoding accepted(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return IDENTITY;
        }
        if (BROTLI_HERE && accepts(acceptEncoding, "br")) {
            return BROTLI;
        }
        return accepts(acceptEncoding, "gzip") ? GZIP : IDENTITY;
    }

    private static boolean accepts(String header, String token) {
        int at = header.indexOf(token);
        if (at < 0 || (at > 0 && isTokenLetter(header.charAt(at - 1)))) {
            return false;
        }
        int end = at + token.length();
        if (end < header.length() && isTokenLetter(header.charAt(end))) {
            return false;
        }
        return !isRefused(header, end);
    }

    private static boolean isTokenLetter(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_';
    }

    private static boolean isRefused(String header, int from) {
        if (from == header.length() || header.charAt(from) == ',') {
            return false;
        }
        int comma = header.indexOf(',', from);
        String parameters =
                header.substring(from, comma < 0 ? header.length() : comma).replace(" ", "");
        return parameters.startsWith(";q=0") && !parameters.matches(";q=0\\.0*[1-9]\\d*");
    }

    /** The bytes in this coding. Costs CPU: once per page, not on an event loop. */
    byte[] encode(byte[] plain) {
        try {
            return switch (this) {
                case IDENTITY -> plain;
                case GZIP -> gzip(plain);
                case BROTLI ->
                        Encoder.compress(
                                plain, new Encoder.Parameters().setQuality(BROTLI_QUALITY));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 3 + 64);
        try (GZIPOutputStream gzip = new BestGzip(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.DEFAULT_COMPRESSION);
        }
    }
}
