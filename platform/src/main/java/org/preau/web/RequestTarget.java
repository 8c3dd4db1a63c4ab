package org.preau.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which host a request is for, and what it asks for there (RFC 9112 §3.2). Both forms that a client
 * may send are read: a path beside a {@code Host} header, or a whole address, whose authority then
 * counts and not the header.
 *
 * @param host in the directory's form: lower case, without port and final dot; not yet known to be
 *     anybody's
 * @param path as sent, not decoded; begins with a slash
 * @param query as sent, without its question mark; null for none
 */
record RequestTarget(String host, String path, @Nullable String query) {

    /**
     * Reads one, on the hot path.
     *
     * @param hosts all {@code Host} headers
     * @param uri the target as sent
     * @return null when there is not exactly one {@code Host}, or host or target have no such form
     */
    static @Nullable RequestTarget of(List<String> hosts, String uri) {
        if (hosts.size() != 1) {
            return null;
        }
        if (uri.startsWith("/")) {
            String host = host(hosts.getFirst());
            return host == null ? null : at(host, uri);
        }
        int start = absolute(uri);
        if (start == 0) {
            return null;
        }
        int end = start;
        while (end < uri.length() && "/?#".indexOf(uri.charAt(end)) < 0) {
            end++;
        }
        String host = host(uri.substring(start, end));
        String rest = uri.substring(end);
        return host == null ? null : at(host, rest.startsWith("/") ? rest : "/" + rest);
    }

    private static RequestTarget at(String host, String target) {
        int mark = target.indexOf('?');
        return mark < 0
                ? new RequestTarget(host, target, null)
                : new RequestTarget(host, target.substring(0, mark), target.substring(mark + 1));
    }

    /** Where the authority of an absolute address begins; 0 when it is none. */
    private static int absolute(String uri) {
        if (uri.regionMatches(true, 0, "http://", 0, 7)) {
            return 7;
        }
        return uri.regionMatches(true, 0, "https://", 0, 8) ? 8 : 0;
    }

    /** The name in an authority; null when its port is no number. What else is odd is nobody's. */
    private static @Nullable String host(String authority) {
        int colon = authority.indexOf(':');
        for (int i = colon + 1; colon >= 0 && i < authority.length(); i++) {
            if (authority.charAt(i) < '0' || authority.charAt(i) > '9') {
                return null;
            }
        }
        String name = colon < 0 ? authority : authority.substring(0, colon);
        String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return bare.toLowerCase(Locale.ROOT);
    }
}
