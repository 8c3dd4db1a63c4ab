package org.preau.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.preau.backup.mirror.MirrorOutcome;
import org.preau.backup.mirror.MirrorSettings;
import org.preau.backup.mirror.MirrorVaults;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.S3Credentials;
import org.preau.backup.store.StoreLocation;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.VaultName;
import org.preau.rebuild.Rebuild;
import org.preau.rebuild.Report;

/**
 * Brings all vaults with all their versions to where the new server keeps its own, each object held
 * against its hash; nothing where that is the store they came from. What is there is let be.
 *
 * @param data the platform's folder
 * @param location of the store that they come from
 * @param from that store, opened
 * @param vaults the new server's own
 * @param credentials for a bucket; null for none
 */
record BringHistory(
        Path data,
        String location,
        ObjectStore from,
        ObjectStore vaults,
        Settings settings,
        @Nullable S3Credentials credentials,
        Rebuild.Progress progress) {

    /**
     * Whoever removes nothing needs no turn at a vault: one that was killed had one, and for two
     * minutes nobody else could have gone on.
     */
    private static final MirrorSettings NOTHING_GOES = MirrorSettings.USUAL.appendOnly(true);

    /** Does it. */
    Report.Vaults run() throws IOException {
        if (isSame()) {
            return new Report.Vaults(true, 0, List.of());
        }
        List<String> wrong = new ArrayList<>();
        int[] copied = {0};
        MirrorVaults.All all =
                new MirrorVaults(
                                from,
                                vaults,
                                NOTHING_GOES,
                                (vault, head) -> {
                                    Set<ObjectKey> needed =
                                            Vault.open(from, new VaultName(vault)).needed(head);
                                    return needed::contains;
                                })
                        .run(
                                _ -> {},
                                outcome -> {
                                    if (outcome instanceof MirrorOutcome.Mirrored
                                            || outcome instanceof MirrorOutcome.Unchanged) {
                                        copied[0]++;
                                    } else {
                                        wrong.add(said(outcome));
                                    }
                                });
        if (!all.why().isEmpty()) {
            wrong.add(all.why());
        }
        progress.at("history: " + copied[0] + " vaults");
        return new Report.Vaults(false, copied[0], wrong);
    }

    private static String said(MirrorOutcome outcome) {
        return outcome.vault()
                + ": "
                + switch (outcome) {
                    case MirrorOutcome.Incomplete(var report) ->
                            "not whole: " + report.troubles().getFirst().message();
                    case MirrorOutcome.Older _ -> "the new store has a later one";
                    case MirrorOutcome.NoHead _ -> "it has no head";
                    case MirrorOutcome.Busy(_, var until) -> "another run is at it until " + until;
                    case MirrorOutcome.Stopped(_, String why) -> why;
                    case MirrorOutcome.Mirrored _, MirrorOutcome.Unchanged _ -> "";
                };
    }

    private boolean isSame() throws IOException {
        String said = settings.text(Setting.VAULTS);
        StoreLocation here =
                StoreLocation.of(
                        said.isEmpty() ? data.resolve("vaults").toString() : said, credentials);
        StoreLocation there = StoreLocation.of(location, credentials);
        return switch (there) {
            case StoreLocation.Folder(Path path) ->
                    here instanceof StoreLocation.Folder(Path other)
                            && Files.isSameFile(path, other);
            case StoreLocation.Bucket _, StoreLocation.Wrong _ -> there.equals(here);
        };
    }
}
