package org.preau.archive;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.vault.Progress;
import org.preau.base.TenantId;
import org.preau.snapshot.Chapters;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.Tenancy;
import org.preau.text.Language;
import org.preau.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Before a database becomes another version: each association that changed since its last snapshot
 * gets one, of the rows as the earlier version has them. The code is newer than the tables: it
 * takes those that are there, with the columns that the catalogue names, and asks nothing of any
 * other. A database from before there were snapshots is passed over.
 */
public final class KeepBeforeUpgrade {

    private static final Logger LOG = LoggerFactory.getLogger(KeepBeforeUpgrade.class);

    /**
     * How it went.
     *
     * @param kept how many associations got one, or had all in the last one
     * @param failed the short names of those that did not
     */
    public record Outcome(int kept, List<String> failed) {
        /** Copies the list. */
        public Outcome {
            failed = List.copyOf(failed);
        }
    }

    private record Changed(TenantId tenantId, String slug, Language language) {}

    private final Database database;
    private final TakeSnapshot take;
    private final Function<TenantId, Tenancy> enter;
    private final Messages messages;

    /**
     * @param database that no migration has touched yet
     * @param chapters all of the house's
     * @param enter makes the capability over a tenant
     */
    public KeepBeforeUpgrade(
            Database database,
            Chapters chapters,
            ObjectStore objects,
            Vaults vaults,
            Function<TenantId, Tenancy> enter,
            Messages messages,
            Clock clock) {
        this.database = database;
        this.enter = enter;
        this.messages = messages;
        Chapters there = database.operator("see which tables there are", chapters::there);
        take = new TakeSnapshot(database, there, objects, vaults, clock);
    }

    /** Takes them, one after another; one that fails does not stop the others. */
    public Outcome run() {
        List<String> failed = new ArrayList<>();
        List<Changed> all = database.operator("see who changed", KeepBeforeUpgrade::changed);
        for (Changed one : all) {
            try {
                TakeSnapshot.Taken _ =
                        take.run(
                                enter.apply(one.tenantId()),
                                Reason.BEFORE_UPGRADE,
                                Words.PLATFORM,
                                messages.text(
                                        one.language(),
                                        "archive.reason." + Reason.BEFORE_UPGRADE.word(),
                                        Map.of()),
                                Progress.SILENT);
            } catch (IOException | RuntimeException e) {
                failed.add(one.slug());
                LOG.atError()
                        .setCause(e)
                        .addKeyValue("association", one.slug())
                        .log("no snapshot could be taken before the upgrade");
            }
        }
        LOG.info("snapshots before the upgrade: {} of {}", all.size() - failed.size(), all.size());
        return new Outcome(all.size() - failed.size(), failed);
    }

    private static List<Changed> changed(OperatorTx tx) {
        if (tx.query("select true where to_regclass('change_mark') is null").exists()) {
            return List.of();
        }
        return tx.query(
                        """
                        select t.tenant_id, t.slug, t.language
                          from tenant t
                         where t.state <> 'deleted'
                           and exists (select from change_mark m where m.tenant_id = t.tenant_id)
                         order by t.slug
                        """)
                .list(Changed.class);
    }
}
