package org.preau.files;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.preau.web.Desk;
import org.preau.web.Exchange;

/** Addresses of the file space: {@code /dav/SLUG/path}, on the portal's host. */
final class DavAddress {

    private static final String SPACES = "/dav/";

    private DavAddress() {}

    /** Where the space of an association begins; ends with a slash. */
    static String base(Desk desk) {
        return SPACES + desk.tenant().slug() + "/";
    }

    static String of(Desk desk, FilePath path, boolean folder) {
        String address = base(desk) + path.address();
        return folder && !path.isRoot() ? address + "/" : address;
    }

    /** What a request asks for. */
    sealed interface Asked {}

    /** Something in the desk's own space. */
    record Own(FilePath path) implements Asked {}

    /** What is no address of a file: hidden slashes, dots, broken signs, a fragment. */
    record Malformed() implements Asked {}

    /** The space of another association, or a part of this host that is no space. */
    record Elsewhere() implements Asked {}

    /** Another host. */
    record OtherHost() implements Asked {}

    /** What the request line asks for, every sign of it counted. */
    static Asked target(Desk desk, Exchange exchange) {
        return of(desk, exchange, exchange.target());
    }

    /**
     * What an address in a header means: a whole address of this host, or a path of it.
     *
     * @param address untrusted
     */
    static Asked of(Desk desk, Exchange exchange, String address) {
        String path = address.strip();
        if (!path.startsWith("/")) {
            Optional<String> local = local(exchange, path);
            if (local.isEmpty()) {
                return new OtherHost();
            }
            path = local.get();
        }
        int query = path.indexOf('?');
        path = query < 0 ? path : path.substring(0, query);
        String base = base(desk);
        if (path.indexOf('#') >= 0) {
            return new Malformed();
        }
        if (!path.startsWith(base) && !(path + "/").equals(base)) {
            return new Elsewhere();
        }
        return FilePath.ofAddress(path.substring(Math.min(base.length(), path.length())))
                .<Asked>map(Own::new)
                .orElseGet(Malformed::new);
    }

    /** The path of a whole address of the host that the request came to. */
    private static Optional<String> local(Exchange exchange, String address) {
        int start = address.indexOf("://");
        int slash = start < 0 ? -1 : address.indexOf('/', start + 3);
        if (slash < 0 || !address.substring(0, start).matches("(?i)https?")) {
            return Optional.empty();
        }
        String here = host(exchange.header("host"));
        String there = host(address.substring(start + 3, slash));
        return here.equals(there) && !here.isEmpty()
                ? Optional.of(address.substring(slash))
                : Optional.empty();
    }

    /** Name and port; the usual ports are none, since a proxy in front may speak another scheme. */
    private static String host(String authority) {
        try {
            URI uri = new URI("http://" + authority);
            String name = uri.getHost();
            if (name == null || uri.getUserInfo() != null) {
                return "";
            }
            boolean usual = uri.getPort() < 0 || uri.getPort() == 80 || uri.getPort() == 443;
            return name.toLowerCase(Locale.ROOT) + (usual ? "" : ":" + uri.getPort());
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
