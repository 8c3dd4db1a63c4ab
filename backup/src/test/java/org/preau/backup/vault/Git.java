package org.preau.backup.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.preau.backup.store.ObjectStore;

/** What stock git says of a vault. */
final class Git {
    private Git() {}

    /** Exports the vault and lets C git look at every object of it. */
    static void fsck(ObjectStore store, VaultName name, Path scratch) throws Exception {
        Path bare = Files.createTempDirectory(scratch, "git");
        Vault.open(store, name).exportGit(bare);
        assertThat(run(bare, "fsck", "--full", "--strict")).as("git fsck").isEmpty();
    }

    /** What the command says, after it ended well. */
    static String run(Path folder, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        Path home = Files.createDirectories(folder.resolveSibling("home"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("%s: %s", command, said).isZero();
        return said;
    }
}
