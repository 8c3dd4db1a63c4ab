package org.preau.backup.vault;

/** What is different at one path between two versions. */
public sealed interface Change {
    /** Where, in the later version; for what is gone, in the earlier one. */
    VaultPath path();

    /** Was not there. */
    record Added(VaultPath path) implements Change {}

    /** Is there no longer. */
    record Removed(VaultPath path) implements Change {}

    /** Has other bytes, or became a link or executable, or no longer is. */
    record Edited(VaultPath path) implements Change {}

    /** Has the same bytes under another path. */
    record Moved(VaultPath path, VaultPath from) implements Change {}
}
