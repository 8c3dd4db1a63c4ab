package org.preau.web;

import org.jspecify.annotations.Nullable;
import org.preau.base.TenantId;

/**
 * Is told what visitors of the associations' sites were given, and what they asked for in vain. The
 * statistics feature implements it.
 *
 * <p>Called on event loops as well as on threads of {@link Offload}, by many at once: an
 * implementation takes nanoseconds, blocks on nothing and throws nothing.
 */
public interface Visits {

    /** Counts nothing. */
    Visits NONE =
            new Visits() {
                @Override
                public @Nullable Counted page(TenantId tenant, String path, String type) {
                    return null;
                }

                @Override
                public void downloaded(TenantId tenant, String path, Asking asking) {}

                @Override
                public void missed(TenantId tenant, String path, Asking asking) {}
            };

    /**
     * What a request says by itself. The address that it came from is not among it: nothing counts
     * by it.
     *
     * @param agent the header {@code User-Agent}; untrusted, as are the others
     * @param languages {@code Accept-Language}
     * @param referrer {@code Referer}
     * @param purpose {@code Sec-Purpose}: a browser that fetches ahead says so
     * @param host the site's own, as asked for
     */
    record Asking(
            @Nullable String agent,
            @Nullable String languages,
            @Nullable String referrer,
            @Nullable String purpose,
            String host) {}

    /** A page that is there, and is told each time somebody is given it. */
    interface Counted {
        void seen(Asking asking);
    }

    /**
     * What counts a page. Asked once for each page that was made, so that giving it out of the
     * cache needs no look-up.
     *
     * @param path decoded
     * @param type its content type
     * @return null for what is not counted
     */
    @Nullable Counted page(TenantId tenant, String path, String type);

    /** Somebody was given the file at that path. */
    void downloaded(TenantId tenant, String path, Asking asking);

    /** There was nothing at that path. */
    void missed(TenantId tenant, String path, Asking asking);
}
