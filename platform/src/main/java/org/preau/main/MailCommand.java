package org.preau.main;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code preau mail}: what became of mail. */
@Command(
        name = "mail",
        mixinStandardHelpOptions = true,
        description = "Tells what became of mail.",
        subcommands = MailCapturedCommand.class)
final class MailCommand implements Runnable {

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Which command?");
        }
    }
}
