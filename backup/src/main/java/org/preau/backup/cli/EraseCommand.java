package org.preau.backup.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.backup.cli.Command.Option;
import org.preau.backup.cli.Command.Parameter;
import org.preau.backup.cli.Command.Times;
import org.preau.backup.mirror.EraseMirrored;
import org.preau.backup.mirror.MirrorOutcome;
import org.preau.backup.mirror.MirrorSettings;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.vault.Erased;
import org.preau.backup.vault.Eraser;
import org.preau.backup.vault.Eraser.Fate;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.VaultPath;

/** {@code infra/vault erase STORE VAULT PATH... --confirm VAULT}. */
final class EraseCommand {
    static final Command COMMAND =
            new Command(
                    "erase",
                    "Take files or folders out of every version, as if they had never been there,"
                            + " and delete their bytes at once. Numbers and times of versions"
                            + " stay.",
                    List.of(
                            Place.STORE,
                            Place.VAULT,
                            new Parameter("PATH", Times.ANY, "files or folders of any version")),
                    List.of(
                            Option.with("--confirm", "VAULT", "its name again: yes, for good"),
                            Option.with("--mirror", "MIRROR", "erase there too, without grace"),
                            Option.with("--keys", "FILE", "the mirror's keys, if it has some")),
                    EraseCommand::run);

    private EraseCommand() {}

    private static int run(Words words) throws IOException {
        List<VaultPath> paths = words.from(2).stream().map(VaultPath::new).toList();
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("Say which files or folders");
        }
        Place place = words.place();
        Speech speech = words.speech();
        if (!words.value("--confirm").orElse("").equals(place.name().value())) {
            speech.warn(
                    "Nothing was erased. It cannot be undone: add --confirm %s if it is meant"
                            .formatted(place.name()));
            return VaultMain.WRONG;
        }
        try (ObjectStore store = place.openStore()) {
            Vault vault = Vault.open(store, place.name());
            Eraser eraser =
                    (path, _) ->
                            paths.stream().anyMatch(gone -> isIn(path, gone))
                                    ? new Fate.Remove()
                                    : new Fate.Keep();
            Erased erased = vault.erase(eraser, speech.progress("Erasing"));
            boolean mirrored = mirrored(words, store, place);
            say(speech, erased, mirrored);
            return mirrored ? 0 : VaultMain.PARTLY;
        }
    }

    private static boolean isIn(VaultPath path, VaultPath folder) {
        return path.equals(folder) || path.value().startsWith(folder.value() + "/");
    }

    private static boolean mirrored(Words words, ObjectStore store, Place place)
            throws IOException {
        Optional<String> location = words.value("--mirror");
        if (location.isEmpty()) {
            return true;
        }
        try (ObjectStore mirror = Mirrors.open(location.get(), Mirrors.keys(words))) {
            MirrorOutcome outcome =
                    new EraseMirrored(
                                    store, mirror, MirrorSettings.USUAL, MirrorCommand.needs(store))
                            .run(place.name().value(), _ -> {});
            boolean done = outcome instanceof MirrorOutcome.Mirrored;
            if (!done) {
                words.speech().warn("The mirror still has it: " + outcome.values());
            }
            return done;
        }
    }

    private static void say(Speech speech, Erased erased, boolean mirrored) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("versions", erased.versions());
        values.put("removed", erased.removed());
        values.put("objects", erased.collected().objects());
        values.put("bytes", erased.collected().bytes());
        values.put("mirrored", mirrored);
        speech.say(
                values,
                "%d files are gone from %d versions"
                        .formatted(erased.removed(), erased.versions()));
    }
}
