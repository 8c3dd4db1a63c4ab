package org.preau.backup.vault;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.preau.backup.vault.VaultObjects.Standing;

/** The newest view, kept as long as the head stands. Any thread. */
final class Views {
    private final VaultObjects objects;
    private @Nullable View last;

    Views(VaultObjects objects) {
        this.objects = objects;
    }

    /** The vault as it stands now: one small read, and what changed since the last time. */
    synchronized View now() throws IOException {
        Standing standing = objects.head();
        View known = last;
        if (known == null || !known.standing().equals(standing)) {
            known = new View(objects, standing, known);
            last = known;
        }
        return known;
    }
}
