package org.preau.backup.vault;

import java.util.List;

/**
 * What a verification found.
 *
 * @param versions that are kept
 * @param objects that were read whole and are right
 * @param bytes of those
 * @param damages empty if all is well
 */
public record Verification(int versions, long objects, long bytes, List<Damage> damages) {
    /** Copies the list. */
    public Verification {
        damages = List.copyOf(damages);
    }

    /**
     * An object that is missing or has other bytes.
     *
     * @param key in the store
     * @param reason what is wrong with it
     */
    public record Damage(String key, String reason) {}
}
