/**
 * Mail that the platform sends: queued in the transaction of the act that causes it, sent by a job,
 * through a relay or, on a demonstration, into a folder.
 */
@NullMarked
package org.preau.mail;

import org.jspecify.annotations.NullMarked;
