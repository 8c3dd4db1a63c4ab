package org.preau.snapshot;

import java.util.List;

/**
 * The files that are not the same in two trees.
 *
 * @param added are in the second only
 * @param removed are in the first only
 * @param edited are in both, with other bytes
 */
public record Differing(List<String> added, List<String> removed, List<String> edited) {

    /** Copies the lists. */
    public Differing {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        edited = List.copyOf(edited);
    }
}
