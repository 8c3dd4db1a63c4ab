package org.preau.main;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code preau migrate}: brings the database to this version, and nothing else. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description =
                "Brings the database to this version. serve does it too; this is for upgrades by hand.")
final class MigrateCommand implements Callable<Integer> {

    @Mixin private DataOptions data = new DataOptions();

    @Override
    public Integer call() {
        try (Platform platform = Platform.open(data.settings(), true)) {
            platform.database().statements();
        }
        return ExitCode.DONE;
    }
}
