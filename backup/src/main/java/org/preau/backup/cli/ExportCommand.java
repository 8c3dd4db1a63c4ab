package org.preau.backup.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.preau.backup.cli.Command.Parameter;
import org.preau.backup.vault.Vault;

/** {@code infra/vault export STORE VAULT DIR}. */
final class ExportCommand {
    static final Command COMMAND =
            new Command(
                    "export",
                    "Write a bare git repository with all versions, for git and git-lfs.",
                    List.of(
                            Place.STORE,
                            Place.VAULT,
                            Parameter.once("DIR", "not there yet, or empty")),
                    List.of(),
                    words -> words.place().open(vault -> export(words, vault)));

    private ExportCommand() {}

    private static int export(Words words, Vault vault) throws IOException {
        Path folder = Path.of(words.get(2));
        vault.exportGit(folder);
        words.speech().say(Map.of("folder", folder.toString()), "Written: git clone " + folder);
        return 0;
    }
}
