package org.preau.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.preau.backup.store.ListPage;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStat;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.StoreUnavailable;
import org.preau.base.TenantId;

/**
 * The objects of the store that belong to one tenant: whatever lies under the folders that bear its
 * identifier.
 */
final class TenantObjects {

    private final ObjectStore store;
    private final List<String> folders;

    /**
     * @param folders the prefixes of keys, a tenant's identifier and a slash follow each
     */
    TenantObjects(ObjectStore store, List<String> folders) {
        this.store = store;
        this.folders = List.copyOf(folders);
    }

    /** How many bytes they take, all together. */
    long bytes(TenantId tenant) {
        long[] sum = {0};
        each(tenant, object -> sum[0] += object.length());
        return sum[0];
    }

    /** Deletes them all; how many there were. May be called again after a failure. */
    int erase(TenantId tenant) {
        List<ObjectKey> keys = new ArrayList<>();
        each(tenant, object -> keys.add(object.key()));
        try {
            for (ObjectKey key : keys) {
                store.delete(key);
            }
        } catch (StoreUnavailable e) {
            throw new IllegalStateException("objects of a tenant cannot be deleted now", e);
        }
        return keys.size();
    }

    private void each(TenantId tenant, Consumer<ObjectStat> work) {
        try {
            for (String folder : folders) {
                each(folder + tenant + "/", work);
            }
        } catch (StoreUnavailable e) {
            throw new IllegalStateException("objects of a tenant cannot be listed now", e);
        }
    }

    private void each(String prefix, Consumer<ObjectStat> work) throws StoreUnavailable {
        ObjectKey after = null;
        ListPage page;
        do {
            page = store.list(prefix, after, ObjectStore.MAX_PAGE);
            page.objects().forEach(work);
            after = page.objects().isEmpty() ? null : page.objects().getLast().key();
        } while (page.more() && after != null);
    }
}
