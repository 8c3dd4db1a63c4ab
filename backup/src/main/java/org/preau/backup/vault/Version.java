package org.preau.backup.vault;

import java.time.Instant;

/**
 * A version of a vault.
 *
 * @param number counts up from 1; stays the same as long as the version is kept
 * @param time when it was committed
 * @param author who did it
 * @param message why, the first line short
 * @param commit its name in git, which changes when an earlier version is forgotten
 */
public record Version(long number, Instant time, String author, String message, String commit) {}
