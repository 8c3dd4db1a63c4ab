/**
 * The vault's command line: {@code infra/vault}.
 *
 * <p>One class a command; what they share is in {@link org.preau.backup.cli.Place} (where the vault
 * lies) and {@link org.preau.backup.cli.Speech} (text, JSON, progress).
 */
@NullMarked
package org.preau.backup.cli;

import org.jspecify.annotations.NullMarked;
