package org.preau.main;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.preau.backup.mirror.KeyRing;
import org.preau.backup.mirror.KeyRingFile;
import org.preau.rebuild.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code preau rebuild}: the whole platform back, on a machine that has nothing. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description =
                "Brings the whole platform back into an empty data folder and database: accounts, settings, all associations with their history. Says how long it took and what is not back. Killed, it goes on where it was when it is run again.")
final class RebuildCommand implements Callable<Integer> {

    @Mixin private DataOptions data = new DataOptions();
    @Mixin private Said said = new Said();

    @Option(
            names = "--from",
            paramLabel = "STORE",
            required = true,
            description =
                    "Where the vaults are: a folder or s3://BUCKET/PREFIX?endpoint=URL; or the mirror of them.")
    private String from = "";

    @Option(
            names = "--key-ring",
            paramLabel = "FILE",
            description =
                    "The keys of the mirror; they open passwords and second factors too. PREAU_MIRROR_KEYS unless said.")
    private @Nullable Path keys;

    @Override
    public Integer call() {
        try {
            Report report =
                    new RebuildPlatform(data.folder(), data::settings, from, ring(), said::remark)
                            .run();
            int _ = said.done(report, new RebuildText(report).text());
            return report.whole() ? ExitCode.DONE : ExitCode.BROKEN;
        } catch (RebuildPlatform.Refused e) {
            return said.refused(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            said.remark(String.valueOf(e.getMessage()));
            return ExitCode.USAGE;
        } catch (IOException e) {
            said.remark(
                    "It is not done: "
                            + e.getMessage()
                            + " Run the same command again: it goes on where it was.");
            return ExitCode.BROKEN;
        }
    }

    private @Nullable KeyRing ring() throws IOException {
        Path file = keys;
        if (file == null) {
            String setting = data.settings(Map.of()).text(Setting.MIRROR_KEYS);
            file = setting.isEmpty() ? null : Path.of(setting);
        }
        return file == null ? null : new KeyRingFile(file).read().orThrow();
    }
}
