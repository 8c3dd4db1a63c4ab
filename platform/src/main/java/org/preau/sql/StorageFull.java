package org.preau.sql;

/** PostgreSQL has no room left on its disk. The write did not happen; reads go on. */
public final class StorageFull extends RuntimeException {
    StorageFull(Throwable cause) {
        super("PostgreSQL has no room left on its disk", cause);
    }
}
