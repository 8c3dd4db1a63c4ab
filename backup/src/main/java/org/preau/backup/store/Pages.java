package org.preau.backup.store;

/** What both stores ask of a listing before they begin. */
final class Pages {
    private Pages() {}

    /**
     * Checks what {@link ObjectStore#list} was given.
     *
     * @throws IllegalArgumentException naming what is wrong
     */
    static void require(String prefix, int limit) {
        ObjectKey.requirePrefix(prefix);
        if (limit < 1 || limit > ObjectStore.MAX_PAGE) {
            throw new IllegalArgumentException(
                    "A page holds 1 to " + ObjectStore.MAX_PAGE + " objects, not " + limit);
        }
    }
}
