package org.preau.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it was read on the event loop, before a route was chosen for it.
 *
 * @param target what was asked for, as sent
 * @param file the body, where it was written to disk instead of into {@code body}; else null
 */
record Incoming(
        Method method,
        String path,
        String target,
        Map<String, List<String>> query,
        Map<String, List<String>> form,
        Map<String, String> headers,
        Map<String, List<Upload>> uploads,
        byte[] body,
        @Nullable Upload file,
        String remote,
        String origin) {

    /** The same, of a request to another host of this server. */
    Incoming at(String otherOrigin) {
        return new Incoming(
                method,
                path,
                target,
                query,
                form,
                headers,
                uploads,
                body,
                file,
                remote,
                otherOrigin);
    }
}
