package org.preau.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The headers that pages of one kind have, checked and sorted once for all of them: a site's pages
 * come in a handful of kinds. Immutable, any thread.
 */
final class PageHeaders {

    private static final int MOST = 100;
    private static final ConcurrentMap<Map<String, String>, PageHeaders> OF_SITES =
            new ConcurrentHashMap<>();

    private final MultiMap fields;
    private final byte[] text;

    private PageHeaders(Map<String, String> headers) {
        this.fields = HttpHeaders.headers();
        headers.forEach(fields::set);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        new TreeMap<>(headers)
                .forEach((name, value) -> all.writeBytes((name + value).getBytes(UTF_8)));
        this.text = all.toByteArray();
    }

    /** Just those. */
    static PageHeaders of(Map<String, String> headers) {
        return new PageHeaders(headers);
    }

    /** Those that every page of a site has, and its own. */
    static PageHeaders ofSite(Map<String, String> own) {
        PageHeaders known = OF_SITES.get(own);
        if (known != null) {
            return known;
        }
        Map<String, String> all = new HashMap<>(SiteGate.EVERY_PAGE);
        all.putAll(own);
        PageHeaders made = new PageHeaders(all);
        if (OF_SITES.size() < MOST) {
            OF_SITES.put(Map.copyOf(own), made);
        }
        return made;
    }

    /** A copy, to add to. */
    MultiMap fields() {
        return fields.copy(true);
    }

    /** All of them as bytes, the same for the same headers: what an ETag takes account of. */
    byte[] text() {
        return text;
    }
}
