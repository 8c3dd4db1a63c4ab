package org.preau.operator;

import org.preau.base.TenantId;
import org.preau.sql.OperatorTx;

/**
 * Told, in the transaction of an act, that an association may have to be listed otherwise by
 * whoever lists associations. Called again for each change; must be quick.
 */
@FunctionalInterface
public interface Listed {

    /** For those who list nothing. */
    Listed NOBODY = (tx, association) -> {};

    void changed(OperatorTx tx, TenantId association);
}
