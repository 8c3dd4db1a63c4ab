package org.preau.backup.vault;

/**
 * What a collection gave back.
 *
 * @param objects that were deleted
 * @param bytes of those
 */
public record Collected(long objects, long bytes) {}
