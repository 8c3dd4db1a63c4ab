package org.preau.web;

import java.time.Instant;
import java.util.Map;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;

/**
 * What an association's own host shows to its visitors. The theme feature implements it. Blocking,
 * on a thread of {@link Offload}; may be called at the same time for the same page, which must give
 * the same bytes.
 */
public interface SitePages {

    /** What a page of a site may load: only what the site itself serves, and no script. */
    String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

    /**
     * @param path decoded, normal, begins with a slash
     * @param page of a list, from 1
     * @param words searched for; empty on all pages but the search
     */
    record Wanted(String path, int page, String words) {}

    /** What there is at a place. */
    sealed interface Answer {}

    /**
     * A page.
     *
     * @param headers beside those that every page has; {@code content-type} among them
     * @param until how long it may stay in the cache, unless the site's revision changes before:
     *     {@link Instant#MAX} for no other limit, {@link Instant#MIN} for not at all
     */
    record Page(byte[] bytes, Map<String, String> headers, Instant until) implements Answer {}

    /**
     * It is somewhere else on this site, for good.
     *
     * @param path normal and encoded, with the query that it needs
     */
    record Moved(String path) implements Answer {}

    /** There is nothing. */
    record Absent() implements Answer {}

    /** What {@code tenant}, which is shown to visitors, has at that place. */
    Answer page(Tenancy tenancy, Tenant tenant, Wanted wanted);

    /**
     * What is shown wherever there is nothing: one page for all addresses of a site, so that a
     * flood of wrong ones costs no rendering.
     */
    Page notFound(Tenancy tenancy, Tenant tenant);

    /** What visitors see of a tenant that is suspended. Asks no database. */
    Page closed(Tenant tenant);

    /** What visitors see when the platform fails. Asks no database. */
    Page broken(Tenant tenant);

    /**
     * Whether visitors may send something to that path, and its page is made anew for each of them;
     * asked on the event loop, so it asks no database.
     */
    boolean takes(String path);

    /**
     * What becomes of something that a visitor sent to a path that {@link #takes}: a page, or 303.
     */
    Reply sent(Tenancy tenancy, Tenant tenant, Exchange exchange);

    /** Bytes of pictures and files, or a 404; {@code path} begins with {@code /media/}. */
    Reply media(Tenancy tenancy, Tenant tenant, String path);
}
