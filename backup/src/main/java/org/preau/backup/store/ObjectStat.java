package org.preau.backup.store;

import java.time.Instant;

/**
 * What is known of an object without reading it.
 *
 * @param key its name
 * @param tag the tag of its present content
 * @param length its bytes, all of them, 0 or more
 * @param modified when this content was stored, by the clock of the store, to the second at worst
 */
public record ObjectStat(ObjectKey key, Tag tag, long length, Instant modified) {}
