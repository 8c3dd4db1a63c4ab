package org.preau.sql;

import java.util.Locale;

/**
 * The roles the server works with. None owns a table, none is superuser, none bypasses row
 * security.
 */
public enum DatabaseRole {
    /** Sees the rows of the tenant that its transaction names. */
    TENANT,
    /** Sees accounts, sessions and secrets, and the offices of one account. */
    IDENTITY,
    /** Works across tenants; each use gives its reason. */
    OPERATOR;

    String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }
}
