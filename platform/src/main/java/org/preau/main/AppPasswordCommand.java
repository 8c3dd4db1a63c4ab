package org.preau.main;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code preau app-password}: members' passwords for programs. */
@Command(
        name = "app-password",
        mixinStandardHelpOptions = true,
        description = "Makes members' passwords for programs.",
        subcommands = AppPasswordCreateCommand.class)
final class AppPasswordCommand implements Runnable {

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Which command?");
        }
    }
}
