package org.preau.sql;

import java.sql.Connection;

/**
 * A transaction on accounts, sessions and secrets; of associations it sees one account's offices.
 */
public final class IdentityTx extends Tx {
    IdentityTx(Connection connection) {
        super(connection);
    }
}
