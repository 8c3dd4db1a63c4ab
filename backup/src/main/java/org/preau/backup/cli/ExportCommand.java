package org.preau.backup.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.preau.backup.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code infra/vault export STORE VAULT DIR}. */
@Command(
        name = "export",
        description = "Write a bare git repository with all versions, for git and git-lfs.")
final class ExportCommand implements Callable<Integer> {
    @Mixin private Place place = new Place();
    @Mixin private Speech speech = new Speech();

    @Parameters(index = "2", paramLabel = "DIR", description = "not there yet, or empty")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException {
        return place.open(this::export);
    }

    private int export(Vault vault) throws IOException {
        vault.exportGit(folder);
        speech.say(Map.of("folder", folder.toString()), "Written: git clone " + folder);
        return 0;
    }
}
