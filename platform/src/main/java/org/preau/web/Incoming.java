package org.preau.web;

import java.util.List;
import java.util.Map;

/** A request as it was read on the event loop, before a route was chosen for it. */
record Incoming(
        Method method,
        String path,
        Map<String, List<String>> query,
        Map<String, List<String>> form,
        Map<String, String> headers,
        Map<String, Upload> uploads,
        byte[] body,
        String remote,
        String origin) {

    /** The same, of a request to another host of this server. */
    Incoming at(String otherOrigin) {
        return new Incoming(method, path, query, form, headers, uploads, body, remote, otherOrigin);
    }
}
