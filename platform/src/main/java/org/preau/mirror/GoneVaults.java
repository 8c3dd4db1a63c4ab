package org.preau.mirror;

import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.preau.backup.mirror.RemoveVault;
import org.preau.backup.mirror.Vaults;
import org.preau.backup.store.ObjectStore;
import org.preau.sql.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of vaults that are in the mirror only. Those of associations that were erased for
 * good go when the delay is over. Any other was lost: it is told, and never removed, since a
 * database that came back empty would otherwise empty the mirror too.
 */
final class GoneVaults {

    private static final Logger LOG = LoggerFactory.getLogger(GoneVaults.class);

    private final RunMirror.Ground ground;
    private final ObjectStore mirror;

    GoneVaults(RunMirror.Ground ground, ObjectStore mirror) {
        this.ground = ground;
        this.mirror = mirror;
    }

    /**
     * Does it.
     *
     * @param onlyInMirror their names
     * @param behind gets those that were lost
     */
    void run(List<String> onlyInMirror, RunTally tally, List<String> behind) throws IOException {
        Instant now = ground.clock().instant();
        Database database = ground.database();
        Set<String> given =
                new HashSet<>(
                        database.operator("see who was erased for good", MirrorVaultRows::gone));
        for (String name : onlyInMirror) {
            if (!given.contains(name)) {
                tally.behind();
                behind.add(name);
                lost(name, now);
            }
        }
        List<String> due =
                database.operator(
                        "see whose mirror is to go",
                        tx -> MirrorVaultRows.goneBefore(tx, now.minus(RunMirror.GONE_KEPT)));
        for (String name : due) {
            remove(name, tally);
        }
    }

    private void lost(String name, Instant now) {
        LOG.atError().addKeyValue("vault", name).log("A VAULT IS IN THE MIRROR ONLY");
        ground.database()
                .operator(
                        "note that a vault is in the mirror only",
                        tx -> {
                            MirrorVaultRows.behind(
                                    tx,
                                    name,
                                    "the vault is in the mirror only: infra/vault verify STORE VAULT --repair-from MIRROR brings it back, infra/vault remove gives it up",
                                    now);
                            return name;
                        });
    }

    private void remove(String name, RunTally tally) throws IOException {
        if (ground.place().appendOnly()) {
            return;
        }
        if (ground.vaults().stat(Vaults.head(name)).isEmpty()) {
            long objects = RemoveVault.run(mirror, name);
            tally.removed();
            LOG.atInfo()
                    .addKeyValue("vault", name)
                    .addKeyValue("objects", objects)
                    .log("a vault is gone from the mirror");
        }
        ground.database()
                .operator(
                        "forget a vault that is gone",
                        tx -> {
                            MirrorVaultRows.forget(tx, name);
                            return name;
                        });
    }
}
