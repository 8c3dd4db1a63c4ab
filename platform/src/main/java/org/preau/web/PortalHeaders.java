package org.preau.web;

import java.util.Map;

/** What every answer of the portal's host carries, unless its handler said otherwise. */
final class PortalHeaders {

    private static final Map<String, String> ALL =
            Map.of(
                    "content-security-policy",
                    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self';"
                            + " connect-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none';"
                            + " frame-ancestors 'none'",
                    "x-content-type-options",
                    "nosniff",
                    "referrer-policy",
                    "same-origin",
                    "cross-origin-opener-policy",
                    "same-origin",
                    "cache-control",
                    "no-store");

    private PortalHeaders() {}

    static Reply on(Reply reply) {
        Reply result = reply;
        for (var header : ALL.entrySet()) {
            if (!reply.headers().containsKey(header.getKey())) {
                result = result.with(header.getKey(), header.getValue());
            }
        }
        return result;
    }
}
