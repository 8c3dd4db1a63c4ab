package org.preau.backup.store;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Asks a store whether it can be relied on: whether it is there, lets itself be written to, and
 * keeps the conditions of conditional writes. There are S3 servers that accept the condition and
 * ignore it, which shows only when two writers meet and one of them is lost; so a server asks once
 * when it starts. Writes and deletes one object under {@code preau-check/}.
 */
public final class CheckStore {
    private CheckStore() {}

    /**
     * Returns if all is well.
     *
     * @throws StoreUnavailable in the words of the store, or saying which promise it breaks
     */
    public static void run(ObjectStore store) throws StoreUnavailable {
        ObjectKey key = new ObjectKey("preau-check/" + UUID.randomUUID());
        store.list("preau-check/", 1);
        try {
            check(store, key);
        } catch (SourceFailed e) {
            throw new IllegalStateException("Bytes in memory do not fail", e);
        } finally {
            store.delete(key);
        }
        require(store.stat(key).isEmpty(), store, "shows an object that was deleted");
    }

    private static void check(ObjectStore store, ObjectKey key)
            throws StoreUnavailable, SourceFailed {
        require(store.stat(key).isEmpty(), store, "shows an object that was never stored");
        require(
                store.putIfAbsent(key, text("one")) instanceof PutOutcome.Stored(Tag one)
                        && store.replaceIf(key, one, text("two")) instanceof PutOutcome.Stored
                        && store.putIfAbsent(key, text("three")) instanceof PutOutcome.Conflict
                        && store.replaceIf(key, one, text("four")) instanceof PutOutcome.Conflict,
                store,
                "does not keep the conditions of conditional writes");
    }

    private static void require(boolean kept, ObjectStore store, String breach)
            throws StoreUnavailable {
        if (!kept) {
            throw new StoreUnavailable(
                    "Store " + store + " " + breach,
                    "Use another server: on this one, writers would lose each other's data",
                    null);
        }
    }

    private static Content text(String text) {
        return Content.of(text.getBytes(StandardCharsets.US_ASCII));
    }
}
