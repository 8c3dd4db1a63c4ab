package org.preau.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.preau.backup.vault.Erased;
import org.preau.backup.vault.Eraser;
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.VaultPath;
import org.preau.backup.vault.Version;
import org.preau.base.TenantId;
import org.preau.jobs.JobKind;
import org.preau.jobs.Jobs;
import org.preau.mirror.MirrorVaultRows;
import org.preau.snapshot.Chapters;
import org.preau.snapshot.ErasedRows;
import org.preau.snapshot.Left;
import org.preau.sql.Database;
import org.preau.sql.Tx;
import org.preau.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what was erased out of every version of before: within a day, and once more a day later,
 * for a snapshot that was under way when it was erased. So nothing of it is left after two days
 * (GDPR, article 17), and the mirror follows within the hour. Numbers and times of versions stay.
 */
public final class EraseFromVersions {

    /** The recurring job that looks where something was erased. */
    public static final String NAME = "erasures-due";

    /** How often it looks. */
    public static final Duration PAUSE = Duration.ofHours(6);

    /** Writes the versions of one association anew. */
    public static final JobKind<KeepUp.Nothing> KIND =
            new JobKind<>("erase-from-versions", KeepUp.Nothing.class);

    private static final Logger LOG = LoggerFactory.getLogger(EraseFromVersions.class);

    private final Database database;
    private final Jobs jobs;
    private final Chapters chapters;
    private final Vaults vaults;
    private final Clock clock;

    public EraseFromVersions(
            Database database, Jobs jobs, Chapters chapters, Vaults vaults, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.chapters = chapters;
        this.vaults = vaults;
        this.clock = clock;
    }

    /** Once for a server, before its jobs start. */
    public void register() {
        jobs.register(KIND, (tenancy, _) -> run(tenancy));
        jobs.every(NAME, PAUSE, this::due);
    }

    /** Schedules one for each association where something is still to be taken out. */
    int due() {
        return database.operator(
                "see where something was erased",
                tx -> {
                    List<TenantId> due =
                            tx.query(
                                            """
                                            select distinct tenant_id
                                              from erasure
                                             where rewritten_at is null
                                                or (rewritten_at < erased_at + interval '1 day'
                                                    and now() > erased_at + interval '1 day')
                                            """)
                                    .list(TenantId.class);
                    due.forEach(tenant ->
                            jobs.schedule(
                                    tx,
                                    tenant,
                                    KIND,
                                    "now",
                                    new KeepUp.Nothing(""),
                                    clock.instant()));
                    return due.size();
                });
    }

    /** Does it for one. */
    void run(Tenancy tenancy) {
        ErasedRows erased = database.read(tenancy, tx -> ErasedRows.of(tx, chapters));
        Vault vault = vaults.of(tenancy.tenant());
        try {
            boolean found = false;
            for (Version version : vault.versions()) {
                found |= erased.lookFor(new VersionTree(vault, version.number()));
            }
            if (found) {
                said(tenancy, vault.erase(new OfRows(erased), Progress.SILENT));
            }
            followed(database, tenancy.tenant());
            database.write(
                    tenancy,
                    tx -> {
                        endArchives(tx, tenancy.tenant());
                        return erased.rewritten(tx);
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has the mirror follow. Asked for each time: a run may have died just before it asked. */
    static void followed(Database database, TenantId tenant) {
        database.operator(
                "have the mirror follow an erasure",
                tx -> {
                    MirrorVaultRows.erased(tx, tenant);
                    return tenant;
                });
    }

    private static void said(Tenancy tenancy, Erased done) {
        LOG.atInfo()
                .addKeyValue("association", tenancy.tenant())
                .addKeyValue("versions", done.versions())
                .addKeyValue("removed", done.removed())
                .addKeyValue("replaced", done.replaced())
                .log("what was erased is in no version any more");
    }

    /**
     * Archives of everything that were made before are given to nobody any more; their bytes go
     * when their time is over.
     */
    static void endArchives(Tx tx, TenantId tenant) {
        tx.query(
                        """
                        update takeaway
                           set expires_at = now()
                         where tenant_id = :tenant
                           and expires_at > now()
                           and state = 'ready'
                        """)
                .bind("tenant", tenant)
                .execute();
    }

    /** What becomes of a file. */
    static Eraser.Fate fate(Left left) {
        return switch (left) {
            case Left.All() -> new Eraser.Fate.Keep();
            case Left.Nothing() -> new Eraser.Fate.Remove();
            case Left.Some(byte[] rest) -> new Eraser.Fate.Replace(rest);
        };
    }

    /** Asks of each file what of it was erased. */
    private record OfRows(ErasedRows erased) implements Eraser {

        @Override
        public Fate fate(VaultPath path, Found found) throws IOException {
            if (!erased.concerns(path.value())) {
                return erased.has(path.value()) || hasBytes(path.value(), found)
                        ? new Fate.Remove()
                        : new Fate.Keep();
            }
            return EraseFromVersions.fate(erased.without(path.value(), found.bytes()));
        }

        private boolean hasBytes(String path, Found found) throws IOException {
            return erased.tookBytes(path) && erased.hasBytes(path, found.hash().hex());
        }
    }
}
