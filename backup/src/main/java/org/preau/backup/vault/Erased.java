package org.preau.backup.vault;

/**
 * What an erasure did.
 *
 * @param versions that are not what they were; their numbers and times are
 * @param removed files and links, each once for each content it had
 * @param replaced the same for what has other bytes now
 * @param collected the old bytes that went, with whatever else nothing referred to
 */
public record Erased(int versions, int removed, int replaced, Collected collected) {}
