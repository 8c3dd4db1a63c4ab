package org.preau.backup.vault;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.preau.backup.vault.Change.Added;
import org.preau.backup.vault.Change.Edited;
import org.preau.backup.vault.Change.Moved;
import org.preau.backup.vault.Change.Removed;

/** Compares two versions by the names of what they hold; reads no file. */
final class Diff {
    private Diff() {}

    /** The changes from the one to the other, in the order of their paths. */
    static List<Change> between(List<Item> before, List<Item> after) {
        Map<VaultPath, Item> gone = new TreeMap<>();
        before.forEach(item -> gone.put(item.path(), item));
        List<Item> come = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (Item item : after) {
            Item old = gone.remove(item.path());
            if (old == null) {
                come.add(item);
            } else if (!old.equals(item)) {
                changes.add(new Edited(item.path()));
            }
        }
        Map<ObjectId, Deque<VaultPath>> free = new HashMap<>();
        gone.values().stream()
                .filter(item -> item.mode() != Item.Mode.EMPTY_FOLDER)
                .forEach(item ->
                        free.computeIfAbsent(item.id(), _ -> new ArrayDeque<>()).add(item.path()));
        for (Item item : come) {
            VaultPath from = free.getOrDefault(item.id(), new ArrayDeque<>()).poll();
            changes.add(from == null ? new Added(item.path()) : new Moved(item.path(), from));
            if (from != null) {
                gone.remove(from);
            }
        }
        gone.keySet().forEach(path -> changes.add(new Removed(path)));
        changes.sort((a, b) -> a.path().compareTo(b.path()));
        return changes;
    }
}
