package org.preau.mirror;

import java.io.IOException;
import java.util.List;
import org.preau.backup.mirror.EraseMirrored;
import org.preau.backup.mirror.MirrorOutcome;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.StoreUnavailable;
import org.preau.mirror.MirrorVaultRows.Erasing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has erasures reach the mirror: whatever was erased from all versions of a vault is erased there
 * too, without the days of grace, as soon as the mirror answers. What cannot be done stays asked
 * for.
 */
final class EraseInMirror {

    private static final Logger LOG = LoggerFactory.getLogger(EraseInMirror.class);

    private final RunMirror.Ground ground;

    EraseInMirror(RunMirror.Ground ground) {
        this.ground = ground;
    }

    /** Does what is asked for; how many vaults are done. */
    int run() {
        if (!ground.place().isSet()) {
            return 0;
        }
        List<Erasing> asked =
                ground.database()
                        .operator(
                                "see what is to be erased in the mirror", MirrorVaultRows::erasing);
        if (asked.isEmpty()) {
            return 0;
        }
        try {
            return ground.place().appendOnly() ? evidence(asked) : all(asked);
        } catch (IOException | IllegalArgumentException e) {
            LOG.atError()
                    .addKeyValue("vaults", asked.size())
                    .log("erasures wait for the mirror: {}", e.getMessage());
            return 0;
        }
    }

    private int all(List<Erasing> asked) throws IOException {
        int done = 0;
        try (ObjectStore mirror = ground.place().open()) {
            EraseMirrored erase =
                    new EraseMirrored(
                            ground.vaults(),
                            mirror,
                            ground.settings(),
                            VaultNeeds.of(ground.vaults()));
            for (Erasing it : asked) {
                done += one(erase, it) ? 1 : 0;
            }
        }
        return done;
    }

    private boolean one(EraseMirrored erase, Erasing it) {
        MirrorOutcome outcome = erase.run(it.name(), _ -> {});
        boolean done =
                switch (outcome) {
                    case MirrorOutcome.Mirrored _ -> true;
                    case MirrorOutcome.NoHead(_, boolean inMirror) -> !inMirror;
                    default -> false;
                };
        if (done) {
            done(it);
        }
        LOG.atLevel(done ? org.slf4j.event.Level.INFO : org.slf4j.event.Level.ERROR)
                .addKeyValue("vault", it.name())
                .addKeyValue("since", it.since())
                .addKeyValue("outcome", outcome.values())
                .log(done ? "erased in the mirror too" : "an erasure waits for the mirror");
        return done;
    }

    /**
     * Nothing leaves a mirror that only gets more, which its page says; but damaged bytes that were
     * put aside beside the vaults may be the very ones.
     */
    private int evidence(List<Erasing> asked) throws StoreUnavailable {
        for (Erasing it : asked) {
            EraseMirrored.evidence(ground.vaults(), it.name());
        }
        return 0;
    }

    private void done(Erasing it) {
        ground.database()
                .operator(
                        "note that it is erased in the mirror",
                        tx -> {
                            MirrorVaultRows.done(tx, it);
                            return it;
                        });
    }
}
