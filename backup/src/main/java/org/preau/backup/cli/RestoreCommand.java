package org.preau.backup.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.preau.backup.vault.NoSuchPath;
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.Restored;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.VaultPath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code infra/vault restore STORE VAULT VERSION DIR [PATH]}. */
@Command(name = "restore", description = "Write a version, or a part of it, into a folder.")
final class RestoreCommand implements Callable<Integer> {
    @Mixin private Place place = new Place();
    @Mixin private Speech speech = new Speech();

    @Parameters(index = "2", paramLabel = "VERSION", description = "its number, or last")
    private String version = "last";

    @Parameters(
            index = "3",
            paramLabel = "DIR",
            description = "empty or not there yet; with PATH, - is standard output")
    private String folder = "";

    @Parameters(index = "4", paramLabel = "PATH", arity = "0..1", description = "file or folder")
    private String path = "";

    @Override
    public Integer call() throws IOException {
        return place.open(this::restore);
    }

    private int restore(Vault vault) throws IOException {
        long number = Versions.number(vault, version);
        if (folder.equals("-")) {
            return print(vault, number);
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

    private int print(Vault vault, long number) throws IOException {
        VaultPath wanted = new VaultPath(path);
        boolean there = vault.copy(number, wanted, System.out);
        System.out.flush();
        if (!there) {
            throw new NoSuchPath(number, wanted);
        }
        return 0;
    }
}
