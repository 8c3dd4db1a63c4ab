package org.preau.backup.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.preau.backup.cli.Command.Parameter;
import org.preau.backup.vault.NoSuchPath;
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.Restored;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.VaultPath;

/** {@code infra/vault restore STORE VAULT VERSION DIR [PATH]}. */
final class RestoreCommand {
    static final Command COMMAND =
            new Command(
                    "restore",
                    "Write a version, or a part of it, into a folder.",
                    List.of(
                            Place.STORE,
                            Place.VAULT,
                            Parameter.once("VERSION", "its number, or last"),
                            Parameter.once(
                                    "DIR",
                                    "empty or not there yet; with PATH, - is standard output"),
                            Parameter.optional("PATH", "a file or a folder of it; default: all")),
                    List.of(),
                    words -> words.place().open(vault -> restore(words, vault)));

    private RestoreCommand() {}

    private static int restore(Words words, Vault vault) throws IOException {
        Speech speech = words.speech();
        long number = Versions.number(vault, words.get(2));
        String folder = words.get(3);
        String path = words.optional(4).orElse("");
        if (folder.equals("-")) {
            return print(vault, number, path);
        }
        Progress progress = speech.progress("Writing");
        Restored restored =
                path.isEmpty()
                        ? vault.restore(number, Path.of(folder), progress)
                        : vault.restore(number, new VaultPath(path), Path.of(folder), progress);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("version", number);
        values.put("files", restored.files());
        values.put("links", restored.links());
        values.put("emptyFolders", restored.emptyFolders());
        values.put("bytes", restored.bytes());
        speech.say(
                values,
                "Version %d: %d files (%s)"
                        .formatted(number, restored.files(), Speech.size(restored.bytes())));
        return 0;
    }

    private static int print(Vault vault, long number, String path) throws IOException {
        VaultPath wanted = new VaultPath(path);
        boolean there = vault.copy(number, wanted, System.out);
        System.out.flush();
        if (!there) {
            throw new NoSuchPath(number, wanted);
        }
        return 0;
    }
}
