package org.preau.portal;

import java.util.function.Function;
import java.util.function.Supplier;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;

/** Reads rows of the portal's own tenant, and of no other: row security holds whatever is asked. */
final class PortalReader {

    private final Database database;
    private final Supplier<Tenancy> portal;

    PortalReader(Database database, Supplier<Tenancy> portal) {
        this.database = database;
        this.portal = portal;
    }

    <T> T read(Function<TenantTx, T> work) {
        return database.read(portal.get(), work);
    }
}
