package org.preau.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.preau.backup.vault.Vault;
import org.preau.snapshot.Counts;
import org.preau.snapshot.Delta;
import org.preau.snapshot.Differing;
import org.preau.snapshot.RestoreTree;
import org.preau.sql.TenantTx;

/** Finds out what a restore would do; changes nothing. */
final class PlanRestore {

    private final RestoreSnapshot.Ground ground;
    private final RestoreTree restore;

    PlanRestore(RestoreSnapshot.Ground ground, RestoreTree restore) {
        this.ground = ground;
        this.restore = restore;
    }

    /** What would be done if everything were as in version {@code latest}: by chapter. */
    Map<String, Counts> compared(RestoreSnapshot.Order order, long latest) throws IOException {
        try (ReadAhead then = tree(order, order.version());
                ReadAhead now = tree(order, latest)) {
            return ground.database()
                    .view(order.tenancy(), tx -> restore.byChapter(delta(tx, now, then, order)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** A version, to be read. Close it. */
    ReadAhead tree(RestoreSnapshot.Order order, long version) throws IOException {
        return new ReadAhead(
                new VersionTree(ground.vaults().of(order.tenancy().tenant()), version),
                ground.chapters(),
                ground.work());
    }

    /**
     * The rows that it concerns.
     *
     * @throws UncheckedIOException if the vault does not give them
     */
    Delta delta(TenantTx tx, ReadAhead now, ReadAhead then, RestoreSnapshot.Order order) {
        Vault vault = ground.vaults().of(tx.tenant());
        Wish wish = order.wish();
        try {
            Differing files = CompareSnapshots.run(vault, now.version(), then.version());
            return restore.plan(
                    tx,
                    now,
                    then,
                    files,
                    wish.scope(ground.chapters(), Within.of(wish, then, files)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
