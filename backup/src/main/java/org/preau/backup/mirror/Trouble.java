package org.preau.backup.mirror;

/**
 * An object with which something is wrong.
 *
 * @param key its name
 * @param kind what is wrong
 * @param message in words, for the operator: what happened, and what to do
 */
public record Trouble(String key, Kind kind, String message) {
    /** What may be wrong. */
    public enum Kind {
        /** Its bytes are not those that its name promises; they were left where they are. */
        DAMAGED,
        /** It was listed, or is needed, and is not there. */
        MISSING,
        /** Both copies are damaged or missing: it cannot be brought back from these two stores. */
        LOST,
        /** It could not be read; nothing is said about its bytes. */
        UNREADABLE,
        /** It could not be written. */
        UNWRITABLE,
        /** Its name does not end with a hash, so that nothing can be said; it is left alone. */
        UNNAMED,
        /** The copy in the mirror differs and may not be replaced there. */
        DIFFERS,
        /** The head of the mirror is not the one that was written there last. */
        HEAD
    }
}
