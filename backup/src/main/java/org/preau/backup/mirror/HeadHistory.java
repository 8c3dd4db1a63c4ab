package org.preau.backup.mirror;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.preau.backup.store.Content;
import org.preau.backup.store.ListPage;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.PutOutcome;
import org.preau.backup.store.StoreUnavailable;

/**
 * The heads that were mirrored, numbered, under {@code mirror/NAME/heads/}: what a vault may be
 * brought back to should its head be spoilt, and what tells an old head from a new one.
 */
final class HeadHistory {
    /** So many are kept where the mirror may remove anything. */
    static final int KEPT = 60;

    /** More than any head has. */
    static final int LARGEST_HEAD = 64 * 1024 * 1024;

    private static final int DIGITS = 12;

    private final ObjectStore store;
    private final String vault;

    HeadHistory(ObjectStore store, String vault) {
        this.store = store;
        this.vault = vault;
    }

    /**
     * A head that was mirrored.
     *
     * @param number 1 for the first
     * @param hash of its bytes
     */
    record Entry(long number, String hash, ObjectKey key) {}

    /** All of them, the oldest first. */
    List<Entry> all() throws StoreUnavailable {
        List<Entry> entries = new ArrayList<>();
        String prefix = Vaults.own(vault, "heads").value() + "/";
        ListPage page = store.list(prefix, ObjectStore.MAX_PAGE);
        while (true) {
            page.objects().forEach(object -> entry(object.key()).ifPresent(entries::add));
            if (!page.more() || page.objects().isEmpty()) {
                return entries;
            }
            page = store.list(prefix, page.objects().getLast().key(), ObjectStore.MAX_PAGE);
        }
    }

    /** Adds this head unless it is the newest already; gives its number. */
    long add(byte[] head, List<Entry> entries) throws IOException {
        String hash = Hashes.hex(Hashes.sha256(head));
        if (!entries.isEmpty() && entries.getLast().hash().equals(hash)) {
            return entries.getLast().number();
        }
        long number = entries.isEmpty() ? 1 : entries.getLast().number() + 1;
        String name = "heads/%0" + DIGITS + "d-%s";
        // A conflict is another run that had the same head at the same time.
        PutOutcome _ =
                store.putIfAbsent(
                        Vaults.own(vault, name.formatted(number, hash)), Content.of(head));
        return number;
    }

    /** Removes those that are too many. */
    void prune(List<Entry> entries) throws StoreUnavailable {
        for (int i = 0; i < entries.size() - KEPT; i++) {
            store.delete(entries.get(i).key());
        }
    }

    private static Optional<Entry> entry(ObjectKey key) {
        String name = key.segments().getLast();
        if (name.length() != DIGITS + 1 + Hashes.HEX
                || !name.substring(0, DIGITS).chars().allMatch(Character::isDigit)) {
            return Optional.empty();
        }
        return Hashes.named(key)
                .map(hash -> new Entry(Long.parseLong(name.substring(0, DIGITS)), hash, key));
    }
}
