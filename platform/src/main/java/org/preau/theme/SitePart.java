package org.preau.theme;

import java.util.Optional;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.web.Exchange;

/**
 * A part of a site that another feature brings: pages at addresses of its own, in the site's theme,
 * which take what visitors send. They are made anew for each visitor, as each gets a token of his
 * own. Named in the wiring; any thread.
 */
public interface SitePart {

    /** What becomes of something that was sent. */
    sealed interface Answer {}

    /** A page: 200, or 422 when something has to be put right, 429 when it was too much. */
    record Shown(int status, PartPage page) implements Answer {}

    /** It is done; the visitor goes on there (303). */
    record Done(String path) implements Answer {}

    /** There is nothing at that address. */
    record Nothing() implements Answer {}

    /** Whether a path may be one of its own; asks no database, and only those are asked for. */
    boolean owns(String path);

    /** The page that stands at {@code path}; empty for none. */
    Optional<PartPage> page(TenantTx tx, Tenant tenant, String path);

    /** Takes what a visitor sent. Not within a transaction: it opens its own. */
    Answer sent(Tenancy tenancy, Tenant tenant, Exchange exchange);
}
