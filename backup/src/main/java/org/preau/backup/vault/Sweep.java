package org.preau.backup.vault;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.preau.backup.store.ListPage;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStat;

/** Deletes the objects of a vault that nothing refers to. */
final class Sweep {
    private Sweep() {}

    /**
     * What is not among these, whenever it was stored. To be deleted after a head with a new epoch
     * stands: who stored it meanwhile without such a head begins again, and what somebody stores
     * after that head is not in here, whatever the clocks say.
     */
    static List<ObjectStat> unneeded(VaultObjects objects, Set<ObjectKey> needed)
            throws IOException {
        return unneeded(objects, needed, Instant.MAX);
    }

    static Collected delete(VaultObjects objects, List<ObjectStat> unneeded) throws IOException {
        for (ObjectStat object : unneeded) {
            objects.delete(object.key());
        }
        long bytes = unneeded.stream().mapToLong(ObjectStat::length).sum();
        return new Collected(unneeded.size(), bytes, true);
    }

    /**
     * The same without what is young.
     *
     * @param limit what was stored after it is not in here
     */
    static List<ObjectStat> unneeded(VaultObjects objects, Set<ObjectKey> needed, Instant limit)
            throws IOException {
        List<ObjectStat> unneeded = new ArrayList<>();
        ObjectKey last = null;
        boolean more = true;
        while (more) {
            ListPage page = objects.list(last);
            for (ObjectStat object : page.objects()) {
                last = object.key();
                if (!needed.contains(last) && !object.modified().isAfter(limit)) {
                    unneeded.add(object);
                }
            }
            more = page.more();
        }
        return unneeded;
    }
}
