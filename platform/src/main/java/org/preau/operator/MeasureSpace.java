package org.preau.operator;

import java.util.List;
import org.preau.base.TenantId;
import org.preau.sql.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures the space that associations really take: the objects in their part of the store, and the
 * texts in the database. Every night for all of them, at once for one.
 */
final class MeasureSpace {

    private static final Logger LOG = LoggerFactory.getLogger(MeasureSpace.class);

    private final Database database;
    private final TenantObjects objects;

    MeasureSpace(Database database, TenantObjects objects) {
        this.database = database;
        this.objects = objects;
    }

    /** Measures one, and notes it; the bytes. */
    long run(TenantId tenant) {
        long stored = objects.bytes(tenant);
        return database.operator(
                "measure an association",
                tx ->
                        tx.query(
                                        """
                                        with texts as (
                                            select (select coalesce(sum(octet_length(title) + octet_length(lead) + octet_length(body)), 0)
                                                      from article where tenant_id = :tenant)
                                                 + (select coalesce(sum(octet_length(title) + octet_length(lead) + octet_length(body)), 0)
                                                      from revision where tenant_id = :tenant) as bytes
                                        ), changed as (
                                            update tenant
                                               set used_bytes = :stored + (select bytes from texts)
                                             where tenant_id = :tenant
                                               and used_bytes <> :stored + (select bytes from texts)
                                        )
                                        select :stored + bytes from texts
                                        """)
                                .bind("tenant", tenant)
                                .bind("stored", stored)
                                .one(Long.class));
    }

    /** Measures all, one after another; an unreachable store leaves the figures as they were. */
    void all() {
        List<TenantId> tenants =
                database.operator(
                        "measure all associations",
                        tx ->
                                tx.query(
                                                """
                                                select tenant_id
                                                  from tenant
                                                 order by tenant_id
                                                """)
                                        .list(TenantId.class));
        tenants.forEach(this::run);
        LOG.atInfo().addKeyValue("associations", tenants.size()).log("space measured");
    }
}
