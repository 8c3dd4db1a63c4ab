package org.preau.backup.vault;

/**
 * What a collection gave back.
 *
 * @param objects that were deleted
 * @param bytes of those
 * @param done whether it came to its end; false if other writers were quicker each time: then
 *     nothing was deleted, and the next collection does it
 */
public record Collected(long objects, long bytes, boolean done) {}
