package org.preau.backup.mirror;

import org.preau.backup.store.ListPage;
import org.preau.backup.store.ObjectStat;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.StoreUnavailable;

/**
 * Removes a vault from a mirror for good: an association has left, and what it had is to go. Never
 * done by mirroring itself. The head goes first, so that what is left of a removal that was stopped
 * is no vault; run it again.
 */
public final class RemoveVault {
    private RemoveVault() {}

    /**
     * Removes it.
     *
     * @return how many objects went
     * @throws StoreUnavailable if the mirror fails or is append-only
     */
    public static long run(ObjectStore mirror, String vault) throws StoreUnavailable {
        mirror.delete(Vaults.head(vault));
        return all(mirror, Vaults.prefix(vault)) + all(mirror, Vaults.ownPrefix(vault));
    }

    private static long all(ObjectStore mirror, String prefix) throws StoreUnavailable {
        long removed = 0;
        ListPage page = mirror.list(prefix, ObjectStore.MAX_PAGE);
        while (!page.objects().isEmpty()) {
            for (ObjectStat object : page.objects()) {
                mirror.delete(object.key());
                removed++;
            }
            page = mirror.list(prefix, ObjectStore.MAX_PAGE);
        }
        return removed;
    }
}
