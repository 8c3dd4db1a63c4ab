package org.preau.backup.mirror;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.preau.backup.store.Content;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.StoreUnavailable;
import org.preau.backup.store.Tag;

/** Makes a head of the mirror's history the head again, where it was spoilt or put back. */
public final class BringHeadBack {
    private BringHeadBack() {}

    /**
     * Puts it there.
     *
     * @param number of the head in the history, see {@link CheckHead}
     * @return whether there was one with that number
     * @throws IOException if the mirror cannot be read or written, or what it has under that number
     *     is not what was written
     */
    public static boolean run(ObjectStore mirror, String vault, long number) throws IOException {
        List<HeadHistory.Entry> entries = new HeadHistory(mirror, vault).all();
        Optional<HeadHistory.Entry> entry =
                entries.stream().filter(one -> one.number() == number).findFirst();
        if (entry.isEmpty()) {
            return false;
        }
        byte[] head =
                mirror.read(entry.get().key(), HeadHistory.LARGEST_HEAD)
                        .orElseThrow(() -> new IOException("It went away meanwhile"));
        if (!Hashes.hex(Hashes.sha256(head)).equals(entry.get().hash())) {
            throw new StoreUnavailable(
                    "Head " + number + " of " + vault + " is not what was mirrored",
                    "Take another number",
                    null);
        }
        Tag _ = mirror.put(Vaults.head(vault), Content.of(head));
        return true;
    }
}
