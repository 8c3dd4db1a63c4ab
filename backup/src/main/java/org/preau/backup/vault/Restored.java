package org.preau.backup.vault;

/**
 * What was written to a folder.
 *
 * @param bytes of the files
 */
public record Restored(long files, long links, long emptyFolders, long bytes) {}
