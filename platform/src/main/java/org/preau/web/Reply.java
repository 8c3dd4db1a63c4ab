package org.preau.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.preau.text.Json;

/** An answer. Immutable; {@link #with} gives a copy. */
public final class Reply {

    /** What follows the headers. */
    public sealed interface Body {}

    /** Bytes in memory. */
    public record Bytes(byte[] bytes) implements Body {}

    /**
     * Bytes that come as they are read; opened once the headers are decided, closed by the server.
     */
    public record Stream(long length, Supplier<InputStream> open) implements Body {
        /** The length of what is written while it is sent. */
        static final long UNKNOWN = -1;
    }

    /**
     * Bytes that lie somewhere and can be read from any place, so that a player may jump and a
     * download may go on: the server answers {@code Range}, {@code If-Range} and {@code
     * If-None-Match} (RFC 9110 §13, §14) by itself.
     */
    public record Seekable(long length, Section section) implements Body {}

    /**
     * Bytes that somebody writes while they are sent, as slowly as the reader takes them. Nothing
     * is written for {@code HEAD}.
     */
    public record Written(Writing writing) implements Body {}

    /** Writes such bytes. */
    @FunctionalInterface
    public interface Writing {
        /**
         * Writes them; called once at most, and {@code out} is closed by the server.
         *
         * @throws IOException when they cannot be had, or the reader is gone: before the first 64
         *     KB or {@code flush} the answer becomes a 503, afterwards the connection is closed
         */
        void to(OutputStream out) throws IOException;
    }

    /** Opens a part of such bytes. */
    @FunctionalInterface
    public interface Section {
        /**
         * The stream of {@code length} bytes from {@code from}; closed by the server.
         *
         * @throws RuntimeException when they cannot be had now
         */
        InputStream open(long from, long length);
    }

    private final int status;
    private final Map<String, String> headers;
    private final Body body;

    private Reply(int status, Map<String, String> headers, Body body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public static Reply html(int status, String html) {
        return bytes(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply html(String html) {
        return html(200, html);
    }

    public static Reply bytes(int status, String type, byte[] bytes) {
        return new Reply(status, Map.of("content-type", type), new Bytes(bytes));
    }

    /** A JSON document (RFC 8259); see {@link Json}. */
    public static Reply json(int status, Object value) {
        return bytes(status, "application/json", Json.write(value));
    }

    /** Done; nothing to show. */
    public static Reply noContent() {
        return new Reply(204, Map.of(), new Bytes(new byte[0]));
    }

    /**
     * After a form: look there (303, RFC 9110 §15.4.4).
     *
     * @param location a path of this host, made by the code, or by {@link Redirects#local}
     */
    public static Reply seeOther(String location) {
        return new Reply(303, Map.of("location", location), new Bytes(new byte[0]));
    }

    /** It has moved for good (301). */
    public static Reply moved(String location) {
        return new Reply(301, Map.of("location", location), new Bytes(new byte[0]));
    }

    /**
     * It is somewhere else for now (302).
     *
     * @param location a path of this host, made by the code
     */
    public static Reply elsewhere(String location) {
        return new Reply(302, Map.of("location", location), new Bytes(new byte[0]));
    }

    /**
     * A text of a length that nobody knows before it is written, such as a long list.
     *
     * @param open opened once the headers are decided, closed by the server
     */
    public static Reply flowing(int status, String type, Supplier<InputStream> open) {
        return new Reply(status, Map.of("content-type", type), new Stream(Stream.UNKNOWN, open));
    }

    /** Bytes that {@code writing} writes once the headers are decided. */
    public static Reply written(String type, Writing writing) {
        return new Reply(200, Map.of("content-type", type), new Written(writing));
    }

    public static Reply stream(String type, long length, Supplier<InputStream> open) {
        return new Reply(200, Map.of("content-type", type), new Stream(length, open));
    }

    /**
     * Bytes that can be read from any place.
     *
     * @param etag quoted; other bytes have another one
     */
    public static Reply seekable(String type, long length, String etag, Section section) {
        return new Reply(
                200,
                Map.of("content-type", type, "etag", etag, "accept-ranges", "bytes"),
                new Seekable(length, section));
    }

    /** The same headers with another status and other bytes. */
    Reply as(int otherStatus, Body otherBody) {
        return new Reply(otherStatus, headers, otherBody);
    }

    /** A copy with one header more; a former value of it is replaced. */
    public Reply with(String lowerCaseName, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(lowerCaseName, value);
        return new Reply(status, Map.copyOf(more), body);
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public Body body() {
        return body;
    }
}
