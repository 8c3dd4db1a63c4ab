package org.preau.operator;

import org.jspecify.annotations.Nullable;
import org.preau.base.TenantId;

/**
 * Whom an announcement is for.
 *
 * @param sector set for {@link Kind#SECTOR} only
 * @param association set for {@link Kind#ONE} only
 */
record Audience(Kind kind, @Nullable Integer sector, @Nullable TenantId association) {

    /** How they are named. */
    enum Kind {
        ALL,
        SECTOR,
        ONE
    }

    Audience {
        if ((kind == Kind.SECTOR) != (sector != null)
                || (kind == Kind.ONE) != (association != null)) {
            throw new IllegalArgumentException("an audience names what its kind says");
        }
    }

    static Audience all() {
        return new Audience(Kind.ALL, null, null);
    }
}
