package org.preau.backup.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.preau.backup.cli.Command.Option;
import org.preau.backup.cli.Command.Parameter;
import org.preau.backup.mirror.MirrorOutcome;
import org.preau.backup.mirror.MirrorReport;
import org.preau.backup.mirror.MirrorSettings;
import org.preau.backup.mirror.MirrorVaults;
import org.preau.backup.mirror.Needs;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.VaultName;

/** {@code infra/vault mirror STORE STORE2}. */
final class MirrorCommand {
    static final Command COMMAND =
            new Command(
                    "mirror",
                    "Copy what is new in every vault of a store to another.",
                    List.of(
                            Place.STORE,
                            Parameter.once("STORE2", "the mirror: folder or s3://...")),
                    List.of(
                            Option.with(
                                    "--keys",
                                    "FILE",
                                    "encrypt there with these keys (infra/vault keys new)"),
                            Option.flag(
                                    "--append-only", "remove and replace nothing there but heads"),
                            Option.flag(
                                    "--thorough", "look for every object, even if nothing is new"),
                            Option.flag("--accept-older", "the older versions in STORE are meant")),
                    words -> new MirrorCommand(words.speech()).run(words));

    private final Speech speech;

    private MirrorCommand(Speech speech) {
        this.speech = speech;
    }

    private int run(Words words) throws IOException {
        try (ObjectStore primary = Place.openStore(words.get(0));
                ObjectStore mirror = Mirrors.open(words.get(1), Mirrors.keys(words))) {
            MirrorSettings settings =
                    MirrorSettings.USUAL
                            .appendOnly(words.has("--append-only"))
                            .thorough(words.has("--thorough"))
                            .acceptOlder(words.has("--accept-older"));
            var progress = speech.progress("Copying");
            MirrorVaults.All all =
                    new MirrorVaults(primary, mirror, settings, needs(primary))
                            .run(now -> progress.at(now.bytes(), now.foundBytes()), this::tell);
            return end(all);
        }
    }

    static Needs needs(ObjectStore store) {
        return (vault, head) -> {
            Set<ObjectKey> needed = Vault.open(store, new VaultName(vault)).needed(head);
            return needed::contains;
        };
    }

    private int end(MirrorVaults.All all) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("outcomes", all.outcomes().stream().map(MirrorOutcome::values).toList());
        values.put("unchanged", all.unchanged());
        values.put("onlyInMirror", all.onlyInMirror());
        values.put("stopped", all.why());
        all.onlyInMirror().forEach(name -> speech.warn(name + " is in the mirror only"));
        boolean well =
                all.why().isEmpty()
                        && all.outcomes().stream()
                                .allMatch(MirrorOutcome.Mirrored.class::isInstance);
        speech.say(
                values,
                "%d vaults mirrored or tried, %d unchanged%s"
                        .formatted(
                                all.outcomes().size(),
                                all.unchanged(),
                                all.why().isEmpty() ? "" : ". Stopped: " + all.why()));
        return well ? 0 : VaultMain.FAILED;
    }

    private void tell(MirrorOutcome outcome) {
        switch (outcome) {
            case MirrorOutcome.Mirrored _, MirrorOutcome.Unchanged _ -> {}
            case MirrorOutcome.Incomplete(MirrorReport report) -> {
                speech.warn(report.vault() + ": not all could be copied; the mirror stays older");
                report.troubles().forEach(t -> speech.warn("  " + t.key() + ": " + t.message()));
            }
            case MirrorOutcome.Older(String vault, long number, long newest) ->
                    speech.warn(
                            "%s: its version is older than the mirror's (%d, %d): --accept-older"
                                    .formatted(vault, number, newest));
            case MirrorOutcome.NoHead(String vault, _) -> speech.warn(vault + ": it has no head");
            case MirrorOutcome.Busy(String vault, var until) ->
                    speech.warn(vault + ": another run is at it until " + until);
            case MirrorOutcome.Stopped(MirrorReport report, String why) ->
                    speech.warn(report.vault() + ": " + why);
        }
    }
}
