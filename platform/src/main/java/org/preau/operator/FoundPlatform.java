package org.preau.operator;

import org.preau.base.TenantId;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;

/** Makes the portal's tenant on an empty platform; does nothing on another one. */
public final class FoundPlatform {

    private final Database database;

    public FoundPlatform(Database database) {
        this.database = database;
    }

    /**
     * @param name the portal's
     * @return whether the platform was empty until now
     */
    public boolean run(String name) {
        return database.operator("found the platform", tx -> found(tx, name));
    }

    private static boolean found(OperatorTx tx, String name) {
        TenantId id = TenantId.next();
        int made =
                tx.query(
                                """
                                insert into tenant (tenant_id, kind, slug, name, theme)
                                values (:id, 'portal', 'portail', :name, 'portal')
                                on conflict do nothing
                                """)
                        .bind("id", id)
                        .bind("name", name)
                        .execute();
        if (made == 1) {
            tx.workIn(id);
            tx.query("insert into site (tagline) values ('')").execute();
            tx.tenantChanged(id);
        }
        return made == 1;
    }
}
