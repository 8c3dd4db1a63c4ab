package org.preau.backup.mirror;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.preau.backup.store.ListPage;
import org.preau.backup.store.ObjectStat;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.StoreUnavailable;

/**
 * Makes an erasure reach the mirror at once, after it was done in the primary store: mirrors the
 * vault without any grace, so that the old objects go, and deletes the earlier heads and what was
 * kept as the evidence of damage, in both stores, since that may be the very bytes.
 *
 * <p>What the store beneath keeps by itself (versions of a bucket, locked objects, snapshots of a
 * disk) is beyond it: {@code MIRROR.md} says what delay to state. May be run again.
 */
public final class EraseMirrored {
    private final ObjectStore primary;
    private final ObjectStore mirror;
    private final MirrorSettings settings;
    private final Needs needs;

    /**
     * From {@code primary} to {@code mirror}, both of which stay open.
     *
     * @param settings their grace does not count
     * @throws IllegalArgumentException if they say append-only, which erases nothing
     */
    public EraseMirrored(
            ObjectStore primary, ObjectStore mirror, MirrorSettings settings, Needs needs) {
        if (settings.appendOnly()) {
            throw new IllegalArgumentException("What is append-only cannot be erased from");
        }
        this.primary = primary;
        this.mirror = mirror;
        this.settings = settings;
        this.needs = needs;
    }

    /**
     * Erases.
     *
     * @return only {@link MirrorOutcome.Mirrored} says that it is done
     */
    public MirrorOutcome run(String vault, Progress.Listener listener) {
        MirrorSettings atOnce = settings.grace(Duration.ZERO).thorough(true);
        MirrorOutcome outcome =
                new MirrorVault(primary, mirror, atOnce, needs).run(vault, listener);
        if (!(outcome instanceof MirrorOutcome.Mirrored(MirrorReport report))) {
            return outcome;
        }
        try {
            oldHeads(vault);
            evidence(primary, vault);
            evidence(mirror, vault);
            return outcome;
        } catch (IOException e) {
            return new MirrorOutcome.Stopped(report, String.valueOf(e.getMessage()));
        }
    }

    private void oldHeads(String vault) throws StoreUnavailable {
        List<HeadHistory.Entry> heads = new HeadHistory(mirror, vault).all();
        for (HeadHistory.Entry entry : heads.subList(0, Math.max(0, heads.size() - 1))) {
            mirror.delete(entry.key());
        }
    }

    /** Deletes what was kept as the evidence of damage to this vault, in one store. */
    public static void evidence(ObjectStore store, String vault) throws StoreUnavailable {
        String within = "/" + Vaults.prefix(vault);
        ListPage page = store.list(Evidence.FOLDER, ObjectStore.MAX_PAGE);
        while (!page.objects().isEmpty()) {
            for (ObjectStat object : page.objects()) {
                if (object.key().value().contains(within)) {
                    store.delete(object.key());
                }
            }
            page =
                    store.list(
                            Evidence.FOLDER, page.objects().getLast().key(), ObjectStore.MAX_PAGE);
        }
    }
}
