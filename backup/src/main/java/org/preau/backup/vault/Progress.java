package org.preau.backup.vault;

/** Told how far something has come. Called often, on the working thread: be quick. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress SILENT = (_, _) -> {};

    /**
     * So much is done.
     *
     * @param done bytes, from 0 to {@code total}
     * @param total bytes in all, as far as is known now
     */
    void at(long done, long total);
}
