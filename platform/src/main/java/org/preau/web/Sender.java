package org.preau.web;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers to the wire, and has each one counted and logged. One for each event loop. */
final class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final int CHUNK = 64 * 1024;
    private static final long SLOWEST_READER_S = 60;

    private final Context context;
    private final RequestLog log;
    private final DateNow now;

    Sender(Vertx vertx, RequestLog log, DateNow now) {
        this.context = vertx.getOrCreateContext();
        this.log = log;
        this.now = now;
        vertx.setPeriodic(1_000, tick -> now.tick());
    }

    Context context() {
        return context;
    }

    /** A page that is ready, or 304 when the visitor has it already. On the event loop. */
    void send(HttpServerRequest request, int status, CachedPage.Variant variant) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (status == 200
                && matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), variant.etag())) {
            response.setStatusCode(304).headers().setAll(variant.unchangedAt(now.text()));
            response.end();
            log.answered(request, 304, 0);
            return;
        }
        if (status != 200) {
            response.setStatusCode(status);
        }
        response.headers().setAll(variant.at(now.text()));
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
            log.answered(request, status, 0);
        } else {
            response.end(variant.bytes());
            log.answered(request, status, variant.bytes().length());
        }
    }

    /** An answer without a body. On the event loop. */
    void send(HttpServerRequest request, int status, Map<String, String> headers) {
        HttpServerResponse response = request.response();
        if (!response.ended() && !response.closed()) {
            response.setStatusCode(status).putHeader(HttpHeaders.DATE, now.text());
            headers.forEach(response::putHeader);
            response.end();
            log.answered(request, status, 0);
        }
    }

    /** An answer of a handler. Off the event loop; blocks while a stream is read slowly. */
    void reply(HttpServerRequest request, Reply reply, Context loop) {
        switch (reply.body()) {
            case Reply.Bytes(byte[] bytes) ->
                    loop.runOnContext(go -> whole(request, reply, Buffer.buffer(bytes)));
            case Reply.Stream stream -> stream(request, reply, stream, loop);
            case Reply.Written written -> written(request, reply, written, loop);
            case Reply.Seekable file -> reply(request, asked(request, reply, file), loop);
        }
    }

    /** The whole file, the part of it that was asked for, or that the reader has it already. */
    private static Reply asked(HttpServerRequest request, Reply reply, Reply.Seekable file) {
        String etag = reply.headers().get("etag");
        long size = file.length();
        if (etag != null && matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), etag)) {
            return reply.as(304, new Reply.Bytes(new byte[0]));
        }
        Optional<Ranges> part =
                Ranges.of(request.getHeader("range"), request.getHeader("if-range"), etag, size);
        if (part.isEmpty()) {
            return reply.as(200, new Reply.Stream(size, () -> file.section().open(0, size)));
        }
        Ranges range = part.get();
        Reply said = reply.with("content-range", range.said(size));
        return range.outside()
                ? said.as(416, new Reply.Bytes(new byte[0]))
                : said.as(
                        206,
                        new Reply.Stream(
                                range.length(),
                                () -> file.section().open(range.from(), range.length())));
    }

    private void whole(HttpServerRequest request, Reply reply, Buffer bytes) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(reply.status()).putHeader(HttpHeaders.DATE, now.text());
        reply.headers().forEach(response::putHeader);
        if (reply.status() != 204 && reply.status() != 304) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(bytes.length()));
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(bytes);
        }
        log.answered(request, reply.status(), bytes.length());
    }

    /**
     * The stream is opened before the headers go out, so that a store out of reach is a clean 503.
     */
    private void stream(HttpServerRequest request, Reply reply, Reply.Stream stream, Context loop) {
        if (request.method().equals(HttpMethod.HEAD)) {
            loop.runOnContext(go -> {
                head(request.response(), reply, stream);
                request.response().end();
            });
            log.answered(request, reply.status(), 0);
            return;
        }
        try (InputStream in = stream.open().get()) {
            copy(request, reply, stream, in, loop);
        } catch (IOException | RuntimeException e) {
            LOG.warn("an answer broke off: {}", request.path(), e);
            loop.runOnContext(go -> breakOff(request));
        }
    }

    private void written(
            HttpServerRequest request, Reply reply, Reply.Written written, Context loop) {
        HttpServerResponse response = request.response();
        Reply.Stream unknown = new Reply.Stream(Reply.Stream.UNKNOWN, InputStream::nullInputStream);
        if (request.method().equals(HttpMethod.HEAD)) {
            stream(request, reply, unknown, loop);
            return;
        }
        Outgoing out = new Outgoing(response, loop, () -> head(response, reply, unknown));
        try {
            written.writing().to(out);
            out.flush();
            loop.runOnContext(go -> response.end());
            log.answered(request, reply.status(), out.sent);
        } catch (IOException | RuntimeException e) {
            LOG.warn("an answer broke off: {}", request.path(), e);
            loop.runOnContext(go -> breakOff(request));
        }
    }

    /** Passes on what is written, {@value #CHUNK} bytes at a time; waits for the reader. */
    private static final class Outgoing extends OutputStream {
        private final HttpServerResponse response;
        private final Context loop;
        private final Runnable head;
        private final byte[] held = new byte[CHUNK];
        private int count;
        private boolean begun;
        private long sent;

        Outgoing(HttpServerResponse response, Context loop, Runnable head) {
            this.response = response;
            this.loop = loop;
            this.head = head;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int done = 0; done < length; ) {
                int part = Math.min(length - done, CHUNK - count);
                System.arraycopy(bytes, offset + done, held, count, part);
                count += part;
                done += part;
                if (count == CHUNK) {
                    flush();
                }
            }
        }

        @Override
        public void flush() throws IOException {
            if (!begun) {
                begun = true;
                loop.runOnContext(go -> head.run());
            }
            if (count > 0) {
                send(java.util.Arrays.copyOf(held, count), response, loop);
                sent += count;
                count = 0;
            }
        }
    }

    private void copy(
            HttpServerRequest request,
            Reply reply,
            Reply.Stream stream,
            InputStream in,
            Context loop)
            throws IOException {
        HttpServerResponse response = request.response();
        InputStream all = in;
        if (stream.length() == Reply.Stream.UNKNOWN) {
            byte[] first = in.readNBytes(CHUNK);
            if (first.length < CHUNK) {
                // Short after all: with its length, which some programs want to know.
                loop.runOnContext(go -> whole(request, reply, Buffer.buffer(first)));
                return;
            }
            all = new SequenceInputStream(new ByteArrayInputStream(first), in);
        }
        loop.runOnContext(go -> head(response, reply, stream));
        long sent = copy(all, response, loop);
        if (sent != stream.length() && stream.length() != Reply.Stream.UNKNOWN) {
            throw new IOException("the stream is not as long as was said");
        }
        loop.runOnContext(go -> response.end());
        log.answered(request, reply.status(), sent);
    }

    private void head(HttpServerResponse response, Reply reply, Reply.Stream stream) {
        response.setStatusCode(reply.status()).putHeader(HttpHeaders.DATE, now.text());
        reply.headers().forEach(response::putHeader);
        if (stream.length() == Reply.Stream.UNKNOWN) {
            response.setChunked(true);
        } else {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(stream.length()));
        }
    }

    /** Says so while nothing was sent; afterwards a closed connection is the only way to say it. */
    private void breakOff(HttpServerRequest request) {
        if (request.response().headWritten()) {
            request.connection().close();
        } else {
            request.response().headers().clear();
            send(request, 503, Map.of("retry-after", "5", "cache-control", "no-store"));
        }
    }

    private static long copy(InputStream in, HttpServerResponse response, Context loop)
            throws IOException {
        long sent = 0;
        for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
            send(chunk, response, loop);
            sent += chunk.length;
        }
        return sent;
    }

    private static void send(byte[] bytes, HttpServerResponse response, Context loop)
            throws IOException {
        CountDownLatch drained = new CountDownLatch(1);
        loop.runOnContext(go -> {
            if (response.closed()) {
                drained.countDown();
            } else {
                response.write(Buffer.buffer(bytes)).onComplete(done -> drained.countDown());
            }
        });
        await(drained);
        if (response.closed()) {
            throw new IOException("the reader went away");
        }
    }

    private static void await(CountDownLatch drained) throws IOException {
        try {
            if (!drained.await(SLOWEST_READER_S, TimeUnit.SECONDS)) {
                throw new IOException("the reader took nothing for a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopping", e);
        }
    }

    /** RFC 9110 §13.1.2, weak comparison; browsers send back the one tag we gave. */
    static boolean matches(@Nullable String ifNoneMatch, String etag) {
        return ifNoneMatch != null && (ifNoneMatch.contains(etag) || ifNoneMatch.equals("*"));
    }
}
