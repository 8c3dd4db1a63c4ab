package org.preau.main;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code preau migrate}: brings the database to this version, and nothing else. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description =
                "Brings the database to this version, once each association that changed has a snapshot. serve does it too; this is for upgrades by hand.")
final class MigrateCommand implements Callable<Integer> {

    @Mixin private DataOptions data = new DataOptions();

    @Option(
            names = "--without-snapshots",
            description =
                    "Take no snapshots first: what changed since the last ones cannot be brought back.")
    private boolean withoutSnapshots;

    @Override
    public Integer call() {
        try (Platform platform = Platform.open(data.settings(), true, !withoutSnapshots)) {
            platform.database().statements();
        }
        return ExitCode.DONE;
    }
}
