package org.preau.main;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code preau account}: makes accounts, and lets people in. */
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        description = "Makes accounts, sign-in links and API tokens.",
        subcommands = {
            AccountCreateCommand.class,
            AccountLinkCommand.class,
            AccountTokenCommand.class
        })
final class AccountCommand implements Runnable {

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Which command?");
        }
    }
}
