package org.preau.web;

import java.nio.file.Path;

/**
 * How the server listens.
 *
 * @param address to listen at, {@code 127.0.0.1} behind a proxy
 * @param port 0 for any free one
 * @param managementPort for health and metrics, on 127.0.0.1 only; 0 for any free one
 * @param eventLoops how many; the number of cores is right
 * @param idleSeconds after so many without a byte either way a connection is closed
 * @param cacheBytes for ready pages
 * @param uploads an existing folder for files on their way in
 * @param trustProxy whether {@code X-Forwarded-For} names the visitor: only behind a proxy that
 *     sets it
 * @param logRequests whether each request gives one line of log
 */
public record WebSettings(
        String address,
        int port,
        int managementPort,
        int eventLoops,
        int idleSeconds,
        long cacheBytes,
        Path uploads,
        boolean trustProxy,
        boolean logRequests) {}
