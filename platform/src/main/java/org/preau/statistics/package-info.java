/**
 * Visits of the associations' sites, counted without recognising anybody: how often each page, feed
 * and file was asked for, where people came from, what they asked for in vain.
 *
 * <p>Counts are added up in memory, kept in PostgreSQL by a batch twice a minute, drawn by the
 * server. No address, no cookie, no identifier takes part.
 */
@NullMarked
package org.preau.statistics;

import org.jspecify.annotations.NullMarked;
