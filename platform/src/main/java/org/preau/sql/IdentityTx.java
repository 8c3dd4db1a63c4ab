package org.preau.sql;

import org.jdbi.v3.core.Handle;

/**
 * A transaction on accounts, sessions and secrets; of associations it sees one account's offices.
 */
public final class IdentityTx extends Tx {
    IdentityTx(Handle handle) {
        super(handle);
    }
}
