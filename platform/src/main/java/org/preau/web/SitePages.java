package org.preau.web;

import java.util.Map;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;

/**
 * What an association's own host shows to its visitors. The site feature implements it. Blocking,
 * on a virtual thread; may be called at the same time for the same page, which must give the same
 * bytes.
 */
public interface SitePages {

    /**
     * @param path decoded, normal, begins with a slash
     * @param page of a list, from 1
     * @param words searched for; empty on all pages but the search
     */
    record Wanted(String path, int page, String words) {}

    /**
     * @param kept whether the page may stay in the cache until the site's next revision
     * @param headers beside those that every page has
     */
    record Page(int status, byte[] bytes, Map<String, String> headers, boolean kept) {}

    /**
     * What {@code tenant}, which is shown to visitors, has at that place: a page, maybe of status
     * 404.
     */
    Page page(Tenancy tenancy, Tenant tenant, Wanted wanted);

    /** What visitors see of a tenant that is not shown now: suspended, say. */
    Page closed(Tenant tenant);

    /** Bytes of pictures and files, or a 404; {@code path} begins with {@code /media/}. */
    Reply media(Tenancy tenancy, Tenant tenant, String path);
}
