/** Tests of the vault, on real folders and a real S3 server. */
@NullMarked
package org.preau.backup.vault;

import org.jspecify.annotations.NullMarked;
