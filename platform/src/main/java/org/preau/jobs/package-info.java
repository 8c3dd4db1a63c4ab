/**
 * Work that follows a write: scheduled in the same transaction, so never lost and never early; run
 * once, by one of the servers, again after a failure.
 *
 * <p>Over db-scheduler: one table, {@code for update skip locked}. A job is a shell around one act.
 */
@NullMarked
package org.preau.jobs;

import org.jspecify.annotations.NullMarked;
