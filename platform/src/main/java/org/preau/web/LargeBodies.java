package org.preau.web;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bodies of requests. Most may hold {@value #USUAL} bytes; a film is larger, and is read
 * only from somebody who may send one: before its first byte is taken, the gate is asked who that
 * is. What is no form goes to a file as it comes, where the route takes files, so that no program's
 * upload stands in memory.
 */
final class LargeBodies {

    /** The name of the file among the data of a routing context. */
    static final String FILE = "org.preau.web.file";

    /** Stands among the data of a context whose body is left where it is. */
    static final String UNREAD = "org.preau.web.unread";

    /** What any request may hold, in bytes. */
    static final long USUAL = 24L * 1024 * 1024;

    /**
     * What a form that sends files may hold, in bytes. A single file that is no form may take half
     * of the room that the disk has: the association's own room is judged by whoever keeps it.
     */
    static final long MOST = 600L * 1024 * 1024;

    private final Vertx vertx;
    private final Server server;
    private final Context loop;
    private final String folder;
    private final BodyHandler usual;
    private final BodyHandler large;

    LargeBodies(Vertx vertx, Server server, Context loop) {
        this.vertx = vertx;
        this.server = server;
        this.loop = loop;
        this.folder = server.settings().uploads().toString();
        this.usual = forms(USUAL);
        this.large = forms(MOST);
    }

    private BodyHandler forms(long most) {
        return BodyHandler.create(folder)
                .setBodyLimit(most)
                .setDeleteUploadedFilesOnEnd(true)
                .setMergeFormAttributes(false);
    }

    /** Reads the body, then goes on; fails the context with 413 when it is too large. */
    void read(RoutingContext context) {
        Route route = server.gate().filesAt(context.request().method(), context.normalizedPath());
        if (route == null) {
            usual.handle(context);
        } else if (announced(context.request()) <= USUAL) {
            read(context, route, USUAL);
        } else {
            askThenRead(context, route);
        }
    }

    private void askThenRead(RoutingContext context, Route route) {
        HttpServerRequest request = context.request();
        request.pause();
        Incoming asking = Reading.asking(context, server.settings().trustProxy(), server.origins());
        boolean accepted =
                asking != null
                        && server.offload()
                                .submit(
                                        server.directory().portal().id(),
                                        () -> {
                                            long most =
                                                    server.gate().maySendFiles(asking)
                                                            ? most(request)
                                                            : USUAL;
                                            loop.runOnContext(go -> read(context, route, most));
                                        });
        if (!accepted) {
            request.resume();
            context.fail(503);
        }
    }

    private long most(HttpServerRequest request) {
        if (isForm(request)) {
            return MOST;
        }
        try {
            return Math.max(MOST, Files.getFileStore(Path.of(folder)).getUsableSpace() / 2);
        } catch (IOException e) {
            return MOST;
        }
    }

    private void read(RoutingContext context, Route route, long most) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        if (route.isByAppPassword() && most < MOST && announced(context.request()) > most) {
            // The gate says why not, which a program understands better than 413.
            context.put(UNREAD, true);
            context.request().resume();
            context.next();
        } else if (isForm(context.request()) && !route.isByAppPassword()) {
            (most >= MOST ? large : usual).handle(context);
            context.request().resume();
        } else if (announced(context.request()) > most && !isChunked(context.request())) {
            context.request().resume();
            context.fail(413);
        } else {
            toFile(context, most);
        }
    }

    private void toFile(RoutingContext context, long most) {
        HttpServerRequest request = context.request();
        request.pause();
        String path = Path.of(folder, UUID.randomUUID().toString()).toString();
        vertx.fileSystem()
                .open(path, new OpenOptions().setWrite(true).setCreateNew(true).setRead(false))
                .onSuccess(file -> new Copy(context, file, path, most).start())
                .onFailure(context::fail);
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null
                    ? (isChunked(request) ? Long.MAX_VALUE : 0)
                    : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private static boolean isChunked(HttpServerRequest request) {
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static boolean isForm(HttpServerRequest request) {
        @Nullable String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        String lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
        return lower.startsWith("multipart/form-data")
                || lower.startsWith("application/x-www-form-urlencoded");
    }

    /** One body on its way to disk; a slow disk slows the sender, not the memory. */
    private final class Copy implements Handler<Buffer> {
        private final RoutingContext context;
        private final AsyncFile file;
        private final String path;
        private final long most;
        private long size;
        private boolean over;

        Copy(RoutingContext context, AsyncFile file, String path, long most) {
            this.context = context;
            this.file = file;
            this.path = path;
            this.most = most;
        }

        void start() {
            HttpServerRequest request = context.request();
            context.addEndHandler(ended -> vertx.fileSystem().delete(path));
            if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
                request.response().writeContinue();
            }
            file.exceptionHandler(this::broken);
            request.handler(this);
            request.exceptionHandler(this::broken);
            request.endHandler(end -> written());
            request.resume();
        }

        @Override
        public void handle(Buffer part) {
            size += part.length();
            if (over) {
                return;
            }
            if (size > most) {
                finish(() -> context.fail(413));
                return;
            }
            file.write(part);
            if (file.writeQueueFull()) {
                context.request().pause();
                file.drainHandler(drained -> context.request().resume());
            }
        }

        private void written() {
            context.put(FILE, new Upload("", "", size, Path.of(path)));
            finish(context::next);
        }

        private void broken(Throwable why) {
            finish(() -> context.fail(why));
        }

        private void finish(Runnable then) {
            if (!over) {
                over = true;
                file.close()
                        .onComplete(closed -> {
                            if (closed.failed()) {
                                context.fail(closed.cause());
                            } else {
                                then.run();
                            }
                        });
            }
        }
    }
}
