package org.preau.statistics;

import org.preau.base.TenantId;

/**
 * How often something happened in one association.
 *
 * @param most the greatest number that was said with it: the subscribers of a reader of feeds
 */
record Count(TenantId tenant, Kind kind, String key, long count, int most) {

    /** What it counts, whatever the number. */
    record Of(TenantId tenant, Kind kind, String key) {}

    Of of() {
        return new Of(tenant, kind, key);
    }

    Count and(Count other) {
        return new Count(tenant, kind, key, count + other.count, Math.max(most, other.most));
    }
}
