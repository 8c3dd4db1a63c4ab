package org.preau.web;

import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One structured line for each request, and the counters of the metrics. The line holds no query
 * and no cookie: they may hold secrets.
 */
final class RequestLog {

    private static final Logger LOG = LoggerFactory.getLogger("preau.requests");

    private final boolean lines;
    private final LongAdder[] byClass = {
        new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder()
    };
    private final LongAdder bytes = new LongAdder();

    RequestLog(boolean lines) {
        this.lines = lines;
    }

    void answered(HttpServerRequest request, int status, long length) {
        byClass[Math.clamp(status / 100, 1, 5) - 1].increment();
        bytes.add(length);
        if (lines) {
            LOG.atInfo()
                    .addKeyValue("method", request.method().name())
                    .addKeyValue("host", request.getHeader("host"))
                    .addKeyValue("path", request.path())
                    .addKeyValue("status", status)
                    .addKeyValue("bytes", length)
                    .log("request");
        }
    }

    long answers(int statusClass) {
        return byClass[statusClass - 1].sum();
    }

    long bytesSent() {
        return bytes.sum();
    }
}
