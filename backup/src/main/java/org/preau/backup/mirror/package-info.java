/**
 * A second copy of every vault in another store, encrypted there, and what brings it back.
 *
 * <p>{@link org.preau.backup.mirror.EncryptedStore} encrypts whatever store it stands before, with
 * the keys of a {@link org.preau.backup.mirror.KeyRing}; {@link
 * org.preau.backup.mirror.MirrorVaults} copies; {@link org.preau.backup.mirror.VerifyObjects} reads
 * everything again and repairs one side from the other. None of it knows what a vault looks like
 * inside: all but its head is named by the hash of its bytes. {@code MIRROR.md} has the formats and
 * the operator's manual.
 */
@NullMarked
package org.preau.backup.mirror;

import org.jspecify.annotations.NullMarked;
