package org.preau.backup.mirror;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.preau.backup.store.CorruptObject;
import org.preau.backup.store.ObjectStore;

/**
 * Asks a mirror whether its head is the one that was written there last, before a vault is brought
 * back from it. Somebody who can write to the mirror can put an old head back, and this finds it;
 * if they also delete the newer ones from the history, only a number noted elsewhere does (each
 * report of a run tells it).
 */
public final class CheckHead {
    private CheckHead() {}

    /** What the mirror's history says of its head. */
    public sealed interface Outcome {
        /**
         * It is the last.
         *
         * @param number how many heads were ever mirrored
         */
        record Newest(long number) implements Outcome {}

        /**
         * It is damaged, missing, or not the last, be it that a run was killed in its last step:
         * {@link BringHeadBack} puts the last one there.
         *
         * @param number of the head that is there, 0 if it is none of the history
         * @param newest of the last one
         */
        record Other(long number, long newest) implements Outcome {}

        /** Nothing was ever mirrored under this name. */
        record Nothing() implements Outcome {}
    }

    /**
     * Asks.
     *
     * @throws IOException if the mirror cannot be read
     */
    public static Outcome run(ObjectStore mirror, String vault) throws IOException {
        List<HeadHistory.Entry> entries = new HeadHistory(mirror, vault).all();
        if (entries.isEmpty()) {
            return new Outcome.Nothing();
        }
        long newest = entries.getLast().number();
        String hash = hash(mirror, vault);
        long number =
                entries.stream()
                        .filter(entry -> entry.hash().equals(hash))
                        .mapToLong(HeadHistory.Entry::number)
                        .max()
                        .orElse(0);
        return number == newest ? new Outcome.Newest(newest) : new Outcome.Other(number, newest);
    }

    private static String hash(ObjectStore mirror, String vault) throws IOException {
        try {
            Optional<byte[]> head = mirror.read(Vaults.head(vault), HeadHistory.LARGEST_HEAD);
            return head.map(bytes -> Hashes.hex(Hashes.sha256(bytes))).orElse("");
        } catch (CorruptObject e) {
            return "";
        }
    }
}
